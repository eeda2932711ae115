// Who is typing, in both directions. Never logged; whatever is not repeated lapses.
import type { Undo } from './line.ts';
import type { Timers } from './timers.ts';

export interface Typist {
  readonly role: 'customer' | 'agent';
  readonly name: string;
}

/** Milliseconds. wire.ts: `on` lapses after 6 s unless repeated. */
const LAPSE = 6_000;
const REPEAT = 3_000;

export interface Typing {
  now(): Typist | null;
  heard(typist: Typist, on: boolean): void;
  clear(): void;
}

/** The other side's typing. */
export function createTyping(timers: Timers, changed: () => void): Typing {
  let typist: Typist | null = null;
  let cancel: Undo = () => {};

  function set(next: Typist | null): void {
    cancel();
    if (next) cancel = timers(() => set(null), LAPSE);
    const same = next?.name === typist?.name && next?.role === typist?.role;
    typist = next;
    if (!same) changed();
  }

  return {
    now: () => typist,
    heard(next, on) {
      if (on) set(next);
      else if (typist?.role === next.role && typist.name === next.name) set(null);
    },
    clear: () => set(null),
  };
}

/**
 * This side's typing, to be called on each keystroke: tells at once, then every 3 s, and stops telling 6 s after the last call,
 * so that an abandoned draft does not look like somebody writing.
 */
export function createTypingReport(timers: Timers, now: () => number, send: (on: boolean) => void) {
  let until = 0;
  let cancel: Undo | null = null;

  function repeat(): void {
    if (now() >= until) stop();
    else {
      send(true);
      cancel = timers(repeat, REPEAT);
    }
  }

  function stop(): void {
    if (!cancel) return;
    cancel();
    cancel = null;
    send(false);
  }

  return (on: boolean): void => {
    if (on) until = now() + LAPSE;
    if (!on) stop();
    else if (!cancel) repeat();
  };
}
