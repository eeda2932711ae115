// Where a turn stands in the page: for links to it, and for the keyboard.

/** The id of its element. */
export function turnAnchor(turn: string): string {
  return `turn-${turn}`;
}

/** The keyboard goes on from the turn, unless it has gone elsewhere by the next drawing. */
export function focusTurnSoon(turn: string): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body)
      document.getElementById(turnAnchor(turn))?.focus({ preventScroll: true });
  });
}
