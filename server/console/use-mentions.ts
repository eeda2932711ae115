// Completing a colleague's name after `@` in the composer: what is offered, and what keys do while it is.
import { useState } from 'preact/hooks';
import type { Colleague } from '#domain/wire';
import { candidates, typedAt } from './mentions.ts';
import { stepped } from './OptionList.tsx';

export interface Mentions {
  /** Empty: nothing is offered. */
  readonly people: readonly Colleague[];
  readonly at: number;
  /** The caret moved, or the text changed. */
  moved(field: HTMLTextAreaElement): void;
  /** True: the key was for the list. */
  onKey(event: KeyboardEvent): boolean;
  take(person: Colleague): void;
}

const MOST = 6;

/** `team` is who may be called; null: nobody here. `onText` gets the text with the name in it, and where the caret goes. */
export function useMentions(
  text: string,
  team: readonly Colleague[] | null,
  onText: (text: string, caret: number) => void,
): Mentions {
  const [caret, setCaret] = useState(-1);
  const [at, setAt] = useState(0);
  const [dismissed, dismiss] = useState(-1);
  const typed = team === null || caret < 0 ? null : typedAt(text, caret);
  const isOpen = typed !== null && typed.from !== dismissed;
  const people = isOpen ? candidates(typed.name, team ?? []).slice(0, MOST) : [];
  const marked = Math.min(at, Math.max(0, people.length - 1));

  const take = ({ name }: Colleague) => {
    if (typed === null) return;
    const before = `${text.slice(0, typed.from)}@${name} `;
    onText(before + text.slice(caret).replace(/^ /, ''), before.length);
    setCaret(-1);
    setAt(0);
  };

  return {
    people,
    at: marked,
    take,
    moved(field) {
      setCaret(field.selectionStart === field.selectionEnd ? field.selectionStart : -1);
      if (typed === null) dismiss(-1);
    },
    onKey(event) {
      const person = people[marked];
      if (person === undefined || event.isComposing) return false;
      const next = stepped(event.key, marked, people.length);
      if (next !== null) {
        setAt(next);
        event.preventDefault();
        return true;
      }
      switch (event.key) {
        case 'Enter':
        case 'Tab':
          take(person);
          break;
        case 'Escape':
          dismiss(typed?.from ?? -1);
          break;
        default:
          return false;
      }
      event.preventDefault();
      return true;
    },
  };
}
