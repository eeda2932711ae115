// What both kinds of lines share: the two namespaces, who hears what, and joining a thread.
import type { Namespace, Socket } from 'socket.io';
import { asCustomerSees, type Entry } from '#domain/event';
import { beforeOf } from '#domain/newest';
import { refusal } from '#domain/ownership';
import type { Thread } from '#domain/thread';
import {
  type AgentJoinAnswer,
  type JoinAnswer,
  PAGE,
  type RelayToAgent,
  type RelayToCustomer,
  type Standing,
} from '#domain/wire';
import type { Store } from '../store/store.ts';
import type { Published } from '../threads.ts';
import { hear, roomOf } from './rooms.ts';

export interface Hub {
  readonly customers: Namespace;
  readonly agents: Namespace;
}

type Packet<M, N extends keyof M> = M[N] extends (packet: infer P) => void ? P : never;

/** To the customers of a thread. */
export function toCustomers<N extends keyof RelayToCustomer>(
  hub: Hub,
  thread: string,
  name: N,
  packet: Packet<RelayToCustomer, N>,
  but: string | null = null,
): void {
  tell(hub.customers, roomOf(thread), name, packet, but);
}

/** To the agents in a room: of a thread, or the inbox. */
export function toAgents<N extends keyof RelayToAgent>(
  hub: Hub,
  room: string,
  name: N,
  packet: Packet<RelayToAgent, N>,
  but: string | null = null,
): void {
  tell(hub.agents, room, name, packet, but);
}

/** Encoded once, however many listen; where nobody does but this one line, not at all. */
function tell(namespace: Namespace, room: string, name: string, packet: unknown, but: string | null): void {
  const lines = namespace.adapter.rooms.get(room);
  if (!lines) return;
  if (but === null || !lines.has(but)) namespace.to(room).emit(name, packet);
  else if (lines.size > 1) namespace.to(room).except(but).emit(name, packet);
}

/** An entry, as each side may see it. The line that proposed it gets it as its answer, and not twice. */
export function tellEntry(hub: Hub, { thread, entry, line }: Pick<Published, 'thread' | 'entry' | 'line'>): void {
  toCustomers(hub, thread.id, 'entry', { thread: thread.id, entry: asCustomerSees(entry) }, line);
  toAgents(hub, roomOf(thread.id), 'entry', { thread: thread.id, entry }, line);
}

export interface JoinParts {
  readonly store: Store;
  /** The version of the protocol that the relay speaks. */
  readonly protocol: number;
  standing(thread: Thread): Promise<Standing | null>;
}

/** A page of a catch-up in UTF-16 units, but for a single longer entry: 5 KB/s brings it before the line counts as silent, after 8 s. */
const PAGE_BYTES = 24_576;

function upTo(limit: number, entries: readonly Entry[]): readonly Entry[] {
  let size = 0;
  const end = entries.findIndex((entry, at) => (size += JSON.stringify(entry).length) > limit && at > 0);
  return end < 0 ? entries : entries.slice(0, end);
}

/** The last of the entries that go into a page, from its end. */
function lastUpTo(limit: number, entries: readonly Entry[]): readonly Entry[] {
  let size = 0;
  const rest = entries.findLastIndex((entry, at) => {
    size += JSON.stringify(entry).length;
    return size > limit && at < entries.length - 1;
  });
  return entries.slice(rest + 1);
}

/** Joins the room first and reads the backlog then: the other order can lose an entry. */
export async function join(
  parts: JoinParts,
  socket: Socket,
  thread: Thread,
  { after, lineage }: { readonly after: number; readonly lineage: string | null },
): Promise<JoinAnswer> {
  // Of another line of data: what the client has is not a part of this log, so it gets all of it.
  const from = lineage !== null && lineage !== parts.store.lineage ? 0 : after;
  hear(socket, thread.id);
  return answered(parts, thread, from, upTo(PAGE_BYTES, await parts.store.entries(thread.id, from, PAGE)));
}

/** The same by the newest page, which ends where the thread stood when it was asked for: what came since is asked for next. */
export async function joinNewest(parts: JoinParts, socket: Socket, thread: Thread): Promise<AgentJoinAnswer> {
  hear(socket, thread.id);
  const from = Math.max(0, thread.head - PAGE);
  const entries = lastUpTo(PAGE_BYTES, await parts.store.entries(thread.id, from, Math.min(PAGE, thread.head)));
  const before = beforeOf(thread, entries[0]?.seq ?? 0);
  return { ...(await answered(parts, thread, from, entries)), ...(before && { before }) };
}

async function answered(
  { store, standing }: JoinParts,
  thread: Thread,
  from: number,
  entries: readonly Entry[],
): Promise<JoinAnswer> {
  const row = await store.thread(thread.id);
  const head = row?.head ?? 0;
  return {
    ok: true,
    lineage: store.lineage,
    head,
    entries,
    more: (entries.at(-1)?.seq ?? from) < head,
    seen: row?.seen ?? { customer: 0, agent: 0 },
    standing: await standing(thread),
  };
}

/** Why a client of this version cannot be served; null: it can. The relay serves its own version and the one before. */
export function whyNotProtocol(protocol: number, own: number): ReturnType<typeof refusal> | null {
  const versions = `This page speaks version ${protocol}, the relay ${own}.`;
  if (protocol > own) return refusal('conflict', `${versions} Update the relay.`);
  return protocol >= Math.max(1, own - 1) ? null : refusal('conflict', `${versions} Reload the page.`);
}

/** What a refused handshake carries: `connect_error.data`. */
export function handshakeError(why: ReturnType<typeof refusal>): Error {
  return Object.assign(new Error(why.what), { data: why });
}
