// Brief, thread and composer, one above the other or the brief beside the rest, and where they are scrolled to: the style sheet says what scrolls.
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { holdInPlace } from './hold-in-place.ts';
import { Icon } from './Icon.tsx';
import { around, earlier, followed, later, type More, newest, readied, type TalkWindow } from './talk-window.ts';
import { turnAnchor } from './turn-anchor.ts';

export interface ThreadBodyProps {
  readonly brief: ComponentChildren;
  /** The thread, drawn as far as the window says. */
  readonly talk: (window: TalkWindow, more: More) => ComponentChildren;
  readonly composer: ComponentChildren;
  /** How many things stand in the thread, how many of them come before those that are here, and how many of mine are on their way. */
  readonly items: number;
  readonly first: number;
  readonly pending: number;
  /** Id of the turn a link in the brief points at. */
  readonly lit: string | null;
  /** Which of the thread's items a turn is; −1: none. */
  readonly placeOf: (turn: string) => number;
  readonly onLitSeen: () => void;
  /** Fetches more of what comes before. */
  readonly onEarlier: () => Promise<void>;
}

/** Milliseconds a turn stays lit. */
const LIT = 2_400;
/** Pixels from an edge of what is drawn at which more is. */
const CLOSE_TO_EDGE = 600;
/** Items from the first one here at which more are fetched. */
const CLOSE_TO_FIRST = 60;

export function ThreadBody(props: ThreadBodyProps) {
  const { brief, talk, composer, items, first, pending, lit, placeOf, onLitSeen, onEarlier } = props;
  const body = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLDivElement>(null);
  /** Brief and thread scroll apart. Known once they have been laid out. */
  const apart = useRef<boolean | null>(null);
  const atEnd = useRef(false);
  /** Where it was scrolled to from here, in pixels. */
  const put = useRef(-1);
  /** What changed in the thread is being laid out. */
  const changing = useRef(false);
  const [window, setWindow] = useState(() => here(newest(items), first));
  const [missed, setMissed] = useState(0);
  const [away, setAway] = useState(false);
  const [pastBrief, setPastBrief] = useState(false);
  const drawn = useRef<(() => void) | undefined>(undefined);
  const fetching = useRef(false);
  /** What was reached is drawn once it has been fetched. */
  const wanted = useRef(false);
  const scroller = () => (apart.current ? column.current : body.current);
  const show = (next: TalkWindow, then: (() => void) | undefined) => {
    if (isSame(next, window)) return then?.();
    drawn.current = then;
    setWindow(next);
  };
  const toLast = () => {
    const element = scroller();
    if (element === null) return;
    element.scrollTop = element.scrollHeight;
    put.current = element.scrollTop;
    atEnd.current = true;
  };
  const toEnd = () => show(here(followed(window, items), first), toLast);
  const fetchEarlier = () => {
    if (fetching.current) return;
    fetching.current = true;
    void onEarlier().finally(() => {
      fetching.current = false;
    });
  };
  const more: More = {
    earlier: () => {
      const next = here(earlier(window, items), first);
      if (first > 0 && next.from - first < CLOSE_TO_FIRST) fetchEarlier();
      wanted.current = isSame(next, window);
      if (!wanted.current) show(next, holdInPlace(scroller()));
    },
    later: () => show(later(window, items), holdInPlace(scroller())),
  };
  const look = () => {
    const element = scroller();
    // It grew before the browser told of the scrolling, or WebKit, which first lays out without what is new, moved it: nobody has left the end.
    const stays = atEnd.current && (changing.current || element?.scrollTop === put.current);
    if (stays && !isAtEnd(element, 1)) toLast();
    atEnd.current = window.to >= items && isAtEnd(element);
    setAway(!atEnd.current);
    if (atEnd.current) setMissed(0);
    setPastBrief(apart.current === false && isPast(column.current, body.current));
    // One above the other, the brief comes before what is drawn first: there a button draws more.
    if (apart.current && element !== null && element.scrollTop < CLOSE_TO_EDGE) more.earlier();
    if (window.to < items && isAtEnd(element, CLOSE_TO_EDGE)) more.later();
  };
  const laidOut = () => {
    const isFirst = apart.current === null;
    apart.current = scrolls(column.current);
    // Side by side, the thread opens at its end; one above the other, at the brief.
    if (isFirst) atEnd.current = apart.current && lit === null;
    if (atEnd.current) toLast();
    look();
  };

  // Once the browser has laid it out by itself: to ask sooner would have it do so for each question.
  const onSizes = useRef(laidOut);
  onSizes.current = laidOut;
  useLayoutEffect(() => {
    const sizes = new ResizeObserver(() => onSizes.current());
    const inside = [body.current?.firstElementChild, column.current?.firstElementChild];
    for (const one of [body.current, column.current, ...inside]) if (one) sizes.observe(one);
    return () => sizes.disconnect();
  }, []);
  useLayoutEffect(() => {
    drawn.current?.();
    drawn.current = undefined;
  }, [window]);
  useLayoutEffect(() => {
    if (wanted.current) more.earlier();
  }, [first]);
  const readyAfter = useRef(FIRST_PAUSE);
  useEffect(() => {
    const next = here(readied(window, items), first);
    if (isSame(next, window)) return;
    const off = whenIdle(readyAfter.current, () => show(next, holdInPlace(scroller())));
    readyAfter.current = 0;
    return off;
  }, [window, items]);
  const before = useRef(items);
  useLayoutEffect(() => {
    const added = items - before.current;
    before.current = items;
    // It grows, and is then scrolled down.
    if (atEnd.current) show(here(followed(window, items), first), undefined);
    else if (added > 0) setMissed((count) => count + added);
  }, [items]);
  useLayoutEffect(() => {
    if (pending > 0) toEnd();
  }, [pending]);
  useLayoutEffect(() => {
    changing.current = true;
    // Where the next frame's layout has moved it, the one after that tells.
    return afterFrames(2, () => {
      changing.current = false;
    });
  }, [items, pending]);
  useEffect(() => {
    if (lit === null) return;
    const wanted = around(window, placeOf(lit), items);
    show(here(wanted, first), () => reveal(lit, isSame(wanted, window)));
    const off = setTimeout(onLitSeen, LIT);
    return () => clearTimeout(off);
  }, [lit]);

  return (
    <div class="thread-mid">
      <div class="thread-body" ref={body} onScroll={look}>
        {brief}
        <div class="talk" ref={column} onScroll={look}>
          {talk(window, more)}
        </div>
      </div>
      {pastBrief && (
        <button
          type="button"
          class="button to-brief"
          aria-keyshortcuts="b"
          onClick={() => body.current?.scrollTo({ top: 0 })}
        >
          <Icon name="toStart" size={14} /> Brief
        </button>
      )}
      {away && (
        <button type="button" class="button to-end" onClick={toEnd}>
          <Icon name="toEnd" size={14} /> {missed > 0 ? `${missed} new` : 'Latest'}
        </button>
      )}
      {composer}
    </div>
  );
}

/** Milliseconds in which a thread that was opened is left to be read before more of it is drawn. */
const FIRST_PAUSE = 600;

function whenIdle(after: number, run: () => void): () => void {
  let idle = 0;
  const timer = setTimeout(() => {
    if ('requestIdleCallback' in globalThis) idle = requestIdleCallback(run);
    else run();
  }, after);
  return () => {
    clearTimeout(timer);
    if (idle !== 0) cancelIdleCallback(idle);
  };
}

/** Gives what takes it back. */
function afterFrames(count: number, run: () => void): () => void {
  let frame = 0;
  const next = (left: number) => {
    frame = requestAnimationFrame(() => (left > 1 ? next(left - 1) : run()));
  };
  next(count);
  return () => cancelAnimationFrame(frame);
}

/** Without what has not been fetched. */
function here({ from, to }: TalkWindow, first: number): TalkWindow {
  return { from: Math.max(from, first), to };
}

function isSame(a: TalkWindow, b: TalkWindow): boolean {
  return a.from === b.from && a.to === b.to;
}

/** Far away it is jumped to: what lies between is not drawn. */
function reveal(turn: string, near: boolean): void {
  document.getElementById(turnAnchor(turn))?.scrollIntoView({ block: 'center', behavior: near ? motion() : 'instant' });
}

function scrolls(element: HTMLElement | null): boolean {
  return element !== null && getComputedStyle(element).overflowY === 'auto';
}

/** The brief above the thread is out of sight. */
function isPast(column: HTMLElement | null, body: HTMLElement | null): boolean {
  return column !== null && body !== null && column.getBoundingClientRect().top <= body.getBoundingClientRect().top;
}

const NEAR = 48;

function isAtEnd(element: HTMLElement | null, near = NEAR): boolean {
  return element === null || element.scrollHeight - element.scrollTop - element.clientHeight < near;
}

function motion(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
