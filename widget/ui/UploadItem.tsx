// A file on its way, at the end of the thread: how far it is and a way to stop it, or why it failed and what to do.
import { useState } from 'preact/hooks';
import type { Upload } from '../peer/uploads.ts';
import type { Words } from '../words/words.ts';
import { Canvas } from './Canvas.tsx';
import { FileCard } from './FileCard.tsx';
import { fileSize } from './file-size.ts';
import { Close } from './icons.tsx';

export interface UploadItemProps {
  readonly words: Words;
  readonly locale: string;
  readonly upload: Upload;
  /** The same function for the same file. */
  load(): Promise<Blob>;
  onRetry(): void;
  onRemove(): void;
}

const BUBBLE = { width: 240, height: 280 };

export function UploadItem({ words, locale, upload, load, onRetry, onRemove }: UploadItemProps) {
  const { name, type, file, step, part, problem } = upload;
  const [flat, setFlat] = useState(type === 'application/pdf' || type === null);
  const mayRetry = problem !== 'kind' && problem !== 'large';
  return (
    <li class="msg mine sending">
      {flat ? (
        <FileCard name={name} about={fileSize(locale, file.size)} />
      ) : (
        <Canvas label={name} size={null} most={BUBBLE} load={load} onFail={() => setFlat(true)} />
      )}
      {step === 'failed' ? (
        <span class="state failed" role="alert">
          <span>
            {words.status.failed}: {problem && words.fileProblem[problem]}
          </span>
          {mayRetry && (
            <button type="button" class="link" onClick={onRetry}>
              {words.retry}
            </button>
          )}
          <button type="button" class="link" onClick={onRemove}>
            {words.discard}
          </button>
        </span>
      ) : (
        <span class="going">
          <progress max={1} value={step === 'waiting' ? undefined : part} aria-label={words.fileSending(name)} />
          <button
            type="button"
            class="icon"
            aria-label={words.cancelFile(name)}
            title={words.cancelFile(name)}
            onClick={onRemove}
          >
            <Close />
          </button>
        </span>
      )}
    </li>
  );
}
