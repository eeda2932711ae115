// The head of the panel: who the customer talks to right now.
import type { Owner } from '#domain/thread';
import type { Words } from '../words/words.ts';
import { Face } from './Face.tsx';
import { Close } from './icons.tsx';

export interface HeaderProps {
  readonly words: Words;
  readonly owner: Owner;
  readonly queueName: string | null;
  onClose(): void;
}

export function Header({ words, owner, queueName, onClose }: HeaderProps) {
  const person = owner.kind === 'agent' ? owner.name : null;
  return (
    <div class="head">
      <Face name={person} />
      <div class="who">
        <h2>
          {person ?? words.title}
          {owner.kind === 'assistant' && <span class="badge">{words.aiBadge}</span>}
        </h2>
        <p>{owner.kind === 'assistant' ? words.assistant : (queueName ?? words.title)}</p>
      </div>
      <button type="button" class="icon" aria-label={words.close} title={words.close} onClick={onClose}>
        <Close />
      </button>
    </div>
  );
}
