// A list that draws only the rows in sight: five thousand threads cost what twenty do. Readers are told the place of each in the whole.
import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type RowWindow, rowsDrawn, rowWindow } from './row-window.ts';

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
  const seen = useRowWindow(list, items.length, rowHeight);
  const placeOf = (key: string | null) => (key === null ? -1 : items.findIndex((item) => keyOf(item) === key));
  const chosen = useMemo(() => placeOf(selected), [items, selected]);
  const kept = useMemo(() => placeOf(focused), [items, focused]);
  useLayoutEffect(() => reveal(list.current, chosen, rowHeight), [selected, rowHeight]);
  return (
    <ul
      ref={list}
      class="long-list"
      style={{ height: `${items.length * rowHeight}px` }}
      onFocusIn={(event) => setFocused(rowKey(event.target))}
      onFocusOut={() => setFocused(null)}
    >
      {rowsDrawn(seen, [chosen, kept]).map((row) => {
        const item = items[row];
        if (item === undefined) return null;
        return (
          <li
            key={keyOf(item)}
            data-row={keyOf(item)}
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

function rowKey(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest('[data-row]')?.getAttribute('data-row') ?? null) : null;
}

/** Measured on a drawn row; again when it changes with the text's size. Not at each drawing: that would lay the page out while it scrolls. */
function useRowHeight(list: RefObject<HTMLUListElement | null>, count: number): number {
  const [height, setHeight] = useState(GUESSED_HEIGHT);
  const none = count === 0;
  useLayoutEffect(() => {
    const row = list.current?.firstElementChild;
    if (row === undefined || row === null) return;
    const measure = () => {
      const measured = row.isConnected ? row.getBoundingClientRect().height : 0;
      if (measured > 0) setHeight((was) => (Math.abs(measured - was) > 0.1 ? measured : was));
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(row);
    return () => sizes.disconnect();
  }, [none]);
  return height;
}

function useRowWindow(list: RefObject<HTMLUListElement | null>, count: number, rowHeight: number): RowWindow {
  const [place, setPlace] = useState({ top: 0, height: GUESSED_SIGHT });
  useLayoutEffect(() => {
    const scroller = list.current?.closest('.cards') ?? null;
    if (scroller === null) return;
    // Where the list begins in what scrolls is asked once: to ask at each turn of the wheel would lay the page out each time.
    let begins = 0;
    let height = GUESSED_SIGHT;
    const turn = () => setPlace((was) => stepped(was, { top: scroller.scrollTop - begins, height }, rowHeight));
    const look = () => {
      const place = placeIn(scroller, list.current);
      begins = scroller.scrollTop - place.top;
      height = place.height;
      turn();
    };
    look();
    scroller.addEventListener('scroll', turn, { passive: true });
    const sizes = new ResizeObserver(() => {
      watchGroups();
      look();
    });
    // A group above this one that grows moves it.
    const watched = new WeakSet<Element>();
    const watchGroups = () => {
      for (const group of scroller.children) if (!watched.has(group)) sizes.observe(group);
      for (const group of scroller.children) watched.add(group);
    };
    sizes.observe(scroller);
    watchGroups();
    return () => {
      scroller.removeEventListener('scroll', turn);
      sizes.disconnect();
    };
  }, [rowHeight]);
  return rowWindow(count, rowHeight, place.top, place.height);
}

interface Place {
  readonly top: number;
  readonly height: number;
}

function placeIn(scroller: Element, list: Element | null): Place {
  const around = scroller.getBoundingClientRect();
  const top = list === null ? 0 : around.top - list.getBoundingClientRect().top;
  return { top, height: around.height > 0 ? around.height : GUESSED_SIGHT };
}

/** The same value, and so nothing drawn again, until the list has moved by four rows: eight stand ready beyond each edge, and each drawing costs a frame. */
function stepped(was: Place, is: Place, rowHeight: number): Place {
  const near = Math.abs(was.top - is.top) < 4 * rowHeight && was.height === is.height;
  return near ? was : is;
}

/** The keys J and K choose rows that nobody sees yet. */
function reveal(list: HTMLElement | null, row: number, rowHeight: number): void {
  const scroller = list?.closest('.cards') ?? null;
  if (list === null || scroller === null || row < 0) return;
  const { top, height } = placeIn(scroller, list);
  // The group's name stays on top and covers as much.
  const name = list.previousElementSibling?.getBoundingClientRect().height ?? 0;
  const above = row * rowHeight - name - top;
  const below = (row + 1) * rowHeight - top - height;
  if (above < 0) scroller.scrollTop += above;
  else if (below > 0) scroller.scrollTop += below;
}
