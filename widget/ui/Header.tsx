// The head of the panel: who the customer talks to right now.
import type { ComponentChildren } from 'preact';
import type { FirstWords } from '../words/words.ts';
import { Face, Somebody } from './Face.tsx';
import { Close } from './icons.tsx';

export interface HeaderProps {
  readonly words: FirstWords;
  /** The person's name; null: the assistant, or nobody yet. */
  readonly person: string | null;
  /** The queue the thread is in; null: none. */
  readonly queue: string | null;
  /** The assistant has the thread. */
  readonly alone: boolean;
  /** What stands beside closing; null: nothing yet. */
  readonly menu: ComponentChildren;
  onClose(): void;
}

export function Header({ words, person, queue, alone, menu, onClose }: HeaderProps) {
  return (
    <div class="head">
      {alone || person ? <Face key={person} name={person} /> : <Somebody />}
      <div class="who">
        <h2>
          <bdi>{person ?? words.title}</bdi>
          {alone && <span class="badge">{words.aiBadge}</span>}
        </h2>
        <p>{alone ? words.assistant : (queue ?? words.title)}</p>
      </div>
      {menu}
      <button type="button" class="icon" aria-label={words.close} title={words.close} onClick={onClose}>
        <Close />
      </button>
    </div>
  );
}
