// Tells an agent that a handoff waits, was given to them, comes back from being put aside, that a customer of theirs wrote, or that a colleague calls for them: a sound, the tab's title, a notification, words for screen readers. And again until somebody takes it up.
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type Card, isAside } from '#domain/card';
import type { QueueInfo } from '#domain/wire';
import type { CardBook } from './card-book.ts';
import { customerName } from './customer-name.ts';
import { isWaiting } from './shelves.ts';

export interface Alarm {
  readonly sound: ReadonlySignal<boolean>;
  readonly notifications: ReadonlySignal<NotificationState>;
  /** The last news in words, for a live region. */
  readonly announced: ReadonlySignal<string>;
  toggleSound(): void;
  askNotifications(): Promise<void>;
  close(): void;
}

type NotificationState = 'default' | 'granted' | 'denied' | 'missing';

export interface AlarmParts {
  /** The id of the agent at this screen. */
  readonly me: string;
  /** Leads are told of what is about to break its promise, whoever has it. */
  readonly leads: boolean;
  readonly cards: ReadonlySignal<Pick<CardBook, 'people' | 'assistant'>>;
  readonly queues: ReadonlySignal<readonly QueueInfo[]>;
  /** Whether the inbox has come once: what waited before that is no news. */
  readonly loaded: ReadonlySignal<boolean>;
  readonly away: ReadonlySignal<boolean>;
  /** The relay's clock. */
  readonly now: ReadonlySignal<number>;
  /** The thread in front of the agent's eyes; null: none, or the window is behind another. */
  readonly looking: ReadonlySignal<string | null>;
  /** Holds words that the agent has not looked at. */
  readonly isUnread: (card: Card) => boolean;
  /** What the tab is called without a count. */
  readonly title: string;
  setTitle(title: string): void;
  /** Silent until the browser allows sound, which it does after a first gesture. */
  blip(pitches: readonly number[]): void;
  readonly notifier: {
    state(): NotificationState;
    ask(): Promise<NotificationState>;
    show(title: string, body: string, thread: string): void;
  };
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Calls `run` every `ms` milliseconds until the function given back is called. */
  every(ms: number, run: () => void): () => void;
}

/** Milliseconds after which handoffs that nobody has claimed ring again. */
export const RING_AGAIN = 30_000;
const KEY = 'baton:console:sound';
/** Hertz. */
const USUAL = [620, 830];
const URGENT = [660, 880, 1_100];
const SOFT = [740];

export function createAlarm(parts: AlarmParts): Alarm {
  const { cards, loaded, away, notifier, storage } = parts;
  const sound = signal(storage.getItem(KEY) !== 'off');
  const notifications = signal(notifier.state());
  const announced = signal('');
  const news = createNews((card) => card.epoch);
  /** Once for each time the relay raised it, whoever has it since. */
  const presses = createNews((card) => card.escalatedAt ?? 0);
  /** Once for each note that calls for this agent. */
  const called = createNews((card) => card.mentions?.[parts.me] ?? 0);
  const woken = createNews((card) => card.snoozedUntil ?? 0);
  /** Once for each thing a customer says. */
  const written = createNews((card) => (card.lastBy === 'customer' ? card.lastText : ''));
  /** Threads that rang for what a customer wrote, and were not looked at since: one sound is enough. */
  const rung = new Set<string>();
  let title: string | null = null;

  /** Waits for anybody, or was given to this agent and is not answered yet. */
  const isCalling = (card: Card) => isWaiting(card) || isGiven(card, parts.me);
  /** The relay gives these out: they are news to whom it gives them, and to all only once they go on waiting. */
  const givenOut = ({ owner }: Card) =>
    owner.kind === 'queue' && parts.queues.value.some((one) => one.id === owner.queue && one.automatic);
  const isBack = (card: Card) =>
    card.snoozedUntil !== undefined && card.owner.kind === 'agent' && card.owner.agent === parts.me;
  const isCalled = ({ mentions }: Card) => mentions?.[parts.me] !== undefined;
  /** A customer of this agent wrote, and the agent has not seen it. */
  const isOpen = (card: Card) =>
    isMine(card, parts.me) && card.lastBy === 'customer' && card.thread !== parts.looking.value && parts.isUnread(card);
  const tenths = computed(() => Math.floor(parts.now.value / 10_000) * 10_000);
  const ring = (some: readonly Card[]) => {
    if (sound.peek() && !away.peek()) parts.blip(some.some((card) => card.priority === 'urgent') ? URGENT : USUAL);
  };
  const tell = (card: Card, what = `${whatOf(card)}: ${aboutOf(card)}`) => {
    announced.value = what;
    if (notifications.peek() === 'granted' && !away.peek()) notifier.show(announced.value, card.lastText, card.thread);
  };

  /** To set a tab's title costs more than all the rest of this. */
  const name = (next: string) => {
    if (next !== title) parts.setTitle(next);
    title = next;
  };

  const stopWatching = effect(() => {
    const waiting: Card[] = [];
    const pressing: Card[] = [];
    const open: Card[] = [];
    for (const card of cards.value.people) {
      if (isCalling(card)) waiting.push(card);
      if (parts.leads && isPressing(card)) pressing.push(card);
      if (isOpen(card)) open.push(card);
    }
    const count = waiting.length + open.length;
    name(count === 0 ? parts.title : `(${count}) ${parts.title}`);
    if (!loaded.value) return;
    answer(open);
    const fresh = news(waiting).filter((card) => !givenOut(card));
    const rising = presses(pressing);
    for (const card of rising) tell(card, `Nearly late: ${aboutOf(card)}`);
    for (const card of fresh) tell(card);
    if (rising.length + fresh.length > 0) ring([...rising, ...fresh]);
  });

  /** What customers wrote to this agent, who looks elsewhere. */
  function answer(open: readonly Card[]): void {
    const unseen = new Set(open.map(({ thread }) => thread));
    for (const thread of rung) if (!unseen.has(thread)) rung.delete(thread);
    // All are looked at: what was said before this agent took the thread is no news to them.
    const fresh = written(cards.peek().people).filter(({ thread }) => unseen.has(thread));
    for (const card of fresh) tell(card, `${customerName(card)} wrote`);
    if (fresh.some(({ thread }) => !rung.has(thread)) && sound.peek() && !away.peek()) parts.blip(SOFT);
    for (const { thread } of fresh) rung.add(thread);
  }

  // Apart, because these look at what else is in the inbox, and at the clock.
  const stopCalls = effect(() => {
    const { people, assistant } = cards.value;
    const back: Card[] = [];
    const calling: Card[] = [];
    for (const card of people) {
      if (card.snoozedUntil !== undefined && isBack(card) && !isAside(card, tenths.value)) back.push(card);
      if (card.mentions !== undefined && isCalled(card)) calling.push(card);
    }
    for (const card of assistant) if (card.mentions !== undefined && isCalled(card)) calling.push(card);
    if (!loaded.value) return;
    const calls = called(calling);
    const again = woken(back);
    for (const card of calls) tell(card, `A colleague calls for you: ${aboutOf(card)}`);
    for (const card of again) tell(card, `Back from being put aside: ${aboutOf(card)}`);
    if (calls.length + again.length > 0) ring([...calls, ...again]);
  });
  const stopRinging = parts.every(RING_AGAIN, () => {
    const waiting = cards.value.people.filter(isCalling);
    if (waiting.length > 0) ring(waiting);
  });

  return {
    sound,
    notifications,
    announced,
    toggleSound() {
      sound.value = !sound.value;
      storage.setItem(KEY, sound.value ? 'on' : 'off');
    },
    async askNotifications() {
      notifications.value = await notifier.ask();
    },
    close() {
      stopWatching();
      stopCalls();
      stopRinging();
    },
  };
}

/** Which of the cards were not among them before, or are another time (`turnOf`): all of them looked at each time, each remembered once. */
function createNews(turnOf: (card: Card) => number | string): (waiting: readonly Card[]) => readonly Card[] {
  let seen: WeakSet<Card> | null = null;
  let turns = new Map<string, number | string>();
  return (waiting) => {
    const first = seen === null;
    const known = (seen ??= new WeakSet());
    const fresh: Card[] = [];
    for (const card of waiting) {
      if (known.has(card)) continue;
      known.add(card);
      // The same thread handed over again is news again; what waited already when the page was opened is none.
      if (!first && turns.get(card.thread) !== turnOf(card)) fresh.push(card);
      turns.set(card.thread, turnOf(card));
    }
    if (turns.size > 2 * waiting.length + 100) turns = new Map(waiting.map((card) => [card.thread, turnOf(card)]));
    return fresh;
  };
}

function isGiven({ owner }: Card, me: string): boolean {
  return owner.kind === 'agent' && owner.given === true && owner.agent === me;
}

/** This agent answers it. */
function isMine({ owner, status }: Card, me: string): boolean {
  return status === 'open' && owner.kind === 'agent' && owner.agent === me && owner.given !== true;
}

function isPressing({ escalatedAt, firstReplyAt, owner }: Card): boolean {
  return escalatedAt !== undefined && firstReplyAt === null && owner.kind !== 'assistant';
}

function aboutOf(card: Card): string {
  return `${card.intent || 'a new handoff'}, ${customerName(card)}`;
}

function whatOf({ owner, priority }: Card): string {
  if (owner.kind === 'agent') return 'Given to you';
  return priority === 'urgent' ? 'Urgent handoff' : 'New handoff';
}
