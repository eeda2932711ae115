// The whole thread below the brief: what was said, by whom, the stages between, notes only agents see, and what is still on its way.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Decision } from '#domain/decision';
import { inSentence } from '#domain/rule-words';
import type { Attached, Item, Said, Stage, Thread } from '#domain/thread';
import { usedDocuments } from '#domain/used-documents';
import type { SeenUpTo } from '#domain/wire';
import { RichText } from '../../widget/ui/RichText.tsx';
import { Avatar } from './Avatar.tsx';
import { DocumentLink } from './DocumentLink.tsx';
import { clockTime, dayOf } from './day.ts';
import { EditMessage } from './EditMessage.tsx';
import { FileShown } from './FileShown.tsx';
import { Icon } from './Icon.tsx';
import { MessageTools } from './MessageTools.tsx';
import { removalLine, type StageWords, stageLine, whoIs } from './stage-words.ts';
import type { More, TalkWindow } from './talk-window.ts';
import { focusTurnSoon, turnAnchor } from './turn-anchor.ts';
import { Why } from './Why.tsx';
import { Words } from './Words.tsx';

/** Something this agent wrote that the relay has not confirmed yet. */
export interface PendingWords {
  readonly id: string;
  readonly kind: 'said' | 'noted';
  readonly text: string;
  /** Why the relay refused it; null: it is on its way. */
  readonly refused: string | null;
}

/** What can be done to a message that stands there, by its seq. */
export interface TranscriptTools {
  readonly edit: (seq: number, text: string) => Promise<boolean>;
  readonly remove: (seq: number) => void;
}

export interface TranscriptProps {
  readonly thread: Thread;
  /** How many items come before those that are here: the first one here is this one of the whole. */
  readonly first: number;
  /** The part of the whole that is drawn. */
  readonly window: TalkWindow;
  readonly more: More;
  /** Completes relative addresses: the relay’s own, as in the widget. */
  readonly base: string;
  readonly customer: string;
  readonly me: { readonly id: string; readonly name: string };
  readonly pending: readonly PendingWords[];
  /** Files this agent is sending. */
  readonly sending: ComponentChildren;
  /** Null: this agent only reads along. */
  readonly tools: TranscriptTools | null;
  readonly onRetry: (id: string) => void;
  readonly onDiscard: (id: string) => void;
  readonly seen: SeenUpTo;
  readonly customerTyping: boolean;
  /** A colleague who is writing a reply. */
  readonly colleague: string | null;
  /** Id of the turn to light up, where a link in the brief led to it. */
  readonly lit: string | null;
  readonly words: StageWords;
  readonly rowName: (id: string) => string;
}

export function Transcript(props: TranscriptProps) {
  const { thread, pending, customerTyping, customer, first } = props;
  const decisions = useMemo(() => new Map(thread.decisions.map((one) => [one.turn, one])), [thread.decisions]);
  const { from, to } = props.window;
  const here = first + thread.items.length;
  const hidden = here - to;
  return (
    <ol class="transcript" aria-label="Thread">
      {from > 0 && <EdgeRow says={`Show earlier · ${from.toLocaleString('en')} more`} onMore={props.more.earlier} />}
      {stretches(from, Math.min(to, here)).map(([begins, ends]) => {
        const items = thread.items.slice(begins - first, ends - first);
        return (
          <Stretch
            key={Math.floor(begins / STRETCH)}
            thread={thread.id}
            items={items}
            before={thread.items[begins - first - 1]}
            decisions={decisions}
            lit={items.some(({ id }) => id === props.lit) ? props.lit : null}
            seen={Math.min(props.seen.customer, items.at(-1)?.seq ?? 0)}
            customer={customer}
            me={props.me.id}
            base={props.base}
            words={props.words}
            rowName={props.rowName}
            tools={props.tools}
          />
        );
      })}
      {hidden > 0 ? (
        <EdgeRow says={`Show later · ${hidden.toLocaleString('en')} more`} onMore={props.more.later} />
      ) : (
        <>
          {props.sending}
          {pending.map((one) => (
            <PendingRow key={one.id} {...props} words={one} />
          ))}
          {customerTyping && <TypingRow name={customer} />}
          {props.colleague !== null && <TypingRow name={props.colleague} />}
        </>
      )}
    </ol>
  );
}

/** As many items as the window grows by at once. */
const STRETCH = 12;

/** The window cut where whole multiples of `STRETCH` begin, so that the same items are together however far it reaches. */
function stretches(from: number, to: number): readonly (readonly [begins: number, ends: number])[] {
  const all: [number, number][] = [];
  for (let at = from; at < to; ) {
    const ends = Math.min(to, (Math.floor(at / STRETCH) + 1) * STRETCH);
    all.push([at, ends]);
    at = ends;
  }
  return all;
}

interface StretchProps extends Omit<RowProps, 'item' | 'decision' | 'lit' | 'seen'> {
  readonly items: readonly Item[];
  readonly decisions: ReadonlyMap<string, Decision>;
  /** The turn of it that is lit. */
  readonly lit: string | null;
  /** The seq up to which the customer has read it. */
  readonly seen: number;
}

/** Looked at again only when something in it changed: while a long thread scrolls, that is the one stretch that comes and not the ten that are there. */
function Stretch({ items, before, decisions, lit, seen, ...shared }: StretchProps) {
  return useMemo(
    () => (
      <>
        {items.map((item, index) => (
          <Row
            key={item.id}
            {...shared}
            item={item}
            before={index === 0 ? before : items[index - 1]}
            decision={decisions.get(item.id)}
            lit={lit === item.id}
            seen={seen >= item.seq}
          />
        ))}
      </>
    ),
    [...items, before, decisions, lit, seen, ...Object.values(shared)],
  );
}

/** Where what is drawn of a long thread begins or ends. */
function EdgeRow({ says, onMore }: { readonly says: string; readonly onMore: () => void }) {
  return (
    <li class="talk-edge">
      <button type="button" class="button small" onClick={onMore}>
        {says}
      </button>
    </li>
  );
}

function TypingRow({ name }: { readonly name: string }) {
  return (
    <li class="typing-row">
      <Avatar name={name} />
      <span class="typing-words">{name} is writing…</span>
    </li>
  );
}

interface RowProps extends Pick<TranscriptProps, 'customer' | 'base' | 'words' | 'rowName' | 'tools'> {
  /** Its id. */
  readonly thread: string;
  readonly item: Item;
  readonly before: Item | undefined;
  readonly decision: Decision | undefined;
  readonly lit: boolean;
  /** The customer has read it. */
  readonly seen: boolean;
  /** This agent's id. */
  readonly me: string;
}

/** Drawn again only when something of it changed: a new turn must not redraw the hundreds before it. */
function Row(props: RowProps) {
  const { item, before } = props;
  return useMemo(() => {
    const day = dayOf(item.at);
    const newDay = before === undefined || dayOf(before.at) !== day;
    return (
      <>
        {newDay && <li class="day">{day}</li>}
        {drawn(props)}
      </>
    );
  }, Object.values(props));
}

function drawn(props: RowProps) {
  const { item, me } = props;
  if (item.removed) return <RemovedRow item={item} says={removalLine(item, item.removed, me)} at={item.removed.at} />;
  switch (item.kind) {
    case 'said':
      return <SaidRow {...props} item={item} />;
    case 'stage':
      return <StageRow {...props} item={item} />;
    case 'attached':
      return <FileRow {...props} item={item} />;
  }
}

/** Where it stood. */
function RemovedRow({ item, says, at }: { readonly item: Item; readonly says: string; readonly at: number }) {
  return (
    <li class="stage" id={turnAnchor(item.id)} tabIndex={-1}>
      <span class="stage-line">
        <span>
          {says} <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>
        </span>
      </span>
    </li>
  );
}

function SaidRow(props: RowProps & { readonly item: Said }) {
  const { item, before, customer, me, lit, decision } = props;
  const follows = before !== undefined && continues(before, item);
  const name = item.by.role === 'customer' ? customer : item.by.role === 'assistant' ? 'Assistant' : whoIs(item.by, me);
  const classes = ['said', `said-${item.by.role}`, follows && 'follows', lit && 'lit'];
  const { tools } = props;
  const [editing, edit] = useState(false);
  const isOwn = isMine(item, me);
  const stopEditing = () => {
    edit(false);
    focusTurnSoon(item.id);
  };
  if (editing && tools !== null)
    return (
      <li class={classes.filter(Boolean).join(' ')}>
        <span class="said-face" />
        <EditMessage text={item.text} onSave={(text) => tools.edit(item.seq, text)} onClose={stopEditing} />
      </li>
    );
  return (
    <li class={classes.filter(Boolean).join(' ')} id={turnAnchor(item.id)} tabIndex={-1}>
      <span class="said-face">
        {!follows && <Face item={item} name={item.by.role === 'agent' ? item.by.name : name} />}
      </span>
      <div class="said-body">
        {!follows && <Head name={name} at={item.at} ai={item.by.role === 'assistant'} />}
        {item.by.role === 'assistant' ? (
          <div class="words rich">
            <RichText text={item.text} base={props.base} />
          </div>
        ) : (
          <Words text={item.text} />
        )}
        <Extras item={item} base={props.base} />
        {decision !== undefined && (
          <Why decision={decision} queueName={props.words.queueName} rowName={props.rowName} />
        )}
        {isOwn && <Tick seen={props.seen} />}
        <Edits item={item} />
      </div>
      {tools !== null && (
        <MessageTools onEdit={isOwn ? () => edit(true) : null} onRemove={() => tools.remove(item.seq)} />
      )}
    </li>
  );
}

/** What stood here before, on demand. */
function Edits({ item: { edits = [] } }: { readonly item: Said }) {
  if (edits.length === 0) return null;
  return (
    <details class="edits">
      <summary>Edited {clockTime(edits.at(-1)?.at ?? 0)}</summary>
      {edits.map(({ text }, index) => (
        <del key={index}>{text}</del>
      ))}
    </details>
  );
}

function Face({ item, name }: { readonly item: Said; readonly name: string }) {
  if (item.by.role !== 'assistant') return <Avatar name={name} />;
  return (
    <span class="avatar avatar-medium avatar-ai" aria-hidden="true">
      <Icon name="assistant" size={15} />
    </span>
  );
}

/** What stands under an answer: its documents, how far it was trusted, the customer's thumb, what was asked for. */
function Extras({ item, base }: { readonly item: Said; readonly base: string }) {
  const { documents, confidence, helpful, question } = item;
  if (documents.length === 0 && confidence === null && helpful === null && question === null) return null;
  return (
    <div class="extras">
      {usedDocuments(documents).map((one) => (
        <DocumentLink key={one.id} title={one.title} url={one.url} base={base} />
      ))}
      {confidence !== null && <span class="muted">{Math.round(confidence * 100)} % sure</span>}
      {question !== null && (
        <span class="tag">{question.field === null ? 'asked again' : `asked for ${inSentence(question.field)}`}</span>
      )}
      {helpful !== null && (
        <span class={helpful ? 'taken taken-accepted' : 'taken taken-rejected'}>
          {helpful ? 'Helpful' : 'Not helpful'}
        </span>
      )}
    </div>
  );
}

function Tick({ seen }: { readonly seen: boolean }) {
  return (
    <span class={seen ? 'tick tick-seen' : 'tick'}>
      <Icon name={seen ? 'checks' : 'check'} size={13} /> {seen ? 'Seen' : 'Delivered'}
    </span>
  );
}

function FileRow(props: RowProps & { readonly item: Attached }) {
  const { item, before, customer, me, lit, thread } = props;
  const follows = before !== undefined && continues(before, item);
  const name = item.by.role === 'customer' ? customer : whoIs(item.by, me);
  const classes = ['said', `said-${item.by.role}`, follows && 'follows', lit && 'lit'];
  return (
    <li class={classes.filter(Boolean).join(' ')} id={turnAnchor(item.id)} tabIndex={-1}>
      <span class="said-face">{!follows && <Avatar name={item.by.role === 'agent' ? item.by.name : name} />}</span>
      <div class="said-body">
        {!follows && <Head name={name} at={item.at} ai={false} />}
        <FileShown file={item.file} thread={thread} />
        {isMine(item, me) && <Tick seen={props.seen} />}
      </div>
      {props.tools !== null && <MessageTools onEdit={null} onRemove={() => props.tools?.remove(item.seq)} />}
    </li>
  );
}

function Head({ name, at, ai }: { readonly name: string; readonly at: number; readonly ai: boolean }) {
  return (
    <div class="said-head">
      <span class="said-name">{name}</span>
      {ai && <span class="ai">AI</span>}
      <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>
    </div>
  );
}

function StageRow({ item, words, lit, tools }: RowProps & { readonly item: Stage }) {
  const { text, quote } = stageLine(item, words);
  if (item.event.type === 'noted')
    return <NoteRow item={item} text={text} quote={quote ?? ''} lit={lit} tools={tools} />;
  return (
    <li class={`stage stage-${item.event.type}`}>
      <span class="stage-line">
        <span>
          {text} <time dateTime={new Date(item.at).toISOString()}>{clockTime(item.at)}</time>
        </span>
      </span>
      {quote !== null && <q class="stage-quote">{quote}</q>}
    </li>
  );
}

interface NoteRowProps {
  readonly item: Stage;
  readonly text: string;
  readonly quote: string;
  readonly lit: boolean;
  readonly tools: TranscriptTools | null;
}

function NoteRow({ item, text, quote, lit, tools }: NoteRowProps) {
  return (
    <li class={lit ? 'note lit' : 'note'} id={turnAnchor(item.id)} tabIndex={-1}>
      <div class="said-head">
        <Icon name="note" size={13} />
        <span class="said-name">{text}</span>
        <time dateTime={new Date(item.at).toISOString()}>{clockTime(item.at)}</time>
        <span class="note-hint">the customer never sees this</span>
      </div>
      <Words text={quote} />
      {tools !== null && <MessageTools onEdit={null} onRemove={() => tools.remove(item.seq)} />}
    </li>
  );
}

function PendingRow(props: Pick<TranscriptProps, 'me' | 'onRetry' | 'onDiscard'> & { readonly words: PendingWords }) {
  const { words, me } = props;
  return (
    <li class={words.kind === 'noted' ? 'note pending' : 'said said-agent pending'}>
      {words.kind === 'said' && (
        <span class="said-face">
          <Avatar name={me.name} />
        </span>
      )}
      <div class="said-body">
        <Words text={words.text} />
        {words.refused === null ? (
          <span class="tick">
            <Icon name="clock" size={13} /> Sending
          </span>
        ) : (
          <span class="not-sent">
            <Icon name="warning" size={13} /> Not sent: {words.refused}
            <button type="button" class="button small" onClick={() => props.onRetry(words.id)}>
              Try again
            </button>
            <button type="button" class="button small" onClick={() => props.onDiscard(words.id)}>
              Discard
            </button>
          </span>
        )}
      </div>
    </li>
  );
}

const CLOSE = 5 * 60_000;

/** Said by the same side shortly after: shown without a second face and name. */
function continues(before: Item, item: Said | Attached): boolean {
  if (before.kind === 'stage' || before.by.role !== item.by.role || item.at - before.at > CLOSE) return false;
  return before.by.role !== 'agent' || item.by.role !== 'agent' || before.by.id === item.by.id;
}

function isMine(item: Said | Attached, me: string): boolean {
  return item.by.role === 'agent' && item.by.id === me;
}
