// A line over Socket.IO: one WebSocket that redials. The only file that knows socket.io-client.
import { Manager } from 'socket.io-client';
import { asItIs } from '#domain/json';
import type { Refusal } from '#domain/ownership';
import type { PeerToRelay, RelayToPeer } from '#domain/wire';
import { backoff } from './backoff.ts';
import { type AnswerOf, type EventIn, type Line, LineDown, type LineState, type PacketOf, type Undo } from './line.ts';
import { FIRST_REDIAL, redialAfter } from './redial.ts';
import { realTimers, type Timers } from './timers.ts';

export interface ConnectionParts {
  /** The relay's origin. */
  readonly url: string;
  /** CUSTOMERS or AGENTS of wire.ts. */
  readonly namespace: string;
  /** What the handshake brings, asked anew for each dial, so that a renewed token is used. */
  auth(): object;
  readonly timers?: Timers;
  random?(): number;
  /** Calls its argument when the device may be back: `online`, `pageshow`, the page made visible. */
  wake?(fn: () => void): Undo;
  /** Where the relay mounts Socket.IO. */
  readonly path?: string;
  /** HTTP headers of the handshake, outside of browsers only. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Milliseconds without an answer after which the line counts as silent. */
const SILENCE = 8_000;
/** A slow line brings answers one after the other: while others come, a call waits for as many silences more. */
const MORE_SILENCES = 3;
/** Tries that count as made when the relay said that it has no room: the next dial is within 8 s, then 16, then 30. */
const NO_ROOM = 2;

/**
 * The line is closed until `open()`. Lost, it redials until `close()`; told `bye`, it comes back when told to. A refused handshake
 * stops it, but for `busy` and `limited`. What stands in `wire.ts` is trusted to be what the relay of the same version sends.
 */
export function connect<Out = PeerToRelay, In = RelayToPeer>(parts: ConnectionParts): Line<Out, In> {
  const { timers = realTimers, random = Math.random } = parts;
  const manager = new Manager(parts.url, {
    path: parts.path ?? '/socket.io',
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
    timeout: SILENCE,
    ...(parts.headers && { extraHeaders: { ...parts.headers } }),
  });
  // Its encoder knows the replacer of JSON, but there is no option for it.
  Object.assign(Reflect.get(manager, 'encoder'), { replacer: asItIs });
  const socket = manager.socket(parts.namespace, { auth: (send: (auth: object) => void) => send(parts.auth()) });
  const listeners = new Set<(state: LineState) => void>();
  /** How to reject each call that waits for its answer. */
  const calls = new Set<() => void>();
  let state: LineState = 'down';
  let refused: Refusal | null = null;
  /** Milliseconds until the relay wants us back; null: never; undefined: it did not say. */
  let comeBackIn: number | null | undefined;
  /** Milliseconds in which the relay can take all its lines in again. */
  let within = FIRST_REDIAL;
  /** Calls that were answered, ever. */
  let answers = 0;
  /** Dials since a call was last answered: a relay that takes us in and then says nothing is not dialled ever faster. */
  let tries = 0;
  let wanted = false;
  /** The relay said when to come back: not before. */
  let ordered = false;
  let redial: Undo | null = null;
  let patience: Undo = () => {};
  let asleep: Undo = () => {};

  socket.on('connect', () => {
    patience();
    comeBackIn = undefined;
    become('up');
  });
  socket.on('connect_error', (error: Error & { data?: unknown }) => lost(refusalIn(error.data)));
  socket.on('disconnect', () => lost(null));
  socket.on('bye', (packet: { comeBackIn: number | null }) => {
    comeBackIn = packet.comeBackIn;
  });
  socket.on('beacon', (packet: { comeBackWithin?: number }) => {
    within = packet.comeBackWithin ?? within;
  });

  function dial(): void {
    redial?.();
    redial = null;
    refused = null;
    become('connecting');
    patience = timers(() => lost(null), SILENCE);
    socket.connect();
  }

  /** The line went, or never came up. Everything under way is void, and nothing of it is sent again later. */
  function lost(why: Refusal | null): void {
    if (state === 'down') return;
    patience();
    state = 'down';
    refused = why;
    socket.disconnect();
    socket.sendBuffer = [];
    for (const cut of [...calls]) cut();
    if (wanted) comeBack();
    tell();
  }

  function comeBack(): void {
    const told = comeBackIn;
    comeBackIn = undefined;
    ordered = told !== undefined;
    if (told === null || (refused && !hasNoRoom(refused))) return;
    if (refused) tries = Math.max(tries, NO_ROOM);
    const wait = refused ? backoff(FIRST_REDIAL, tries, random) : redialAfter(tries, within, random);
    redial = timers(dial, told ?? wait);
    tries += 1;
  }

  function woke(): void {
    if (state === 'up') tell();
    else if (redial && !refused && !ordered) dial();
  }

  function become(next: LineState): void {
    state = next;
    tell();
  }

  function tell(): void {
    for (const fn of [...listeners]) fn(state);
  }

  function call<E extends EventIn<Out>>(event: E, packet: PacketOf<Out, E>): Promise<AnswerOf<Out, E>> {
    return new Promise((resolve, reject) => {
      if (state !== 'up') return reject(new LineDown(event));
      const cut = () => {
        calls.delete(cut);
        hush();
        reject(new LineDown(event));
      };
      let hush = listen(0);
      function listen(more: number): Undo {
        const before = answers;
        const silent = () => {
          if (answers === before || more === MORE_SILENCES) lost(null);
          else hush = listen(more + 1);
        };
        return timers(silent, SILENCE);
      }
      calls.add(cut);
      socket.emit(event, packet, (answer: AnswerOf<Out, E>) => {
        if (!calls.delete(cut)) return;
        hush();
        answers += 1;
        tries = 0;
        resolve(answer);
      });
    });
  }

  return {
    state: () => state,
    refused: () => refused,
    call,
    send(event, packet) {
      if (state === 'up') socket.emit(event, packet);
    },
    on(event, fn) {
      const listener = fn as (packet: unknown) => void;
      socket.on(event as string, listener);
      return () => socket.off(event as string, listener);
    },
    onState(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    open() {
      if (!wanted) asleep = parts.wake?.(woke) ?? asleep;
      wanted = true;
      tries = 0;
      if (state === 'down') dial();
    },
    close() {
      wanted = false;
      asleep();
      redial?.();
      redial = null;
      lost(null);
      refused = null;
    },
  };
}

/** What the relay's handshake refused with, or null for line trouble. */
function refusalIn(data: unknown): Refusal | null {
  const refused = typeof data === 'object' && data !== null && 'refused' in data;
  return refused ? (data as Refusal) : null;
}

function hasNoRoom({ refused }: Refusal): boolean {
  return refused === 'busy' || refused === 'limited';
}
