// Asks once more before this browser forgets the conversation, and says what stays elsewhere.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Words } from '../words/words.ts';

export interface ForgetProps {
  readonly words: Words;
  onCancel(): void;
  onForget(): void;
}

export function Forget({ words, onCancel, onForget }: ForgetProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => cancel.current?.focus({ preventScroll: true }), []);
  return (
    <section
      class="passed forget"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="baton-forget"
      aria-describedby="baton-forget-what"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <h2 id="baton-forget">{words.forgetAsk}</h2>
      <p id="baton-forget-what">{words.forgetWhat}</p>
      <div class="field">
        <button type="button" class="button risk" onClick={onForget}>
          {words.remove}
        </button>
        <button ref={cancel} type="button" class="button quiet" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </section>
  );
}
