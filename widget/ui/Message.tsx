// One thing said: a bubble, who said it, what it was made from, and how far it got.
import type { Said } from '#domain/thread';
import type { MessageStatus } from '../model.ts';
import type { Words } from '../words/words.ts';
import { Face } from './Face.tsx';
import { ThumbDown, ThumbUp } from './icons.tsx';
import { OwnState } from './OwnState.tsx';
import { RichText } from './RichText.tsx';
import { SafeLink } from './SafeLink.tsx';
import { When } from './When.tsx';

export interface MessageProps {
  readonly words: Words;
  readonly locale: string;
  readonly said: Said;
  /** The same speaker said the one before. */
  readonly next: boolean;
  /** Somebody else says the next, or nobody yet. */
  readonly last: boolean;
  /** The last of the customer's own messages carries its state. */
  readonly status: MessageStatus | null;
  readonly base: string;
  onJudge(answer: string, helpful: boolean): void;
}

export function Message({ words, locale, said, next, last, status, base, onJudge }: MessageProps) {
  const { role } = said.by;
  if (role === 'customer')
    return (
      <li class={`msg mine ${next ? 'next' : ''}`}>
        <span class="sr">{words.you}: </span>
        <div class="bubble" dir="auto">
          {said.text}
        </div>
        {(last || status) && <OwnState words={words} locale={locale} at={said.at} status={status} />}
      </li>
    );
  const name = said.by.role === 'agent' ? said.by.name : null;
  return (
    <li class={`msg ${role} ${next ? 'next' : ''}`}>
      {!next && (
        <span class="by">
          <Face name={name} small />
          {name ?? words.assistant}
          {!name && <span class="badge">{words.aiBadge}</span>}
          <When locale={locale} at={said.at} />
        </span>
      )}
      <div class="bubble rich" dir="auto">
        <RichText text={said.text} base={base} />
        {said.edits && <span class="edited">{words.edited}</span>}
      </div>
      {role === 'assistant' && said.documents.length > 0 && (
        <div class="after">
          <Sources words={words} said={said} base={base} />
          <Thumbs words={words} said={said} onJudge={onJudge} />
        </div>
      )}
    </li>
  );
}

/** The article the answer stands in. Others were found, but the answer is not made from them. */
function Sources({ words, said, base }: { words: Words; said: Said; base: string }) {
  const [used] = said.documents;
  if (!used) return null;
  return (
    <p class="sources">
      {words.from} {used.url ? <SafeLink href={used.url} base={base} text={used.title} /> : used.title}
    </p>
  );
}

function Thumbs({ words, said, onJudge }: Pick<MessageProps, 'words' | 'said' | 'onJudge'>) {
  return (
    <div class="thumbs">
      {([true, false] as const).map((helpful) => (
        <button
          key={String(helpful)}
          type="button"
          class="thumb"
          aria-pressed={said.helpful === helpful}
          aria-label={helpful ? words.helpful : words.unhelpful}
          title={helpful ? words.helpful : words.unhelpful}
          onClick={() => onJudge(said.id, helpful)}
        >
          {helpful ? <ThumbUp /> : <ThumbDown />}
        </button>
      ))}
    </div>
  );
}
