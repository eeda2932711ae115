// A message of one's own, being corrected in its place.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { MAX_COMPOSER } from '#domain/limits';

export interface EditMessageProps {
  readonly text: string;
  /** True: taken. */
  readonly onSave: (text: string) => Promise<boolean>;
  readonly onClose: () => void;
}

export function EditMessage({ text, onSave, onClose }: EditMessageProps) {
  const [words, write] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, []);
  const next = words.trim();
  const save = async () => {
    if (next === '') return;
    if (next === text || (await onSave(next))) onClose();
  };
  return (
    <form
      class="edit-message"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        ref={field}
        aria-label="Your message, corrected"
        rows={2}
        maxLength={MAX_COMPOSER}
        value={words}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void save();
        }}
      />
      <span class="edit-foot">
        <span class="muted">The customer sees that it was edited</span>
        <button type="button" class="button small" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" class="button small primary" disabled={next === ''}>
          Save
        </button>
      </span>
    </form>
  );
}
