// What one line may cost the relay, held below Socket.IO where every packet passes: how much it sends, and how much waits for it.
import type { Socket } from 'socket.io';
import type { Limits } from '../limits.ts';
import { createBuckets } from './bucket.ts';

export type Conn = Socket['conn'];

/** Why a line was cut. */
export type Cut = 'slow' | 'flood';

export interface GuardParts {
  readonly limits: Pick<Limits, 'packets' | 'queuedPackets' | 'queuedBytes'>;
  now(): number;
  onCut(why: Cut): void;
}

/** Handshakes on one line: a client of ours makes one. */
const MOST_CONNECTS = 3;
/** How long a line that was closed may take to read why, in milliseconds. */
const LAST_WORD_MS = 1_000;
/** WebSocket's “try again later”. */
const TRY_LATER = 1013;
/** First characters of Socket.IO's packets. */
const CONNECT = '0';
const DISCONNECT = '1';

export interface Guard {
  /** To be called with each connection that opens. */
  watch(conn: Conn): void;
  sweep(): void;
}

export function createGuard({ limits, now, onCut }: GuardParts): Guard {
  const packets = createBuckets(limits.packets, now);
  let lines = 0;
  return { watch, sweep: packets.sweep };

  function watch(conn: Conn): void {
    const line = String((lines += 1));
    let connects = 0;
    let cut = false;
    let looking = false;

    conn.on('packet', ({ data }: { readonly data?: unknown }) => {
      if (cut || packets.take(line) > 0) return end('flood');
      if (typeof data !== 'string') return;
      if (data.startsWith(CONNECT) && (connects += 1) > MOST_CONNECTS) end('flood');
      // Who leaves its namespace has no business on the line any more; Socket.IO would keep it open for ever.
      if (data.startsWith(DISCONNECT)) setImmediate(() => conn.close());
    });
    conn.on('packetCreate', () => {
      if (cut) forgetWaiting(conn);
      else if (!looking && isSlow(conn, limits)) look();
    });

    /** Not at once: what is said in one turn of the loop waits for its end, however fast the other side reads. */
    function look(): void {
      looking = true;
      setImmediate(() => {
        looking = false;
        if (isSlow(conn, limits)) end('slow');
      });
    }

    function end(why: Cut): void {
      if (cut) return;
      cut = true;
      onCut(why);
      hangUp(conn, why);
    }
  }
}

/** Socket.IO has no backpressure of its own: what the other side does not read waits here, in the relay's memory. */
function isSlow(conn: Conn, { queuedPackets, queuedBytes }: GuardParts['limits']): boolean {
  const waiting: unknown = Reflect.get(conn, 'writeBuffer');
  if (!Array.isArray(waiting) || waiting.length === 0) return false;
  if (waiting.length >= queuedPackets) return true;
  let bytes = bufferedBy(conn);
  for (const one of waiting) bytes += lengthOf(one);
  return bytes > queuedBytes;
}

/** Packets that wait for the other side to read. */
export function waitingFor(conn: Conn): number {
  const waiting: unknown = Reflect.get(conn, 'writeBuffer');
  return Array.isArray(waiting) ? waiting.length : 0;
}

function lengthOf(packet: { readonly data?: unknown }): number {
  return typeof packet.data === 'string' ? packet.data.length : 0;
}

interface Ws {
  readonly bufferedAmount: number;
  close(code: number, reason: string): void;
  terminate(): void;
}

function wsOf(conn: Conn): Ws | null {
  const ws: unknown = Reflect.get(conn.transport, 'socket');
  return typeof ws === 'object' && ws !== null && 'terminate' in ws ? (ws as Ws) : null;
}

function bufferedBy(conn: Conn): number {
  return wsOf(conn)?.bufferedAmount ?? 0;
}

/** Drops what waits, says why in the close frame, and frees the memory a moment later whether it was read or not. */
function hangUp(conn: Conn, why: Cut): void {
  const ws = wsOf(conn);
  forgetWaiting(conn);
  // Not at once: Socket.IO is still writing the packet that was one too many.
  setImmediate(() => {
    ws?.close(TRY_LATER, why);
    conn.close(true);
  });
  setTimeout(() => ws?.terminate(), LAST_WORD_MS).unref();
}

function forgetWaiting(conn: Conn): void {
  const waiting: unknown = Reflect.get(conn, 'writeBuffer');
  if (Array.isArray(waiting)) waiting.length = 0;
}
