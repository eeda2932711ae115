// The inbox: the cards of all threads that are with people or waiting, and of those that lately were with the assistant, or resolved.
import { byUrgency, type Card } from '#domain/card';
import type { Store } from './store/store.ts';

/** Threads that the assistant has, or that are resolved, are shown this long after the last thing said: 24 h. */
const WATCHED = 24 * 3_600_000;
/** The console draws only what is in sight; a card is about half a kilobyte on the line. */
const MOST_CARDS = 5_000;
/** Of those, kept at most; the one that was silent longest goes first. Who waits, or is with a person, is always kept. */
const MOST_WATCHED = 2_000;
/** Read from the store at the start, of who waits or is with a person: what is beyond is in sight again when something is said there. */
const MOST_PEOPLE = 20_000;

export interface Inbox {
  /** Takes a thread's card as it now stands. True: it is in the inbox; false: it left it, or never was. */
  take(card: Card, now: number): boolean;
  /** The thread is no more. */
  drop(thread: string): void;
  all(): readonly Card[];
  /** Most urgent first, at most 5,000. */
  cards(now: number): readonly Card[];
  /** Who waits in a queue of a site, most urgent first: their place in it is their position. */
  waiting(site: string, queue: string): readonly Card[];
  /** Who waits, or is with a person, and was promised a first reply that nobody has given yet; in no order. */
  unanswered(): readonly Card[];
  /** What agents have, in no order. */
  withAgents(): readonly Card[];
  /** How many wait, are with people, are with the assistant. */
  counts(): Readonly<Record<Card['owner']['kind'], number>>;
}

/** The inbox as the store has it, and from then on as it is told. */
export async function openInbox(store: Store, now: number): Promise<Inbox> {
  const people = new Map<string, Card>();
  /** The one that was silent longest first. */
  const watched = new Map<string, Card>();
  // A thread's row lies anywhere in the file: of what is only watched no more are read than are kept.
  const rows = await store.inbox(now - WATCHED, { people: MOST_PEOPLE, watched: MOST_WATCHED });
  for (const row of [...rows].sort((a, b) => a.lastAt - b.lastAt)) put(row.card);
  forgetOld(now);

  return {
    take(card, at) {
      people.delete(card.thread);
      watched.delete(card.thread);
      const stays = belongs(card, at);
      if (stays) put(card);
      forgetOld(at);
      return stays;
    },
    drop(thread) {
      people.delete(thread);
      watched.delete(thread);
    },
    all: () => [...people.values(), ...watched.values()],
    cards(at) {
      forgetOld(at);
      // People first: the cap must never hide who waits behind who is only watched.
      return [...people.values(), ...watched.values()].sort(peopleFirst).slice(0, MOST_CARDS).sort(byUrgency);
    },
    waiting(site, queue) {
      const here = (card: Card) => card.site === site && card.owner.kind === 'queue' && card.owner.queue === queue;
      return [...people.values()].filter(here).sort(byUrgency);
    },
    unanswered: () => [...people.values()].filter(({ dueAt, firstReplyAt }) => dueAt !== null && firstReplyAt === null),
    withAgents: () => [...people.values()].filter((card) => card.owner.kind === 'agent'),
    counts() {
      const counts = { assistant: 0, queue: 0, agent: 0 };
      for (const card of [...people.values(), ...watched.values()])
        if (card.status === 'open') counts[card.owner.kind] += 1;
      return counts;
    },
  };

  function put(card: Card): void {
    (card.owner.kind === 'assistant' ? watched : people).set(card.thread, card);
  }

  function forgetOld(at: number): void {
    for (const card of watched.values()) {
      if (watched.size <= MOST_WATCHED && belongs(card, at)) return;
      watched.delete(card.thread);
    }
  }
}

function belongs(card: Card, now: number): boolean {
  return card.owner.kind !== 'assistant' || card.lastAt >= now - WATCHED;
}

function peopleFirst(a: Card, b: Card): number {
  return Number(a.owner.kind === 'assistant') - Number(b.owner.kind === 'assistant') || byUrgency(a, b);
}
