// Who put a file into the thread, around the file itself: as a message has it.
import type { ComponentChildren } from 'preact';
import type { Attached } from '#domain/thread';
import type { MessageStatus } from '../model.ts';
import type { Words } from '../words/words.ts';
import { Face } from './Face.tsx';
import { OwnState } from './OwnState.tsx';
import { When } from './When.tsx';

export interface FileLineProps {
  readonly words: Words;
  readonly locale: string;
  readonly item: Attached;
  /** The same speaker said the one before. */
  readonly next: boolean;
  /** Somebody else says the next, or nobody yet. */
  readonly last: boolean;
  readonly status: MessageStatus | null;
  readonly children: ComponentChildren;
}

export function FileLine({ words, locale, item, next, last, status, children }: FileLineProps) {
  const mine = item.by.role === 'customer';
  const name = item.by.role === 'agent' ? item.by.name : null;
  return (
    <li class={`msg ${mine ? 'mine' : 'agent'} ${next ? 'next' : ''}`}>
      {mine && <span class="sr">{words.you}: </span>}
      {!mine && !next && (
        <span class="by">
          <Face name={name} small />
          {name ?? words.title}
          <When locale={locale} at={item.at} />
        </span>
      )}
      <div class="file">{children}</div>
      {mine && (last || status) && <OwnState words={words} locale={locale} at={item.at} status={status} />}
    </li>
  );
}
