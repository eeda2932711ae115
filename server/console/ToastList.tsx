// The toasts on screen. Refusals interrupt a screen reader, the rest waits for a pause.
import { Icon } from './Icon.tsx';
import { Key } from './Key.tsx';
import type { Toasts } from './toasts.ts';

export function ToastList({ toasts }: { readonly toasts: Toasts }) {
  return (
    <section class="toasts" aria-label="Notices">
      {toasts.shown.value.map(({ id, tone, text, undo }) => (
        <div key={id} class={`toast toast-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
          <Icon name={tone === 'bad' ? 'warning' : 'check'} size={15} />
          <span>{text}</span>
          {undo !== undefined && (
            <button
              type="button"
              class="button small"
              aria-keyshortcuts="z"
              onClick={() => {
                toasts.dismiss(id);
                undo();
              }}
            >
              Undo <Key of="Z" />
            </button>
          )}
          <button type="button" class="button quiet tool" aria-label="Dismiss" onClick={() => toasts.dismiss(id)}>
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </section>
  );
}
