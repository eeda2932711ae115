// Tells an agent that a handoff waits, was given to them, comes back from being put aside, or that a colleague calls for them: a sound, the tab's title, a notification, words for screen readers. And again until somebody takes it up.
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type Card, isAside } from '#domain/card';
import type { QueueInfo } from '#domain/wire';
import type { CardBook } from './card-book.ts';
import { customerName } from './customer-name.ts';
import { isWaiting } from './shelves.ts';

export interface Alarm {
  readonly sound: ReadonlySignal<boolean>;
  readonly notifications: ReadonlySignal<NotificationState>;
  /** The last new handoff in words, for a live region. */
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
  let title: string | null = null;

  /** What waits for anybody, and what was given to this agent and is not answered yet. */
  const calling = () => cards.value.people.filter((card) => isWaiting(card) || isGiven(card, parts.me));
  /** The relay gives these out: they are news to whom it gives them, and to all only once they go on waiting. */
  const givenOut = ({ owner }: Card) =>
    owner.kind === 'queue' && parts.queues.value.some((one) => one.id === owner.queue && one.automatic);
  const isBack = (card: Card) =>
    card.snoozedUntil !== undefined && card.owner.kind === 'agent' && card.owner.agent === parts.me;
  const isCalled = ({ mentions }: Card) => mentions?.[parts.me] !== undefined;
  const tenths = computed(() => Math.floor(parts.now.value / 10_000) * 10_000);
  const ring = (some: readonly Card[]) => {
    if (sound.peek() && !away.peek()) parts.blip(some.some((card) => card.priority === 'urgent') ? URGENT : USUAL);
  };
  const tell = (card: Card, what = whatOf(card)) => {
    const about = card.intent ?? 'a new handoff';
    announced.value = `${what}: ${about}, ${customerName(card)}`;
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
    for (const card of cards.value.people) {
      if (isWaiting(card) || isGiven(card, parts.me)) waiting.push(card);
      if (parts.leads && isPressing(card)) pressing.push(card);
    }
    name(waiting.length === 0 ? parts.title : `(${waiting.length}) ${parts.title}`);
    if (!loaded.value) return;
    const fresh = news(waiting).filter((card) => !givenOut(card));
    const rising = presses(pressing);
    for (const card of rising) tell(card, 'Nearly late');
    for (const card of fresh) tell(card);
    if (rising.length + fresh.length > 0) ring([...rising, ...fresh]);
  });
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
    for (const card of calls) tell(card, 'A colleague calls for you');
    for (const card of again) tell(card, 'Back from being put aside');
    if (calls.length + again.length > 0) ring([...calls, ...again]);
  });
  const stopRinging = parts.every(RING_AGAIN, () => {
    const now = calling();
    if (now.length > 0) ring(now);
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
function createNews(turnOf: (card: Card) => number): (waiting: readonly Card[]) => readonly Card[] {
  let seen: WeakSet<Card> | null = null;
  let turns = new Map<string, number>();
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

function isPressing({ escalatedAt, firstReplyAt, owner }: Card): boolean {
  return escalatedAt !== undefined && firstReplyAt === null && owner.kind !== 'assistant';
}

function whatOf({ owner, priority }: Card): string {
  if (owner.kind === 'agent') return 'Given to you';
  return priority === 'urgent' ? 'Urgent handoff' : 'New handoff';
}
