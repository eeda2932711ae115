// What the customer may do with their own data: take the conversation along, or delete what this browser keeps of it.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../words/words.ts';
import { Forget } from './Forget.tsx';
import { More } from './icons.tsx';

export interface MenuProps {
  readonly words: Words;
  /** Something was said: there is a conversation to take along. */
  readonly canDownload: boolean;
  /** Whether a sound tells of new messages. */
  readonly sound: boolean;
  onSound(on: boolean): void;
  onDownload(): void;
  onForget(): void;
}

export function Menu({ words, canDownload, sound, onSound, onDownload, onForget }: MenuProps) {
  const [shown, show] = useState<'menu' | 'forget' | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    show(null);
    button.current?.focus();
  };
  const does = (what: () => void) => () => {
    close();
    what();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="icon"
        aria-label={words.menu}
        title={words.menu}
        aria-haspopup="menu"
        aria-expanded={shown === 'menu'}
        onClick={() => show(shown === 'menu' ? null : 'menu')}
      >
        <More />
      </button>
      {shown === 'menu' && (
        <Items label={words.menu} onClose={close} onLeave={() => show((now) => (now === 'menu' ? null : now))}>
          {canDownload && (
            <button type="button" role="menuitem" onClick={does(onDownload)}>
              {words.download}
            </button>
          )}
          <button
            type="button"
            role="menuitemcheckbox"
            class="check"
            aria-checked={sound}
            onClick={does(() => onSound(!sound))}
          >
            {words.sound}
          </button>
          <button type="button" role="menuitem" class="risky" onClick={() => show('forget')}>
            {words.forget}
          </button>
        </Items>
      )}
      {shown === 'forget' && <Forget words={words} onCancel={close} onForget={does(onForget)} />}
    </>
  );
}

interface ItemsProps {
  readonly label: string;
  readonly children: ComponentChildren;
  /** Escape: the button gets the keyboard back. */
  onClose(): void;
  /** The keyboard or a click went elsewhere. */
  onLeave(): void;
}

function Items({ label, children, onClose, onLeave }: ItemsProps) {
  const list = useRef<HTMLDivElement>(null);
  const items = () => [...(list.current?.querySelectorAll('button') ?? [])];
  // Before anything is drawn: the next key is already meant for the menu.
  useLayoutEffect(() => items()[0]?.focus(), []);
  const step = (by: number) => {
    const all = items();
    const root = list.current?.getRootNode() as Document | ShadowRoot;
    const at = all.indexOf(root.activeElement as HTMLButtonElement);
    all[(at + by + all.length) % all.length]?.focus();
  };
  return (
    <div
      ref={list}
      class="menu"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onFocusOut={(event) => {
        const next = event.relatedTarget as Node | null;
        if (next === null || !list.current?.contains(next)) onLeave();
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') step(1);
        else if (event.key === 'ArrowUp') step(-1);
        else if (event.key === 'Escape') onClose();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {children}
    </div>
  );
}
