// Every limit the relay holds, in one place, with where its figure comes from.
import type { Limit } from './sockets/bucket.ts';

/** Buckets are tokens: `burst` at once, `perSecond` after that. Times in milliseconds. */
export interface Limits {
  /** Lines taken in by the whole relay; the rest are told 503 and when to try again, before the WebSocket is made. */
  readonly handshakes: Limit;
  /** The same from one address (IPv6: one /64). */
  readonly handshakesPerAddress: Limit;
  /** Lines open at once from one address. */
  readonly socketsPerAddress: number;
  readonly socketsPerVisitor: number;
  /** New threads of one visitor. */
  readonly threadsPerVisitor: Limit;
  /** New threads from one address on one site. */
  readonly threadsPerAddress: Limit;
  /** What a visitor says now. */
  readonly sayings: Limit;
  /** What a visitor said before it could be sent: offline, or in a thread the browser kept to itself until the handoff. */
  readonly backlog: Limit;
  /** Everything a visitor proposes: one turn is a handful of drafts. */
  readonly drafts: Limit;
  /** Files of one visitor or agent, and how many bytes of files may be on their way to the relay at one time. */
  readonly uploads: Limit;
  readonly uploadingAtOnce: number;
  /** How long a file may take to come, and the stretch of it in which at least 64 KiB must come. */
  readonly uploadWithin: number;
  readonly uploadStretch: number;
  /** Requests for a person by one visitor, and how many of them may be open at once. */
  readonly handoffs: Limit;
  readonly ticketsPerVisitor: number;
  /** Packets of any kind on one line: whoever sends more is cut off. */
  readonly packets: Limit;
  /** How long an opened line may take to say who it is. */
  readonly authWithin: number;
  /** How long the headers of a request may take to come, and the whole of it. */
  readonly headersWithin: number;
  readonly requestWithin: number;
  /** What may wait for one slow reader before its line is cut: it dials again and catches up. */
  readonly queuedPackets: number;
  readonly queuedBytes: number;
  /** Proposals being stored at one time; the next are told `busy` and come again. */
  readonly writesAtOnce: number;
}

const HOUR = 3_600;

/** Figures F4, F6, F8 and F10 of RELIABILITY.md, and where that says nothing, the reason. */
export const LIMITS: Limits = {
  // F6. The burst is a tenth of a second's worth.
  handshakes: { perSecond: 1_500, burst: 150 },
  // F10: 20 a second. Twice that at once, for an office whose network has just come back.
  handshakesPerAddress: { perSecond: 20, burst: 40 },
  // F10.
  socketsPerAddress: 50,
  socketsPerVisitor: 5,
  threadsPerVisitor: { perSecond: 5 / HOUR, burst: 5 },
  // F10 has 5 for an address too; behind one address of a mobile network stand hundreds of customers, so six times that.
  threadsPerAddress: { perSecond: 30 / HOUR, burst: 30 },
  // F10: 1 a second, so 60 a minute, 5 at once.
  sayings: { perSecond: 1, burst: 5 },
  // F10's minute's worth at once: a request for a person must not wait behind the conversation that led to it.
  backlog: { perSecond: 0.1, burst: 60 },
  drafts: { perSecond: 10, burst: 200 },
  // As many as fit one message, and one every 10 s after that.
  uploads: { perSecond: 0.1, burst: 10 },
  // They are looked at in memory: six of the largest.
  uploadingAtOnce: 64 * 1_048_576,
  // The largest file at 17 kB/s, a poor mobile line.
  uploadWithin: 600_000,
  // 4 kB/s: a place that others wait for is not held by dribbling.
  uploadStretch: 15_000,
  // BOT-06: somebody who asks, cancels and asks again is heard five times in a row, a script is not.
  handoffs: { perSecond: 1 / 60, burst: 5 },
  ticketsPerVisitor: 1,
  // No client of ours comes near this: a console that comes back joins its threads at once.
  packets: { perSecond: 50, burst: 600 },
  // F10; Socket.IO's own default is 45 s.
  authWithin: 5_000,
  // F10 has 10 s for the headers; a second less, because it is looked once a second (SEC-12: closed within 10 s).
  headersWithin: 9_000,
  requestWithin: 15_000,
  // F8.
  queuedPackets: 200,
  queuedBytes: 262_144,
  // F4, F5: what is stored in one turn of the loop stays under its 250 ms.
  writesAtOnce: 500,
};

/** What whoever runs the relay may set: messages a minute, threads an hour, handshakes a second. 0: any number; undefined: as it is here. */
export interface Chosen {
  readonly messagesPerVisitor: number | undefined;
  readonly threadsPerVisitor: number | undefined;
  readonly ticketsPerVisitor: number | undefined;
  readonly socketsPerVisitor: number | undefined;
  readonly socketsPerAddress: number | undefined;
  readonly handshakesPerAddress: number | undefined;
  readonly threadsPerAddress: number | undefined;
}

export function limitsFrom(chosen: Chosen): Partial<Limits> {
  return {
    ...of(chosen.messagesPerVisitor, (most) => messages(most)),
    ...of(chosen.threadsPerVisitor, (most) => ({ threadsPerVisitor: most === 0 ? ANY : each(HOUR, most) })),
    ...of(chosen.ticketsPerVisitor, (most) => tickets(most)),
    ...of(chosen.socketsPerVisitor, (most) => ({ socketsPerVisitor: most || ANY.burst })),
    ...of(chosen.socketsPerAddress, (most) => ({ socketsPerAddress: most || ANY.burst })),
    ...of(chosen.handshakesPerAddress, (most) => ({
      handshakesPerAddress: most === 0 ? ANY : each(1, most, 2 * most),
    })),
    ...of(chosen.threadsPerAddress, (most) => ({ threadsPerAddress: most === 0 ? ANY : each(HOUR, most) })),
  };
}

const ANY: Limit = { perSecond: 1, burst: Number.POSITIVE_INFINITY };

function of(most: number | undefined, make: (most: number) => Partial<Limits>): Partial<Limits> {
  return most === undefined ? {} : make(most);
}

/** So many in so many seconds, and as many (or `burst`) at once. */
function each(seconds: number, most: number, burst = most): Limit {
  return { perSecond: most / seconds, burst };
}

/** Whoever may say more may also propose more. */
function messages(most: number): Partial<Limits> {
  if (most === 0) return { sayings: ANY, backlog: ANY, drafts: ANY };
  const more = Math.max(1, most / 60);
  return {
    sayings: each(60, most, Math.max(1, Math.round(most / 12))),
    drafts: { perSecond: LIMITS.drafts.perSecond * more, burst: LIMITS.drafts.burst * more },
  };
}

function tickets(most: number): Partial<Limits> {
  return most === 0
    ? { handoffs: ANY, ticketsPerVisitor: ANY.burst }
    : { handoffs: { ...LIMITS.handoffs, burst: LIMITS.handoffs.burst * most }, ticketsPerVisitor: most };
}
