// Files chosen to go with the reply: each with a look at it, its size or what is wrong with it, and a way to take it out.
import { useCallback } from 'preact/hooks';
import type { Upload } from '../../widget/peer/uploads.ts';
import { Canvas } from '../../widget/ui/Canvas.tsx';
import { PROBLEMS, sizeWords } from './file-words.ts';
import { Icon } from './Icon.tsx';

export interface FileTrayProps {
  readonly uploads: readonly Upload[];
  readonly onRemove: (id: string) => void;
}

export function FileTray({ uploads, onRemove }: FileTrayProps) {
  return (
    <ul class="file-tray" aria-label="Files to send">
      {uploads.map((one) => (
        <li key={one.id} class={one.problem ? 'file-chosen wrong' : 'file-chosen'}>
          <Thumb upload={one} />
          <bdi class="file-name">{one.name}</bdi>
          {one.problem ? (
            <span role="alert">{PROBLEMS[one.problem]}</span>
          ) : (
            <span class="muted">{sizeWords(one.file.size)}</span>
          )}
          <button
            type="button"
            class="button quiet tool"
            aria-label={`Remove ${one.name}`}
            onClick={() => onRemove(one.id)}
          >
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The style sheet cuts a square out of its middle. */
const THUMB = { width: 96, height: 96 };

function Thumb({ upload }: { readonly upload: Upload }) {
  const { file, type, problem } = upload;
  const load = useCallback(() => Promise.resolve(file), [file]);
  if (problem || type === null || type === 'application/pdf') return <Icon name="file" size={18} />;
  return <Canvas label="" size={null} most={THUMB} load={load} onFail={() => {}} />;
}
