// The toasts on screen. Refusals interrupt a screen reader, the rest waits for a pause.
import { Icon } from './Icon.tsx';
import type { Toasts } from './toasts.ts';

export function ToastList({ toasts }: { readonly toasts: Toasts }) {
  return (
    <section class="toasts" aria-label="Notices">
      {toasts.shown.value.map(({ id, tone, text }) => (
        <div key={id} class={`toast toast-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
          <Icon name={tone === 'bad' ? 'warning' : 'check'} size={15} />
          <span>{text}</span>
          <button type="button" class="button quiet tool" aria-label="Dismiss" onClick={() => toasts.dismiss(id)}>
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </section>
  );
}
