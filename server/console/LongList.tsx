// A list that draws only the rows in sight: five thousand threads cost what twenty do. Readers are told the place of each in the whole.
import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type ListScroller, scrollerOf } from './list-scroller.ts';
import { rowsDrawn, rowWindow } from './row-window.ts';

export interface LongListProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Always drawn, and brought into sight when it changes. */
  readonly selected: string | null;
  readonly children: (item: T) => ComponentChildren;
}

/** A card of four lines at ordinary text size, until a real one has been measured. */
const GUESSED_HEIGHT = 102;
/** Pixels in sight where nothing can be measured. */
const GUESSED_SIGHT = 1_200;

/** All rows have one height. What scrolls is the nearest element around it with the class `cards`. */
export function LongList<T>({ items, keyOf, selected, children }: LongListProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const rowHeight = useRowHeight(list, items.length);
  const { place, reveal, isKnown } = usePlace(list, rowHeight);
  const placeOf = (key: string | null) => (key === null ? -1 : items.findIndex((item) => keyOf(item) === key));
  const chosen = useMemo(() => placeOf(selected), [items, selected]);
  const kept = useMemo(() => placeOf(focused), [items, focused]);
  useLayoutEffect(() => {
    if (isKnown && chosen >= 0) reveal(chosen);
  }, [selected, rowHeight, isKnown]);
  const rows = rowsDrawn(rowWindow(items.length, rowHeight, place.top, place.height), [chosen, kept]);
  const slots = useSlots(rows.flatMap((row) => items.slice(row, row + 1)).map(keyOf));
  return (
    <ul
      ref={list}
      class="long-list"
      style={{ height: `${items.length * rowHeight}px` }}
      onFocusIn={(event) => setFocused(rowKey(event.target))}
      onFocusOut={() => setFocused(null)}
    >
      {rows.map((row) => {
        const item = items[row];
        if (item === undefined) return null;
        const key = keyOf(item);
        return (
          <li
            key={slots.get(key)}
            data-row={key}
            aria-setsize={items.length}
            aria-posinset={row + 1}
            style={{ top: `${row * rowHeight}px` }}
          >
            {children(item)}
          </li>
        );
      })}
    </ul>
  );
}

/** The elements of rows that are no longer drawn are given to those that now are: to fill one anew costs less than to make one. */
function useSlots(keys: readonly string[]): ReadonlyMap<string, number> {
  const before = useRef<ReadonlyMap<string, number>>(new Map());
  const next = new Map<string, number>();
  const wanted = new Set(keys);
  const free = [...before.current].flatMap(([key, slot]) => (wanted.has(key) ? [] : [slot]));
  let unused = Math.max(-1, ...before.current.values()) + 1;
  for (const key of keys) next.set(key, before.current.get(key) ?? free.shift() ?? unused++);
  before.current = next;
  return next;
}

function rowKey(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest('[data-row]')?.getAttribute('data-row') ?? null) : null;
}

/** Measured on a drawn row once the browser has laid it out; again when it changes with the text's size. */
function useRowHeight(list: RefObject<HTMLUListElement | null>, count: number): number {
  const [height, setHeight] = useState(GUESSED_HEIGHT);
  const none = count === 0;
  useLayoutEffect(() => {
    const row = list.current?.firstElementChild;
    if (row === undefined || row === null) return;
    const sizes = new ResizeObserver(() => {
      const measured = row.isConnected ? row.getBoundingClientRect().height : 0;
      if (measured > 0) setHeight((was) => (Math.abs(measured - was) > 0.1 ? measured : was));
    });
    sizes.observe(row);
    return () => sizes.disconnect();
  }, [none]);
  return height;
}

interface Place {
  /** Pixels of the list that are scrolled away above, and in sight. */
  readonly top: number;
  readonly height: number;
}

interface Followed {
  readonly place: Place;
  /** Brings a row into sight: the keys J and K choose rows that nobody sees yet. */
  readonly reveal: (row: number) => void;
  /** What scrolls has been measured. */
  readonly isKnown: boolean;
}

function usePlace(list: RefObject<HTMLUListElement | null>, rowHeight: number): Followed {
  const [place, setPlace] = useState<Place>({ top: 0, height: GUESSED_SIGHT });
  const [isKnown, setKnown] = useState(false);
  const scroller = useRef<ListScroller | null>(null);
  const sizes = useRef<Sizes>({ begins: 0, height: GUESSED_SIGHT, name: 0 });
  useLayoutEffect(() => {
    const element = list.current?.closest('.cards') ?? null;
    if (list.current === null || element === null) return;
    const found = scrollerOf(element);
    scroller.current = found;
    const turned = () => {
      const { begins, height } = sizes.current;
      setPlace((was) => stepped(was, { top: found.top() - begins, height }, rowHeight));
    };
    return found.watch(list.current, turned, () => {
      sizes.current = sizesOf(element, list.current, found.top());
      turned();
      setKnown(true);
    });
  }, [rowHeight]);
  const reveal = (row: number) => {
    const { begins, height, name } = sizes.current;
    const top = scroller.current?.top() ?? 0;
    const at = begins + row * rowHeight - top;
    // The group's name stays on top and covers as much.
    if (at < name) scroller.current?.scrollTo(top + at - name);
    else if (at + rowHeight > height) scroller.current?.scrollTo(top + at + rowHeight - height);
  };
  return { place, reveal, isKnown };
}

interface Sizes {
  /** Where the list begins in what scrolls. */
  readonly begins: number;
  readonly height: number;
  readonly name: number;
}

function sizesOf(scroller: Element, list: Element | null, top: number): Sizes {
  const around = scroller.getBoundingClientRect();
  return {
    begins: list === null ? 0 : list.getBoundingClientRect().top - around.top + top,
    height: around.height > 0 ? around.height : GUESSED_SIGHT,
    name: list?.previousElementSibling?.getBoundingClientRect().height ?? 0,
  };
}

/** The same value, and so nothing drawn again, until the list has moved by two rows: six stand ready beyond each edge, and each drawing costs a frame. */
function stepped(was: Place, is: Place, rowHeight: number): Place {
  return Math.abs(was.top - is.top) < 2 * rowHeight && was.height === is.height ? was : is;
}
