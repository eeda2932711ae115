// Keeps what is in sight where it is while more is drawn above it.

/** To be called before the drawing; gives what is to be called after it. */
export function holdInPlace(scroller: HTMLElement | null): (() => void) | undefined {
  if (scroller === null) return undefined;
  const row = firstInSight(scroller);
  if (row === undefined) return undefined;
  const { top } = row.getBoundingClientRect();
  // The browser's own anchoring would move it a second time.
  scroller.style.overflowAnchor = 'none';
  return () => {
    if (row.isConnected) scroller.scrollTop += row.getBoundingClientRect().top - top;
    requestAnimationFrame(() => scroller.style.removeProperty('overflow-anchor'));
  };
}

function firstInSight(scroller: HTMLElement): HTMLElement | undefined {
  const edge = scroller.getBoundingClientRect().top;
  const rows = scroller.querySelectorAll<HTMLElement>('.transcript > li:not(.talk-edge)');
  return [...rows].find((row) => row.getBoundingClientRect().bottom > edge);
}
