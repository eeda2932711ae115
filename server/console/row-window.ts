// Which rows of a long list are drawn: those in sight, a few around them, and the one that must not vanish.

/** Rows drawn beyond each edge, so that a wheel's turn or the Tab key finds the next one there. */
const AROUND = 6;

/** From the first row to the one before `end`. */
export interface RowWindow {
  readonly start: number;
  readonly end: number;
}

/** `top`: pixels of the list that are scrolled away above (negative while it begins further down); `height`: pixels in sight. */
export function rowWindow(count: number, rowHeight: number, top: number, height: number): RowWindow {
  const start = clamp(Math.floor(top / rowHeight) - AROUND, count);
  const end = clamp(Math.ceil((top + height) / rowHeight) + AROUND, count);
  return { start, end: Math.max(start, end) };
}

/** The rows of the window in their order, with those kept from elsewhere (the chosen one, the one with the keyboard): −1 is none. */
export function rowsDrawn({ start, end }: RowWindow, kept: readonly number[]): readonly number[] {
  const rows = new Set(kept.filter((row) => row >= 0));
  for (let row = start; row < end; row += 1) rows.add(row);
  return [...rows].sort((a, b) => a - b);
}

function clamp(row: number, count: number): number {
  return Math.min(count, Math.max(0, row));
}
