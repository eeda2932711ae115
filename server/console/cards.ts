// The inbox as the relay tells it: cards, queues, who is here. The whole of it on every connection, and each change as it happens.
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Card } from '#domain/card';
import type { AgentPresence, Colleague, QueueInfo } from '#domain/wire';
import { type CardBook, cardBook } from './card-book.ts';
import type { DeskLine, Heard } from './desk-line.ts';
import { createGather, type Later } from './gather.ts';
import type { RelayClock } from './relay-clock.ts';

export interface Cards {
  readonly cards: ReadonlySignal<CardBook>;
  readonly queues: ReadonlySignal<readonly QueueInfo[]>;
  readonly agents: ReadonlySignal<readonly AgentPresence[]>;
  /** Everybody who may answer, here or not, this agent too. */
  readonly team: ReadonlySignal<readonly Colleague[]>;
  /** The version of each site's playbook that was published while this page was open. */
  readonly versions: ReadonlySignal<ReadonlyMap<string, number>>;
  readonly away: ReadonlySignal<boolean>;
  readonly loaded: ReadonlySignal<boolean>;
  /** What the relay said when it refused the inbox; null: it did not. */
  readonly refused: ReadonlySignal<string | null>;
  setAway(away: boolean): void;
  close(): void;
}

/** `now` is this machine's clock, which the relay's is measured against. */
export function createCards(line: DeskLine, clock: RelayClock, now: () => number, later: Later): Cards {
  const cards = signal(cardBook([]));
  const queues = signal<readonly QueueInfo[]>([]);
  const agents = signal<readonly AgentPresence[]>([]);
  const team = signal<readonly Colleague[]>([]);
  const versions = signal<ReadonlyMap<string, number>>(new Map());
  const away = signal(false);
  const loaded = signal(false);
  const refused = signal<string | null>(null);

  const news = createGather<Heard<'card'>>(later, (packets) => {
    cards.value = packets.reduce(withCard, cards.value);
  });

  const load = async () => {
    const askedAt = now();
    const answer = await line.inbox();
    if (answer === null) return;
    if (!answer.ok) {
      refused.value = answer.what;
      return;
    }
    clock.set(answer.now, askedAt);
    // A change may have overtaken this answer: the newer card of each thread stays.
    cards.value = cardBook(answer.cards.map((card) => newer(cards.value.get(card.thread), card)));
    queues.value = answer.queues;
    agents.value = answer.agents;
    team.value = answer.team;
    away.value = answer.agent.away;
    refused.value = null;
    loaded.value = true;
  };

  const undo = [
    effect(() => {
      if (line.link.value === 'up') void load();
    }),
    line.on('card', news.add),
    line.on('erased', ({ thread }) => {
      news.flush();
      cards.value = cards.value.without(thread);
    }),
    line.on('playbook', (packet) => {
      queues.value = packet.queues;
      versions.value = new Map(versions.value).set(packet.site, packet.version);
    }),
    line.on('presence', (packet) => {
      agents.value = packet.agents;
      team.value = withNew(team.value, packet.agents);
    }),
  ];

  return {
    cards,
    queues,
    agents,
    team,
    versions,
    away,
    loaded,
    refused,
    setAway(value) {
      away.value = value;
    },
    close() {
      for (const one of undo) one();
    },
  };
}

/** Somebody who was invited since may answer too. */
function withNew(team: readonly Colleague[], here: readonly AgentPresence[]): readonly Colleague[] {
  const news = here.filter(({ id, viewer }) => !viewer && !team.some((one) => one.id === id));
  return news.length === 0 ? team : [...team, ...news.map(({ id, name }) => ({ id, name }))];
}

/** The inbox after one change. A resolved thread that leaves it stays in sight, among those resolved lately, until the page is reloaded. */
function withCard(cards: CardBook, { card, gone }: Heard<'card'>): CardBook {
  if (gone && card.status === 'open') return cards.without(card.thread);
  const known = cards.get(card.thread);
  return newer(known, card) === known ? cards : cards.with(card);
}

function newer(known: Card | undefined, card: Card): Card {
  return known !== undefined && known.head > card.head ? known : card;
}
