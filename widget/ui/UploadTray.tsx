// What was chosen and goes with the next message: each file with a look at it, its size or what is wrong with it, and a way to take it out.

import type { Upload } from '../peer/uploads.ts';
import type { Words } from '../words/words.ts';
import { Canvas } from './Canvas.tsx';
import { fileSize } from './file-size.ts';
import { Close, Sheet } from './icons.tsx';

export interface UploadTrayProps {
  readonly words: Words;
  readonly locale: string;
  readonly uploads: readonly Upload[];
  /** The same function for the same file. */
  loadOf(id: string): () => Promise<Blob>;
  onRemove(id: string): void;
}

/** The style sheet cuts a square out of its middle. */
const THUMB = { width: 132, height: 132 };

export function UploadTray({ words, locale, uploads, loadOf, onRemove }: UploadTrayProps) {
  return (
    <ul class="tray" aria-label={words.toSend}>
      {wrongFirst(uploads).map(({ id, file, name, type, problem }) => (
        <li key={id} class={problem ? 'chosen wrong' : 'chosen'}>
          <span class="thumbnail" aria-hidden="true">
            {type === null || type === 'application/pdf' || problem ? (
              <Sheet />
            ) : (
              <Canvas label="" size={null} most={THUMB} load={loadOf(id)} onFail={() => {}} />
            )}
          </span>
          <span class="filewords">
            <bdi class="filename" title={name}>
              {name}
            </bdi>
            {problem ? (
              <span class="note" role="alert">
                {words.fileProblem[problem]}
              </span>
            ) : (
              <span class="note">{fileSize(locale, file.size)}</span>
            )}
          </span>
          <button
            type="button"
            class="icon"
            aria-label={words.removeFile(name)}
            title={words.removeFile(name)}
            onClick={() => onRemove(id)}
          >
            <Close />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What cannot be sent is seen before the list has to be scrolled. */
function wrongFirst(uploads: readonly Upload[]): readonly Upload[] {
  return [...uploads].sort((a, b) => Number(b.problem !== null) - Number(a.problem !== null));
}
