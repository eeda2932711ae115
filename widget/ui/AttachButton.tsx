// The paperclip, and the other ways a file comes in: pasted into the panel, or dropped on it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { FILE_TYPES } from '#domain/attachment';
import type { Words } from '../words/words.ts';
import { Clip } from './icons.tsx';
import { takeFiles } from './take-files.ts';

export interface AttachButtonProps {
  readonly words: Words;
  onFiles(files: readonly File[]): void;
}

export function AttachButton({ words, onFiles }: AttachButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const panel = input.current?.closest('.panel');
    return panel ? takeFiles(panel, onFiles, setOver) : undefined;
  }, [onFiles]);
  return (
    <>
      <button
        type="button"
        class="clip"
        aria-label={words.attach}
        title={words.attach}
        onClick={() => input.current?.click()}
      >
        <Clip />
      </button>
      <input
        ref={input}
        type="file"
        class="sr"
        tabIndex={-1}
        aria-hidden="true"
        multiple
        accept={FILE_TYPES.join(',')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      {over && (
        <span class="dropping" role="status">
          {words.dropFiles}
        </span>
      )}
    </>
  );
}
