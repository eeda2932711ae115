// The thread as the customer sees it: what was said, and the stages between, as one list.
import { type ComponentChildren, Fragment } from 'preact';
import { givenTo } from '#domain/event';
import type { Attached, Item, Said, Stage, Thread } from '#domain/thread';
import type { ChatView } from '../model.ts';
import { dayIn, durationIn, isSameDay } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { Face } from './Face.tsx';
import { FileLine } from './FileLine.tsx';
import { Message } from './Message.tsx';

export interface TimelineProps {
  readonly words: Words;
  readonly locale: string;
  readonly view: ChatView;
  readonly base: string;
  /** Draws a file of the thread; null: what draws it is on its way. */
  readonly file: ((item: Attached) => ComponentChildren) | null;
  /** Files that are being sent. */
  readonly sending: ComponentChildren;
  now(): number;
  queueName(queue: string): string;
  onJudge(answer: string, helpful: boolean): void;
  onRetry(id: string): void;
  onDiscard(id: string): void;
}

/** Milliseconds after which the same speaker's next words have a time of their own. */
const PAUSE = 5 * 60_000;

export function Timeline(props: TimelineProps) {
  const { words, locale, view, base, file, sending, now, queueName, onJudge, onRetry, onDiscard } = props;
  const { items } = view.thread;
  const lastMine = items.findLast((item) => item.kind !== 'stage' && item.by.role === 'customer');
  // Whoever begins to talk to a machine is told so, in the thread itself.
  const firstAnswer = items.find((item) => item.kind === 'said' && item.by.role === 'assistant');
  // The handoff that is being waited for is shown as a card at the end, not as a line.
  const awaited = waits(view.thread)
    ? items.findLast((item) => item.kind === 'stage' && item.event.type === 'handedOff')
    : null;
  return (
    <ol class="items">
      {items.map((item, at) => (
        <Fragment key={item.id}>
          {startsDay(items[at - 1], item, now()) && <Line text={dayIn(locale, item.at, now())} />}
          {item.removed && item.kind !== 'stage' ? (
            <Line text={words.removed} />
          ) : item.kind === 'said' ? (
            <>
              {item === firstAnswer && <Line text={words.disclosure} />}
              <Message
                words={words}
                locale={locale}
                said={item}
                next={goesOn(items[at - 1], item)}
                last={!goesOn(item, items[at + 1])}
                status={item === lastMine ? shownStatus(view, item) : null}
                base={base}
                onJudge={onJudge}
              />
            </>
          ) : item.kind === 'attached' ? (
            <FileLine
              words={words}
              locale={locale}
              item={item}
              next={goesOn(items[at - 1], item)}
              last={!goesOn(item, items[at + 1])}
              status={item === lastMine ? shownStatus(view, item) : null}
            >
              {file?.(item) ?? words.fileSent(item.file.name)}
            </FileLine>
          ) : (
            item !== awaited && <StageLine words={words} locale={locale} stage={item} queueName={queueName} />
          )}
        </Fragment>
      ))}
      {sending}
      {view.failed.map(({ id, text, why }) => (
        <li key={id} class="msg mine lost">
          <div class="bubble" dir="auto">
            {text}
          </div>
          <span class="state failed" role="alert">
            <span>
              {words.status.failed}: <bdi>{why}</bdi>
            </span>
            <button type="button" class="link" onClick={() => onRetry(id)}>
              {words.retry}
            </button>
            <button type="button" class="link" onClick={() => onDiscard(id)}>
              {words.discard}
            </button>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** A thread that lives in the browser alone is not “sending”: nothing is owed to anybody. */
function shownStatus(view: ChatView, said: Pick<Said, 'id'>) {
  return view.line === 'local' ? null : view.statusOf(said.id);
}

/** The same speaker goes on, without a pause. */
function goesOn(before: Item | undefined, item: Item | undefined): boolean {
  return (
    before !== undefined &&
    item !== undefined &&
    before.kind !== 'stage' &&
    item.kind !== 'stage' &&
    item.at - before.at < PAUSE &&
    JSON.stringify(before.by) === JSON.stringify(item.by)
  );
}

/** The first of another day; of the thread's first day only when it is not today. */
function startsDay(before: Item | undefined, item: Item, now: number): boolean {
  return !isSameDay(before?.at ?? now, item.at);
}

interface StageLineProps extends Pick<TimelineProps, 'words' | 'locale' | 'queueName'> {
  readonly stage: Stage;
}

function StageLine(props: StageLineProps) {
  const text = stageText(props);
  if (text === null) return null;
  const name = newFaceIn(props.stage);
  return name === null ? (
    <Line text={text} />
  ) : (
    <li class="joined">
      <Face name={name} />
      {text}
    </li>
  );
}

function Line({ text }: { text: string }) {
  return (
    <li class="line">
      <span>{text}</span>
    </li>
  );
}

/** Whom the customer meets at this stage: the face that the waiting led to. */
function newFaceIn({ event, by }: Stage): string | null {
  if (event.type === 'claimed') return by.role === 'agent' ? by.name : null;
  return givenTo(event)?.name ?? null;
}

function stageText({ words, locale, stage: { event, by }, queueName }: StageLineProps): string | null {
  switch (event.type) {
    case 'handedOff':
      return words.connecting;
    case 'claimed':
      return words.joined(by.role === 'agent' ? by.name : words.title);
    case 'assigned':
      return words.assigned(event.name);
    case 'transferred':
      return event.to ? words.assigned(event.to.name) : words.transferred(queueName(event.queue));
    case 'released':
      return event.reason === 'left' ? words.released : words.putBack;
    case 'handedBack':
      return words.handedBack;
    case 'cancelled':
      return words.cancelled;
    case 'resolved':
      return words.resolved;
    case 'rated':
      return words.rated;
    case 'contactLeft':
      return words.contactLeft(event.email);
    case 'delayed':
      return words.delayed(event.expectedWait === null ? null : durationIn(locale, event.expectedWait));
    case 'escalated':
    case 'promised':
    case 'snoozed':
    case 'noted':
    case 'assessed':
      return null;
  }
}

/** The handoff that is being waited for is shown as a card at its end, not as a line. */
export function waits(thread: Thread): boolean {
  return thread.owner.kind === 'queue';
}
