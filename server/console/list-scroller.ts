// What lists scroll in: one listener for all of them, and nothing asked of the layout but when the browser has just made it.

export interface ListScroller {
  /** Pixels scrolled, as of the last turn of the wheel. */
  top(): number;
  /** Once the browser has next laid the page out. */
  scrollTo(top: number): void;
  /** `turned`: it was scrolled. `laidOut`: sizes in it have changed; and once at first. */
  watch(list: Element, turned: () => void, laidOut: () => void): () => void;
}

const known = new WeakMap<Element, ListScroller>();

/** The same one for all who ask for this element's. */
export function scrollerOf(element: Element): ListScroller {
  const found = known.get(element) ?? createScroller(element);
  known.set(element, found);
  return found;
}

function createScroller(element: Element): ListScroller {
  const watching = new Set<{ readonly turned: () => void; readonly laidOut: () => void }>();
  let top = 0;
  /** Where it was scrolled to from here, which is no news when the browser says so. */
  let own: number | null = null;
  // Read once, before anybody draws: after one list has drawn, to read it would lay the page out for the next.
  const turn = () => {
    if (own === null) top = element.scrollTop;
    own = null;
    for (const { turned } of watching) turned();
  };
  const sizes = new ResizeObserver(() => {
    top = element.scrollTop;
    for (const { laidOut } of watching) laidOut();
  });

  return {
    top: () => top,
    scrollTo(next) {
      const once = new ResizeObserver(() => {
        once.disconnect();
        const before = element.scrollTop;
        element.scrollTop = next;
        top = element.scrollTop;
        if (top !== before) own = top;
        for (const { turned } of watching) turned();
      });
      once.observe(element);
    },
    watch(list, turned, laidOut) {
      const watcher = { turned, laidOut };
      watching.add(watcher);
      sizes.observe(list);
      if (watching.size === 1) {
        element.addEventListener('scroll', turn, { passive: true });
        sizes.observe(element);
      }
      return () => {
        watching.delete(watcher);
        sizes.unobserve(list);
        sizes.unobserve(element);
        // The lists below one that goes have moved.
        if (watching.size > 0) sizes.observe(element);
        else element.removeEventListener('scroll', turn);
      };
    },
  };
}
