// The composer's paperclip, and the other ways a file comes in: pasted into the composer, or dropped on the thread.
import { useEffect, useRef, useState } from 'preact/hooks';
import { FILE_TYPES } from '#domain/attachment';
import { takeFiles } from '../../widget/ui/take-files.ts';
import { Icon } from './Icon.tsx';

export function ClipButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const place = input.current?.closest('main');
    return place ? takeFiles(place, onFiles, setOver) : undefined;
  }, [onFiles]);
  return (
    <>
      <button
        type="button"
        class="button quiet tool"
        aria-label="Attach a picture or PDF"
        title="Attach a picture or PDF"
        onClick={() => input.current?.click()}
      >
        <Icon name="clip" size={16} />
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
          Drop pictures or PDFs to send them with your reply
        </span>
      )}
    </>
  );
}
