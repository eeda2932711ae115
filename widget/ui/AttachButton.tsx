// The paperclip, and the other ways a file comes in: pasted into the panel, or dropped on it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { FILE_TYPES } from '#domain/attachment';
import type { Words } from '../words/words.ts';
import { Clip } from './icons.tsx';

export interface AttachButtonProps {
  readonly words: Words;
  onFiles(files: readonly File[]): void;
}

export function AttachButton({ words, onFiles }: AttachButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const panel = input.current?.closest('.panel');
    return panel ? watch(panel, onFiles, setOver) : undefined;
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

/** Text that is pasted or dropped stays the browser's own affair. */
function watch(panel: Element, onFiles: (files: readonly File[]) => void, setOver: (over: boolean) => void) {
  const taken = (event: Event, data: DataTransfer | null) => {
    const files = [...(data?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
  const onPaste = (event: Event) => taken(event, (event as ClipboardEvent).clipboardData);
  const onDrop = (event: Event) => {
    setOver(false);
    taken(event, (event as DragEvent).dataTransfer);
  };
  const onOver = (event: Event) => {
    if (![...((event as DragEvent).dataTransfer?.types ?? [])].includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const onLeave = (event: Event) => {
    const to = (event as DragEvent).relatedTarget;
    if (!(to instanceof Node) || !panel.contains(to)) setOver(false);
  };
  const all = [
    ['paste', onPaste],
    ['dragover', onOver],
    ['dragleave', onLeave],
    ['drop', onDrop],
  ] as const;
  for (const [name, fn] of all) panel.addEventListener(name, fn);
  return () => {
    for (const [name, fn] of all) panel.removeEventListener(name, fn);
  };
}
