// An agent's desk: one line to the relay, the inbox, the open thread, and everything an agent can do to it.
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { RemovalReason, ThreadEvent, Verdict } from '#domain/event';
import type { Refusal } from '#domain/ownership';
import { lastHandoff, type Owner, type Thread } from '#domain/thread';
import type { SearchAnswer } from '#domain/wire';
import type { Api, Me } from './api.ts';
import { type Cards, createCards } from './cards.ts';
import { soonTime } from './day.ts';
import type { DeskLine, DeskPeer, Link } from './desk-line.ts';
import type { Later } from './gather.ts';
import { type Opened, openedOn } from './opened.ts';
import { type FetchPlaybook, type RouteNames, routeNames } from './playbook-names.ts';
import { NO_LINE, refusalWords, type Tried } from './refusal-words.ts';
import { createRelayClock, type RelayClock } from './relay-clock.ts';
import { createReplyBook, type FetchReplies, type ReplyBook } from './reply-book.ts';
import { createSavedViews, type SavedViews } from './saved-views.ts';
import { createTakeBack } from './take-back.ts';
import type { Toasts } from './toasts.ts';
import { type CustomerTyping, createTyping } from './typing.ts';
import type { Unread } from './unread.ts';

export interface DeskParts {
  readonly me: Me;
  readonly line: DeskLine;
  /** A peer of this thread on the line. */
  readonly openPeer: (thread: string) => DeskPeer;
  readonly playbook: FetchPlaybook;
  readonly replies: FetchReplies;
  readonly eraseCustomer: Api['eraseCustomer'];
  readonly toasts: Toasts;
  readonly unread: Unread;
  /** Whether somebody can see this window now. */
  readonly watching: ReadonlySignal<boolean>;
  /** This machine's clock, milliseconds since 1970. */
  readonly now: () => number;
  readonly later: Later;
}

/** To whom a thread is passed: a queue, or a colleague who is here. */
export type Receiver =
  | { readonly kind: 'queue'; readonly queue: string }
  | { readonly kind: 'agent'; readonly agent: string; readonly name: string };

/** Verbs give true when the relay took what was proposed; a refusal is told to the agent and gives false. */
export interface Desk {
  readonly me: Me;
  readonly link: ReadonlySignal<Link>;
  /** Why the relay ended the line, in its own words. */
  readonly why: ReadonlySignal<string | null>;
  /** The relay's clock. */
  readonly now: RelayClock['now'];
  readonly inbox: Omit<Cards, 'close' | 'setAway'>;
  readonly typing: CustomerTyping['threads'];
  readonly opened: ReadonlySignal<Opened | null>;
  readonly names: RouteNames;
  readonly views: Omit<SavedViews, 'close'>;
  readonly replies: Omit<ReplyBook, 'close'>;
  open(thread: string | null): void;
  /** Takes the thread from a queue, the assistant or a colleague. Of several who try under the same epoch, one wins. */
  claim(): Promise<boolean>;
  say(text: string): Promise<boolean>;
  /** `mentions`: ids of the colleagues it calls for. */
  note(text: string, mentions: readonly string[]): Promise<boolean>;
  transfer(to: Receiver, note: string | null): Promise<boolean>;
  /** Corrects a message of this agent's own, by its seq. */
  edit(entry: number, text: string): Promise<boolean>;
  /** Takes the content of a message, note or file away, for good. */
  remove(entry: number, why: RemovalReason): Promise<boolean>;
  /** Puts it aside until then, milliseconds since 1970; null: takes it up again. */
  snooze(until: number | null): Promise<boolean>;
  handBack(): Promise<boolean>;
  /** Back to the queue it came from. */
  release(): Promise<boolean>;
  /** With a judgement of the last handoff, or without one. */
  resolve(reason: string | null, verdict: Verdict | null): Promise<boolean>;
  /** Judges the handoff of this seq, in any thread; judging it again replaces that. */
  judge(thread: string, handoff: number, verdict: Verdict): Promise<boolean>;
  /** Sends a thread that the assistant has to people, without taking it. */
  route(queue: string): Promise<boolean>;
  /** Null: the line is down. */
  search(text: string): Promise<SearchAnswer | null>;
  /** `quiet`: a refusal is not told. */
  setAway(away: boolean, quiet?: boolean): Promise<boolean>;
  /** Erases the customer of the open thread, for good. */
  eraseCustomer(): Promise<boolean>;
  /** Colleagues who have this thread on their screen now. */
  onlookers(thread: string): readonly string[];
  /** This agent is writing a reply (not a note), or has stopped. */
  writing(on: boolean): void;
  retry(): void;
  /** Call once a second. */
  tick(): void;
  close(): void;
}

export function createDesk(parts: DeskParts): Desk {
  const { me, line, toasts, unread, now } = parts;
  const clock = createRelayClock(now);
  const inbox = createCards(line, clock, now, parts.later);
  const typing = createTyping(line, now);
  const views = createSavedViews(line);
  const replies = createReplyBook(line, parts.replies);
  const names = routeNames(inbox, parts.playbook);
  const opened = signal<Opened | null>(null);

  const open = (thread: string | null) => {
    if (opened.peek()?.id === thread) return;
    opened.peek()?.peer.close();
    opened.value = thread === null ? null : openedOn(thread, parts.openPeer(thread));
  };

  const refused = (tried: Tried, answer: Parameters<typeof refusalWords>[1], owner: Owner | null) => {
    toasts.show('bad', refusalWords(tried, answer, owner, me.id));
    return false;
  };

  const propose = async (tried: Tried, event: ThreadEvent, peer = opened.peek()?.peer): Promise<boolean> => {
    if (peer === undefined) return false;
    const answer = await peer.propose(event);
    if (answer.ok) return true;
    // Who has it now decides what to say, and the refusal may be faster than the news.
    await peer.catchUp();
    return refused(tried, answer, peer.thread.peek().owner);
  };

  /** A change of owner is for now or not at all: it does not wait in an outbox for a line that may come back in an hour. */
  const change = (tried: Tried, event: ThreadEvent, peer?: DeskPeer): Promise<boolean> | boolean =>
    line.link.peek() === 'up' ? propose(tried, event, peer) : refused(tried, NO_LINE, null);

  /** Somebody who means to claim what waits does not mean to take it from a colleague who was a moment faster. */
  const wasJustTaken = ({ owner, segments }: Thread): boolean =>
    owner.kind === 'agent' && owner.agent !== me.id && clock.now.peek() - (segments.at(-1)?.startedAt ?? 0) < MOMENT;

  const givenUp = createTakeBack({ opened, openPeer: parts.openPeer, change, refused, toasts });

  const transfer = (to: Receiver, note: string | null): Promise<boolean> => {
    const thread = opened.peek()?.peer.thread.peek();
    const queue = to.kind === 'queue' ? to.queue : thread === undefined ? '' : queueOf(thread, names);
    const event = { type: 'transferred', queue, note } as const;
    if (to.kind === 'queue') return givenUp('transfer', event, `Transferred to ${names.queueName(queue)}.`);
    const { agent, name } = to;
    return givenUp('transfer', { ...event, to: { agent, name } }, `Transferred to ${name}.`);
  };

  const route = async (queue: string) => {
    const thread = opened.peek()?.peer.thread.peek();
    if (thread === undefined) return false;
    const { row, priority, firstReply } = await names.routing(thread);
    return change('route', { type: 'handedOff', queue, priority, row, firstReply });
  };

  const resolve = async (reason: string | null, verdict: Verdict | null) => {
    // The agent may have gone on to the next thread by the time this one is resolved.
    const peer = opened.peek()?.peer;
    const handoff = peer === undefined ? null : lastHandoffIn(peer);
    const done = await givenUp('resolve', { type: 'resolved', reason }, 'Resolved.');
    if (done && verdict !== null && handoff !== null)
      await propose('judge', { type: 'assessed', handoff, verdict }, peer);
    return done;
  };

  const judge = async (thread: string, handoff: number, verdict: Verdict) => {
    const current = opened.peek();
    const peer = current?.id === thread ? current.peer : parts.openPeer(thread);
    const done = await change('judge', { type: 'assessed', handoff, verdict }, peer);
    if (peer !== current?.peer) peer.close();
    return done;
  };

  const stop = effect(() => {
    const current = opened.value;
    if (current === null || !parts.watching.value || current.peer.state.value !== 'ready') return;
    const { head, owner } = current.peer.thread.value;
    unread.read(current.id, head);
    // The customer is told that an agent has read it only by the agent who has the thread.
    if (owner.kind === 'agent' && owner.agent === me.id) current.peer.saw(head);
  });

  const stopShowing = effect(() => {
    const shown = parts.watching.value ? (opened.value?.id ?? null) : null;
    if (line.link.value === 'up') line.looking(shown);
  });

  return {
    me,
    link: line.link,
    why: line.why,
    now: clock.now,
    inbox,
    typing: typing.threads,
    opened,
    names,
    views,
    replies,
    open,
    async claim() {
      const thread = opened.peek()?.peer.thread.peek();
      if (thread !== undefined && wasJustTaken(thread)) return refused('claim', JUST_TAKEN, thread.owner);
      return change('claim', { type: 'claimed' });
    },
    say: (text) => propose('reply', { type: 'said', text }),
    note: (text, mentions) => propose('note', { type: 'noted', text, ...(mentions.length > 0 && { mentions }) }),
    edit: async (entry, text) => change('edit', { type: 'edited', entry, text }),
    async remove(entry, why) {
      const done = await change('remove', { type: 'removed', entry, why });
      if (done) toasts.show('plain', 'Removed, for everybody and for good.');
      return done;
    },
    transfer,
    async snooze(until) {
      const peer = opened.peek()?.peer;
      const done = await change('snooze', { type: 'snoozed', until });
      if (done && until !== null)
        toasts.show('plain', `Put aside until ${soonTime(until, now())}.`, () => {
          void change('snooze', { type: 'snoozed', until: null }, peer);
        });
      return done;
    },
    handBack: () => givenUp('hand back', { type: 'handedBack' }, 'Handed back to the assistant.'),
    release: () => givenUp('put back', { type: 'released', reason: 'gave up' }, 'Put back in its queue.'),
    onlookers: (thread) =>
      inbox.agents.value.filter(({ id, looking }) => id !== me.id && looking?.includes(thread)).map(({ name }) => name),
    resolve,
    judge,
    route,
    search: line.search,
    async setAway(away, quiet = false) {
      const answer = await line.away(away);
      if (!answer.ok) return !quiet && refused('away', answer, null);
      inbox.setAway(answer.away);
      return true;
    },
    async eraseCustomer() {
      const thread = opened.peek()?.id;
      if (thread === undefined) return false;
      const answer = await parts.eraseCustomer(thread);
      if (answer.ok) toasts.show('plain', `Erased for good: ${conversations(answer.threads)}.`);
      else toasts.show('bad', answer.what);
      return answer.ok;
    },
    writing(on) {
      opened.peek()?.peer.typing(on);
    },
    retry: line.retry,
    tick() {
      clock.tick();
      typing.tick();
    },
    close() {
      stop();
      stopShowing();
      open(null);
      inbox.close();
      views.close();
      replies.close();
      typing.close();
    },
  };
}

function conversations(count: number): string {
  return count === 1 ? 'one conversation' : `${count} conversations`;
}

/** Milliseconds. */
const MOMENT = 3_000;
const JUST_TAKEN: Refusal = { refused: 'conflict', what: 'A colleague has taken it just now.' };

/** The seq of the last handoff, wherever in a long thread it stands; null: there was none. */
export function lastHandoffIn({ thread, earlier }: Pick<DeskPeer, 'thread' | 'earlier'>): number | null {
  return lastHandoff(thread.peek()) ?? earlier.peek().handedOff;
}

/** The queue it stays in when a person gets it: its own, or the one the playbook sends it to. */
function queueOf(thread: Thread, names: RouteNames): string {
  return thread.owner.kind === 'assistant' ? (names.routingNow(thread).queue ?? '') : thread.owner.queue;
}
