// A relay in memory for the console's tests and its fixture page: the domain's own rules, several agents, no network.
import { cardOf } from '#domain/card';
import type { Draft, Entry, ThreadEvent } from '#domain/event';
import { byOf, type Proposer, whyNotAppend } from '#domain/ownership';
import { emptyThread, reduce, type Thread } from '#domain/thread';
import type {
  AgentPresence,
  AgentToRelay,
  InboxAnswer,
  JoinAnswer,
  ProposeAnswer,
  QueueInfo,
  RelayToAgent,
  SavedView,
  SearchAnswer,
  SeenUpTo,
} from '#domain/wire';
import { excerptOf, holds, type SearchTerm, searchedIn, searchTerms } from '../../server/store/search-words.ts';

export interface Agent {
  readonly id: string;
  readonly name: string;
}

type In = keyof RelayToAgent;
type Heard<K extends In> = Parameters<RelayToAgent[K]>[0];
type State = 'down' | 'connecting' | 'up';

interface Kept {
  thread: Thread;
  entries: Entry[];
  seen: SeenUpTo;
}

export interface MemoryRelay {
  /** Something a customer's browser proposes: as the customer or the assistant, by the event's type. Throws when it is refused. */
  customer(thread: string, event: ThreadEvent, id?: string): Entry;
  /** Something an agent does at another desk, under the current epoch, whether or not the lines are up. Throws when refused. */
  agent(agent: Agent, thread: string, event: ThreadEvent): Entry;
  /** As the relay erases: the thread is gone, and everybody is told. */
  erase(thread: string): void;
  customerTypes(thread: string, on: boolean): void;
  customerSaw(thread: string): void;
  thread(id: string): Thread;
  line(agent: Agent): MemoryLine;
  /** Ends every line for good. */
  dismiss(reason: string): void;
  /** From now on no broadcast reaches anyone; answers still do. */
  hush(): void;
  /** Cuts or restores every line. */
  cut(down: boolean): void;
}

export function createMemoryRelay(now: () => number, queues: readonly QueueInfo[]): MemoryRelay {
  const threads = new Map<string, Kept>();
  const lines = new Set<Wired>();
  const away = new Map<string, boolean>();
  const looking = new Map<string, string>();
  const known = new Map<string, Agent>();
  const views = new Map<string, readonly SavedView[]>();
  let count = 0;
  let hushed = false;

  const kept = (id: string): Kept => {
    const found = threads.get(id) ?? { thread: emptyThread(id), entries: [], seen: { customer: 0, agent: 0 } };
    threads.set(id, found);
    return found;
  };

  const append = (id: string, proposer: Proposer, draft: Draft): ProposeAnswer => {
    const found = kept(id);
    const known = found.entries.find((entry) => entry.id === draft.id);
    if (known) return { ok: true, entry: known };
    const refusal = whyNotAppend(found.thread, proposer, draft);
    if (refusal) return { ok: false, ...refusal };
    const by = byOf(proposer, draft);
    if (by === null) throw new Error('whyNotAppend let it pass');
    const entry: Entry = { seq: found.thread.head + 1, at: now(), age: 0, by, id: draft.id, event: draft.event };
    found.entries.push(entry);
    found.thread = reduce(found.thread, entry);
    tellAll('entry', { thread: id, entry });
    tellAll('card', { card: cardOf(found.thread), gone: false });
    return { ok: true, entry };
  };

  const agents = (): readonly AgentPresence[] => {
    const here = new Map([...lines].map(({ agent }) => [agent.id, agent]));
    return [...here.values()].map((agent) => ({
      ...agent,
      away: away.get(agent.id) ?? false,
      ...(looking.has(agent.id) && { looking: [looking.get(agent.id) ?? ''] }),
    }));
  };

  const team = () => [...known.values()];

  const appended = (id: string, proposer: Proposer, event: ThreadEvent, draftId?: string): Entry => {
    const draft = { id: draftId ?? `draft-${++count}-from-elsewhere`, epoch: kept(id).thread.epoch, event };
    const answer = append(id, proposer, draft);
    if (!answer.ok) throw new Error(answer.what);
    return answer.entry;
  };

  const inbox = (agent: Agent): InboxAnswer => ({
    ok: true,
    agent: { ...agent, role: 'agent', away: away.get(agent.id) ?? false },
    queues,
    cards: [...threads.values()].map(({ thread }) => cardOf(thread)),
    agents: agents(),
    team: team(),
    now: now(),
  });

  const join = (id: string, after: number): JoinAnswer => {
    const found = threads.get(id);
    if (!found) return { ok: false, refused: 'not_found', what: 'There is no such thread.' };
    const entries = found.entries.filter((entry) => entry.seq > after);
    return {
      ok: true,
      lineage: 'memory',
      head: found.thread.head,
      entries,
      more: false,
      seen: found.seen,
      standing: null,
    };
  };

  const search = (terms: readonly SearchTerm[]): SearchAnswer => {
    const hits = [...threads.values()].flatMap(({ thread, entries }) => {
      const found = entries.findLast(({ event }) => terms.length > 0 && holds(searchedIn(event), terms));
      if (found === undefined) return [];
      const { id, seq, at, by, event } = found;
      return [
        {
          card: cardOf(thread),
          entry: { id, seq, at, by, type: event.type },
          excerpt: excerptOf(searchedIn(event), terms),
        },
      ];
    });
    return { ok: true, hits, more: false };
  };

  const tellAll = <K extends In>(name: K, packet: Heard<K>) => {
    if (!hushed) for (const line of lines) line.tell(name, packet);
  };

  const see = (id: string, seen: Partial<SeenUpTo>) => {
    const found = kept(id);
    found.seen = { ...found.seen, ...seen };
    tellAll('seen', { thread: id, seen: found.seen });
  };

  const answer = (agent: Agent, name: string, packet: never): unknown => {
    switch (name as keyof AgentToRelay) {
      case 'inbox':
        return inbox(agent);
      case 'join': {
        const { thread, after } = packet as Parameters<AgentToRelay['join']>[0];
        return join(thread, after);
      }
      case 'propose': {
        const { thread, draft } = packet as Parameters<AgentToRelay['propose']>[0];
        return append(thread, { kind: 'agent', ...agent }, draft);
      }
      case 'views': {
        const kept = (packet as Parameters<AgentToRelay['views']>[0]).views;
        if (kept !== null) views.set(agent.id, kept);
        return { ok: true, views: views.get(agent.id) ?? [] };
      }
      case 'search':
        return search(searchTerms((packet as Parameters<AgentToRelay['search']>[0]).text));
      case 'away': {
        const packed = packet as Parameters<AgentToRelay['away']>[0];
        away.set(agent.id, packed.away);
        tellAll('presence', { agents: agents() });
        return { ok: true, away: packed.away };
      }
      default:
        throw new Error(`nobody answers ${name}`);
    }
  };

  const hear = (agent: Agent, name: string, packet: never) => {
    if (name !== 'looking') return;
    const { thread } = packet as Parameters<AgentToRelay['looking']>[0];
    if (thread === null) looking.delete(agent.id);
    else looking.set(agent.id, thread);
    tellAll('presence', { agents: agents() });
  };

  return {
    customer: (id, event, draftId) => appended(id, { kind: 'customer' }, event, draftId),
    agent: (agent, id, event) => appended(id, { kind: 'agent', ...agent }, event),
    erase(thread) {
      threads.delete(thread);
      tellAll('erased', { thread });
    },
    customerTypes(thread, on) {
      tellAll('typing', { thread, role: 'customer', name: '', on });
    },
    customerSaw(id) {
      see(id, { customer: kept(id).thread.head });
    },
    thread: (id) => kept(id).thread,
    line(agent) {
      known.set(agent.id, agent);
      const line = createMemoryLine(
        agent,
        (name, packet) => answer(agent, name, packet),
        (name, packet) => hear(agent, name, packet),
      );
      lines.add(line);
      tellAll('presence', { agents: agents() });
      return line;
    },
    hush() {
      hushed = true;
    },
    dismiss(reason) {
      tellAll('bye', { reason, comeBackIn: null });
      for (const line of lines) line.become('down');
    },
    cut(down) {
      for (const line of lines) line.become(down ? 'down' : 'up');
    },
  };
}

/** The shape of `Line<AgentToRelay, RelayToAgent>`, and what the relay in memory does with it. */
export interface MemoryLine {
  state(): State;
  refused(): null;
  // biome-ignore lint/suspicious/noExplicitAny: the test's stand-in for a typed line; its users see the typed one
  call(name: any, packet: any): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  send(name: any, packet: any): void;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  on(name: any, fn: (packet: any) => void): () => void;
  onState(fn: (state: State) => void): () => void;
  open(): void;
  close(): void;
  /** What was sent and not answered, for tests to look at. */
  readonly sent: readonly { readonly name: string; readonly packet: unknown }[];
}

interface Wired extends MemoryLine {
  readonly agent: Agent;
  tell<K extends In>(name: K, packet: Heard<K>): void;
  become(state: State): void;
}

function createMemoryLine(
  agent: Agent,
  answer: (name: string, packet: never) => unknown,
  hear: (name: string, packet: never) => void,
): Wired {
  const hearing = new Map<string, Set<(packet: unknown) => void>>();
  const watching = new Set<(state: State) => void>();
  const sent: { name: string; packet: unknown }[] = [];
  let state: State = 'up';
  return {
    agent,
    sent,
    state: () => state,
    refused: () => null,
    async call(name, packet) {
      if (state !== 'up') throw new Error('the line is down');
      await Promise.resolve();
      return answer(name, packet as never);
    },
    send(name, packet) {
      sent.push({ name, packet });
      hear(name, packet as never);
    },
    on(name, fn) {
      const set = hearing.get(name) ?? new Set();
      hearing.set(name, set.add(fn));
      return () => set.delete(fn);
    },
    onState(fn) {
      watching.add(fn);
      return () => watching.delete(fn);
    },
    open: () => {},
    close: () => {},
    tell(name, packet) {
      if (state === 'up') for (const fn of hearing.get(name) ?? []) fn(packet);
    },
    become(next) {
      state = next;
      for (const fn of watching) fn(next);
    },
  };
}
