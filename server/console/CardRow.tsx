// One thread in the inbox's list: who, what about, how urgent, the last words, and how long they have waited.
import { type ReadonlySignal, useComputed } from '@preact/signals';
import type { Card } from '#domain/card';
import type { Priority } from '#domain/playbook';
import { Ago } from './Ago.tsx';
import { customerName } from './customer-name.ts';
import { soonTime } from './day.ts';
import { Icon } from './Icon.tsx';
import { SlaBadge } from './SlaBadge.tsx';
import { withoutMarks } from './without-marks.ts';

export interface CardRowProps {
  readonly card: Card;
  readonly now: ReadonlySignal<number>;
  readonly me: string;
  readonly selected: boolean;
  readonly unread: boolean;
  /** The customer is writing right now. */
  readonly typing: boolean;
  readonly queueName: string | null;
  readonly rowName: string | null;
  readonly href: string;
}

export function CardRow({ card, now, me, selected, unread, typing, queueName, rowName, href }: CardRowProps) {
  const name = customerName(card);
  return (
    <a
      class={`card priority-${card.priority}${selected ? ' selected' : ''}${unread ? ' unread' : ''}`}
      href={href}
      aria-current={selected ? 'true' : undefined}
      data-thread={card.thread}
    >
      <span class="card-top">
        {unread && <span class="unread-dot" role="img" aria-label="Unread" />}
        <span class="card-name">{name}</span>
        {card.plan !== null && <span class="plan">{card.plan}</span>}
        <span class="card-end">
          {card.status === 'open' && <SlaBadge times={card} now={now} />}
          {(card.status === 'resolved' || card.dueAt === null) && <Ago at={card.lastAt} now={now} />}
        </span>
      </span>
      {(card.owner.kind !== 'assistant' || card.status === 'resolved') && (
        <span class="card-about">
          <PriorityMark priority={card.priority} />
          <span class="card-intent">
            {card.intent || (rowName ?? (card.intent === null ? 'Without a brief' : 'No intent recognised'))}
          </span>
        </span>
      )}
      <span class="card-last">{typing ? <Typing /> : lastWords(card, me)}</span>
      <span class="card-foot">
        <Holder card={card} me={me} queueName={queueName} />
        {card.snoozedUntil !== undefined && <Aside until={card.snoozedUntil} now={now} />}
        {card.reopened > 0 && <span class="tag">Reopened{card.reopened > 1 ? ` ×${card.reopened}` : ''}</span>}
        {card.waitingSince !== null && card.status === 'open' && card.dueAt !== null && (
          <span class="card-end muted">
            waiting <Ago at={card.waitingSince} now={now} />
          </span>
        )}
      </span>
    </a>
  );
}

function PriorityMark({ priority }: { readonly priority: Priority }) {
  switch (priority) {
    case 'urgent':
      return (
        <span class="mark mark-urgent">
          <Icon name="risk" size={12} />
          Urgent
        </span>
      );
    case 'high':
      return <span class="mark mark-high">High</span>;
    case 'low':
      return <span class="mark mark-low">Low</span>;
    case 'normal':
      return null;
  }
}

function Holder({ card, me, queueName }: Pick<CardRowProps, 'card' | 'me' | 'queueName'>) {
  const { owner } = card;
  if (card.status === 'resolved') return <span class="holder">Resolved</span>;
  switch (owner.kind) {
    case 'assistant':
      return (
        <span class="holder">
          <Icon name="assistant" size={12} /> Assistant
        </span>
      );
    case 'queue':
      return <span class="holder">{queueName ?? owner.queue}</span>;
    case 'agent':
      return (
        <span class={owner.agent === me ? 'holder holder-mine' : 'holder'}>
          <Icon name="person" size={12} /> {owner.agent === me ? 'You' : owner.name}
          {owner.queue !== '' && ` · ${queueName ?? owner.queue}`}
        </span>
      );
  }
}

/** Reads the clock, so that the mark goes when its time is over. */
function Aside({ until, now }: { readonly until: number; readonly now: ReadonlySignal<number> }) {
  const isOver = useComputed(() => until <= now.value).value;
  return (
    <span class="tag">
      <Icon name="later" size={12} /> {isOver ? 'Back' : soonTime(until, now.peek())}
    </span>
  );
}

function Typing() {
  return <span class="typing-words">is writing…</span>;
}

function lastWords(card: Card, me: string): string {
  const mine = card.owner.kind === 'agent' && card.owner.agent === me;
  const who = card.lastBy === 'agent' ? (mine ? 'You: ' : 'Agent: ') : card.lastBy === 'assistant' ? 'AI: ' : '';
  return `${who}${card.lastBy === 'assistant' ? withoutMarks(card.lastText) : card.lastText}`;
}
