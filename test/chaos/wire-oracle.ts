// Looks at every packet between the relay and whoever sits at a line: was this socket allowed it (I11), and was nothing skipped (I7, I8).
import type { Entry } from '#domain/event';
import type { Packet } from './frames.ts';
import type { ConnectionWatch } from './proxy.ts';
import type { Verdict } from './verdict.ts';
import { INTRUDER, type Told, type Who, type Witness } from './witness.ts';

export interface WireOracle {
  watch(who: Who): ConnectionWatch;
  /** To be asked when all is quiet: lines that are up and were not told of every entry up to these heads. */
  left(heads: ReadonlyMap<string, number>): readonly string[];
  /** Calls back once, when the next draft is acknowledged. */
  onceAcked(fn: () => void): void;
}

interface Call {
  readonly event: string;
  readonly thread: string;
  /** What a join asked for, and how much had been acknowledged to anybody when it was asked. */
  readonly after: number;
  readonly acked: number;
}

interface Joined {
  /** The log's head as the last answer to a join had it. */
  head: number;
  readonly told: Set<number>;
}

interface Connection {
  readonly who: Who;
  readonly calls: Map<number, Call>;
  readonly threads: Map<string, Joined>;
}

/** Packets without a thread in them, and who may get them. */
const WITHOUT_THREAD: Readonly<{ [name: string]: readonly Who['kind'][] }> = {
  welcome: ['customer'],
  bye: ['customer', 'agent'],
  card: ['agent'],
  presence: ['agent'],
};
const WITH_THREAD: readonly string[] = ['entry', 'beacon', 'typing', 'seen', 'standing', 'erased'];

export function createWireOracle(witness: Witness, { broken }: Verdict): WireOracle {
  const open = new Set<Connection>();
  let waiting: (() => void)[] = [];

  function watch(who: Who): ConnectionWatch {
    const connection: Connection = { who, calls: new Map(), threads: new Map() };
    open.add(connection);
    return {
      up: (packet) => sent(connection, packet),
      down: (packet) => told(connection, packet),
      closed: () => open.delete(connection),
    };
  }

  function sent({ who, calls }: Connection, { kind, id, name, body }: Packet): void {
    witness.packets += 1;
    if (kind !== 'event' || id === null) return;
    const packet = fields(body);
    const thread = String(packet.thread);
    calls.set(id, { event: name, thread, after: Number(packet.after ?? 0), acked: witness.acked.get(thread) ?? 0 });
    const draft = fields(packet.draft);
    const draftId = String(draft.id);
    if (name === 'propose' && !witness.proposals.has(draftId))
      witness.proposals.set(draftId, { who, thread, epoch: Number(draft.epoch) });
  }

  function told(connection: Connection, packet: Packet): void {
    witness.packets += 1;
    if (packet.kind === 'ack') answered(connection, packet);
    else heard(connection, packet);
  }

  function heard(connection: Connection, { name, body }: Packet): void {
    const { who } = connection;
    const packet = fields(body);
    const kinds = WITHOUT_THREAD[name];
    if (kinds && !kinds.includes(who.kind)) broken('I11', `“${name}” went to ${who.name}.`);
    if (!kinds && !WITH_THREAD.includes(name)) broken('I11', `“${name}” is no packet of ours; it went to ${who.name}.`);
    if (kinds) return;
    const thread = String(packet.thread);
    allowed(who, thread, name);
    if (name === 'entry') entryTold(connection, thread, packet.entry as Entry, 'entry');
  }

  function answered(connection: Connection, { id, body }: Packet): void {
    const call = id === null ? undefined : connection.calls.get(id);
    const answer = fields(body);
    if (call && answer.ok === false) refused(connection.who, String(answer.refused));
    if (!call || answer.ok !== true) return;
    if (call.event !== 'inbox' && call.event !== 'away') allowed(connection.who, call.thread, call.event);
    if (call.event === 'propose') acknowledged(connection, call.thread, answer.entry as Entry);
    if (call.event === 'join') joined(connection, call, answer);
  }

  function refused({ name }: Who, why: string): void {
    const kind = name === INTRUDER ? `${why} (intruder)` : why;
    witness.refusals.set(kind, (witness.refusals.get(kind) ?? 0) + 1);
  }

  function acknowledged(connection: Connection, thread: string, entry: Entry): void {
    witness.acks += 1;
    witness.acked.set(thread, Math.max(witness.acked.get(thread) ?? 0, entry.seq));
    entryTold(connection, thread, entry, 'ack');
    const calls = waiting;
    waiting = [];
    for (const fn of calls) fn();
  }

  function joined(connection: Connection, call: Call, answer: Fields): void {
    const { thread, after, acked } = call;
    const head = Number(answer.head);
    const entries = answer.entries as readonly Entry[];
    if (head < acked)
      broken('I8', `${thread}: a join after seq ${acked} was acknowledged was told of a log of ${head}.`);
    entries.forEach((entry, at) => {
      if (entry.seq !== after + 1 + at)
        broken('I8', `${thread}: a join after ${after} gave seq ${entry.seq} as number ${at + 1}.`);
      entryTold(connection, thread, entry, 'join');
    });
    const before = connection.threads.get(thread);
    if (before) before.head = Math.max(before.head, head);
    else connection.threads.set(thread, { head, told: toldEarly(connection, thread) });
  }

  /** Entries that were told between joining the room and answering. */
  function toldEarly(connection: Connection, thread: string): Set<number> {
    return early.get(connection)?.get(thread) ?? new Set();
  }

  const early = new WeakMap<Connection, Map<string, Set<number>>>();

  function entryTold(connection: Connection, thread: string, entry: Entry, how: Told['how']): void {
    const { who } = connection;
    if (who.kind === 'customer') noSecrets(who, thread, entry);
    witness.told.push({ how, to: who, thread, entry });
    const joined = connection.threads.get(thread);
    const numbers = joined?.told ?? earlyOf(connection, thread);
    numbers.add(entry.seq);
    if (!joined || how !== 'entry') return;
    for (let seq = joined.head + 1; seq < entry.seq; seq += 1)
      if (!joined.told.has(seq))
        return broken(
          'I7',
          `${who.name} had joined ${thread} at ${joined.head}, was told ${entry.seq} and never ${seq}.`,
        );
  }

  function earlyOf(connection: Connection, thread: string): Set<number> {
    const threads = early.get(connection) ?? new Map<string, Set<number>>();
    early.set(connection, threads);
    const numbers = threads.get(thread) ?? new Set<number>();
    threads.set(thread, numbers);
    return numbers;
  }

  function allowed(who: Who, thread: string, what: string): void {
    const owner = witness.owners.get(thread);
    if (who.kind === 'customer' && owner !== who.name)
      broken('I11', `${who.name} got “${what}” of a thread that is ${owner ?? 'nobody'}’s.`);
  }

  function noSecrets({ name }: Who, thread: string, { seq, event }: Entry): void {
    const secret =
      (event.type === 'noted' && event.text !== '') ||
      (event.type === 'transferred' && event.note !== null) ||
      (event.type === 'resolved' && event.reason !== null) ||
      event.type === 'assessed';
    if (secret) broken('I11', `${name} was told what agents wrote for themselves: ${thread}, seq ${seq}.`);
  }

  return {
    watch,
    left(heads) {
      const behind: string[] = [];
      for (const { who, threads } of open)
        for (const [thread, { head, told: numbers }] of threads)
          for (let seq = head + 1; seq <= (heads.get(thread) ?? 0); seq += 1)
            if (!numbers.has(seq)) behind.push(`${who.name} had joined ${thread} at ${head} and was never told ${seq}`);
      return behind;
    },
    onceAcked(fn) {
      waiting.push(fn);
    },
  };
}

type Fields = Readonly<{ [name: string]: unknown }>;

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
