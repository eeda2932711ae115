// Who put a file into the thread, around the file itself: as a message has it.
import type { ComponentChildren } from 'preact';
import type { Attached } from '#domain/thread';
import type { MessageStatus } from '../model.ts';
import type { Words } from '../words/words.ts';
import { Face } from './Face.tsx';

export interface FileLineProps {
  readonly words: Words;
  readonly item: Attached;
  /** The same speaker said the one before. */
  readonly next: boolean;
  readonly status: MessageStatus | null;
  readonly children: ComponentChildren;
}

export function FileLine({ words, item, next, status, children }: FileLineProps) {
  const mine = item.by.role === 'customer';
  const name = item.by.role === 'agent' ? item.by.name : null;
  return (
    <li class={`msg ${mine ? 'mine' : 'agent'} ${next ? 'next' : ''}`}>
      {mine && <span class="sr">{words.you}: </span>}
      {!mine && !next && (
        <span class="by">
          <Face name={name} small />
          {name ?? words.title}
        </span>
      )}
      <div class="file">{children}</div>
      {status && <span class="state">{words.status[status]}</span>}
    </li>
  );
}
