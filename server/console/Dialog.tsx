// A modal dialog on the browser's own: it keeps the focus inside, closes on Escape, and gives the focus back.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';

export interface DialogProps {
  readonly title: string;
  readonly class?: string;
  /** The element marked `data-first` gets the keyboard. */
  readonly children: ComponentChildren;
  readonly onClose: () => void;
}

export function Dialog({ title, class: more, children, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  /** Escape tells at once. The browser tells of the closing later, when another dialog may be open, or the next key was pressed. */
  const gone = useRef(false);
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown !== null && !shown.open) shown.showModal();
    shown?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      gone.current = true;
      shown?.close();
    };
  }, []);
  const close = () => {
    if (gone.current) return;
    gone.current = true;
    onClose();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, which the browser sees to
    <dialog
      ref={dialog}
      class={more === undefined ? 'dialog' : `dialog ${more}`}
      aria-label={title}
      onCancel={(event) => event.target === event.currentTarget && close()}
      onClose={close}
      onClick={(event) => onBackdrop(event, onClose)}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <h2>{title}</h2>
          <button type="button" class="button quiet tool" aria-label="Close" onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}

/** The dialog's own box is its backdrop; everything else lies in the body. */
function onBackdrop(event: MouseEvent, onClose: () => void): void {
  if (event.target === event.currentTarget) onClose();
}
