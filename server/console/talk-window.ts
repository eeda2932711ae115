// Which part of a long thread is drawn: the newest turns, or those around one that a link led to. Never more than a few hundred.

/** Items from `from` to the one before `to`. */
export interface TalkWindow {
  readonly from: number;
  /** Infinity: to the end, and what comes is drawn as well. */
  readonly to: number;
}

/** Draws more of a long thread, with what is in sight staying where it is. */
export interface More {
  readonly earlier: () => void;
  readonly later: () => void;
}

/** Drawn when a thread is opened: two screens and more. */
const NEWEST = 24;
/** Drawn soon after, when nothing else is to be done: what somebody who scrolls up or searches the page comes to first. */
const READY = 96;
/** Drawn more at a time. */
const STEP = 12;
/** What is further from the edge that was reached than this is no longer drawn. */
const MOST = 160;
const BEFORE_TURN = 20;

export function newest(count: number): TalkWindow {
  return { from: Math.max(0, count - NEWEST), to: Number.POSITIVE_INFINITY };
}

/** With some more before it, up to what is to stand ready at the end of a thread. */
export function readied(window: TalkWindow, count: number): TalkWindow {
  return window.to >= count && count - window.from < READY ? earlier(window, count) : window;
}

/** Down to its end: what was drawn long ago and is far above goes. */
export function followed(window: TalkWindow, count: number): TalkWindow {
  return window.to >= count && count - window.from <= MOST
    ? { from: window.from, to: Number.POSITIVE_INFINITY }
    : newest(count);
}

export function earlier({ from, to }: TalkWindow, count: number): TalkWindow {
  if (from === 0) return { from, to };
  const next = Math.max(0, from - STEP);
  return { from: next, to: Math.min(to, count) - next > MOST ? next + MOST : to };
}

export function later({ from, to }: TalkWindow, count: number): TalkWindow {
  if (to >= count) return { from, to: Number.POSITIVE_INFINITY };
  const next = to + STEP >= count ? Number.POSITIVE_INFINITY : to + STEP;
  return { from: Math.max(from, Math.min(next, count) - MOST), to: next };
}

/** With this item in it: as it is, if it is drawn already. */
export function around(window: TalkWindow, item: number, count: number): TalkWindow {
  if (item < 0 || (item >= window.from && item < window.to)) return window;
  const from = Math.max(0, item - BEFORE_TURN);
  return from + NEWEST >= count ? { from, to: Number.POSITIVE_INFINITY } : { from, to: from + NEWEST };
}
