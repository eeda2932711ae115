// Who may open a line at all, asked before the WebSocket is made: a refusal costs one short answer and no memory.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { addressKey, callerOfRequest } from '../address.ts';
import type { Limits } from '../limits.ts';
import { createBuckets } from './bucket.ts';

export interface NotNow {
  readonly status: 429 | 503;
  /** Seconds after which it is worth trying again. */
  readonly retryAfter: number;
  readonly what: string;
}

export interface Admission {
  /** Null: come in. */
  judge(request: IncomingMessage): NotNow | null;
  /** A line was opened by this request; to be called with each that was let in. The answer is for when it closes. */
  opened(request: IncomingMessage): () => void;
  /** What limits by address count this line under; null: by nothing. */
  keyOf(request: IncomingMessage): string | null;
  /** Milliseconds in which so many lines can be let in again, should they all be cut at once. */
  comeBackWithin(lines: number): number;
  sweep(): void;
}

export interface AdmissionParts {
  readonly limits: Pick<Limits, 'handshakes' | 'handshakesPerAddress' | 'socketsPerAddress'>;
  /** How many proxies stand before the relay. */
  readonly trustProxy: number;
  now(): number;
  /** From 0 to 1: when those who are turned away come back is spread by it. */
  random(): number;
  draining(): boolean;
  warn(line: string): void;
}

const EVERYBODY = 'everybody';
/** Those who are turned away come back spread over so many seconds. */
const SPREAD = 4;
/** Of the dials that are let in, so many are asked for: chance makes some moments fuller than others, and new customers dial too. */
const FULL = 0.9;
/** Milliseconds. However few lines there are, a relay is not back sooner; however many, nobody is to wait longer. */
const BACK = { soonest: 500, latest: 10_000 };

export function createAdmission(parts: AdmissionParts): Admission {
  const { limits, trustProxy, now } = parts;
  const all = createBuckets(limits.handshakes, now);
  const each = createBuckets(limits.handshakesPerAddress, now);
  const open = new Map<string, number>();
  let warned = false;

  return {
    judge(request) {
      if (parts.draining()) return later(503, 'The relay is restarting.');
      warnOfProxy(request);
      const key = keyOf(request);
      if (key !== null && (open.get(key) ?? 0) >= limits.socketsPerAddress)
        return later(429, 'Too many lines are open from this address.');
      if (key !== null && each.take(key) > 0) return later(429, 'Too many lines were opened from this address.');
      return all.take(EVERYBODY) > 0 ? later(503, 'The relay takes in as many as it can.') : null;
    },
    opened(request) {
      const key = keyOf(request);
      if (key === null) return () => {};
      open.set(key, (open.get(key) ?? 0) + 1);
      return () => {
        const left = (open.get(key) ?? 1) - 1;
        if (left > 0) open.set(key, left);
        else open.delete(key);
      };
    },
    keyOf,
    comeBackWithin(lines) {
      const needed = (lines / (limits.handshakes.perSecond * FULL)) * 1_000;
      return Math.round(Math.min(BACK.latest, Math.max(BACK.soonest, needed)));
    },
    sweep: each.sweep,
  };

  function keyOf(request: IncomingMessage): string | null {
    return addressKey(callerOfRequest(request, trustProxy));
  }

  function later(status: NotNow['status'], what: string): NotNow {
    return { status, retryAfter: 1 + Math.floor(parts.random() * SPREAD), what };
  }

  /** Behind a proxy nobody told us of, every customer has the proxy's address: worth one line in the log. */
  function warnOfProxy(request: IncomingMessage): void {
    if (warned || trustProxy > 0 || request.headers['x-forwarded-for'] === undefined) return;
    warned = true;
    parts.warn(
      'X-Forwarded-For arrives but TRUST_PROXY is 0, so limits by address count the proxy’s. Set TRUST_PROXY to the number of proxies.',
    );
  }
}

const REASON = { 429: 'Too Many Requests', 503: 'Service Unavailable' } as const;

/** Answers an upgrade that is not let in, and hangs up. */
export function turnAway(socket: Duplex, { status, retryAfter, what }: NotNow): void {
  socket.on('error', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${REASON[status]}\r\nRetry-After: ${retryAfter}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(what)}\r\n\r\n${what}`,
  );
}
