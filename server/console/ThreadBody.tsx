// Brief, thread and composer, one above the other or the brief beside the rest, and where they are scrolled to: the style sheet says what scrolls.
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { turnAnchor } from './Transcript.tsx';

export interface ThreadBodyProps {
  readonly brief: ComponentChildren;
  readonly talk: ComponentChildren;
  readonly composer: ComponentChildren;
  /** How many things stand in the thread, and how many of mine are on their way. */
  readonly items: number;
  readonly pending: number;
  /** Id of the turn a link in the brief points at. */
  readonly lit: string | null;
  readonly onLitSeen: () => void;
}

/** Milliseconds a turn stays lit. */
const LIT = 2_400;

export function ThreadBody({ brief, talk, composer, items, pending, lit, onLitSeen }: ThreadBodyProps) {
  const body = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const atEnd = useRef(false);
  const [missed, setMissed] = useState(0);
  const [away, setAway] = useState(false);
  const [pastBrief, setPastBrief] = useState(false);
  const scroller = () => (scrolls(column.current) ? column.current : body.current);
  const toEnd = () => scroller()?.scrollTo({ top: scroller()?.scrollHeight ?? 0 });
  const onScroll = () => {
    atEnd.current = isAtEnd(scroller());
    setAway(!atEnd.current);
    if (atEnd.current) setMissed(0);
    setPastBrief(!scrolls(column.current) && isPast(column.current, body.current));
  };

  // Side by side, the thread opens at its end; one above the other, at the brief.
  useLayoutEffect(() => {
    if (scrolls(column.current)) toEnd();
    onScroll();
  }, []);
  const before = useRef(items);
  useLayoutEffect(() => {
    const added = items - before.current;
    before.current = items;
    if (atEnd.current) toEnd();
    else if (added > 0) setMissed((count) => count + added);
  }, [items]);
  useLayoutEffect(() => {
    if (pending > 0) toEnd();
  }, [pending]);
  useEffect(() => {
    if (lit === null) return;
    document.getElementById(turnAnchor(lit))?.scrollIntoView({ block: 'center', behavior: motion() });
    const off = setTimeout(onLitSeen, LIT);
    return () => clearTimeout(off);
  }, [lit]);

  return (
    <div class="thread-mid">
      <div class="thread-body" ref={body} onScroll={onScroll}>
        {brief}
        <div class="talk" ref={column} onScroll={onScroll}>
          {talk}
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

function scrolls(element: HTMLElement | null): boolean {
  return element !== null && getComputedStyle(element).overflowY === 'auto';
}

/** The brief above the thread is out of sight. */
function isPast(column: HTMLElement | null, body: HTMLElement | null): boolean {
  return column !== null && body !== null && column.getBoundingClientRect().top <= body.getBoundingClientRect().top;
}

const NEAR = 48;

function isAtEnd(element: HTMLElement | null): boolean {
  return element === null || element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
}

function motion(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
