// Reads the console's inbox from its top to its end, as a wheel does: only the rows in sight are drawn.
import type { Page } from '@playwright/test';

/** A little less than one height of the list: no row between two looks is missed. */
const STEP = 0.9;

export interface Scrolled {
  /** The ids of all threads that were drawn, each once. */
  readonly threads: readonly string[];
  /** Rows drawn at the same time, at most. */
  readonly most: number;
  /** Looks at which some part of the list in sight had no row. */
  readonly blanks: number;
}

/** `look` is called at every stop. Ends at the top again. */
export async function scrollInbox(page: Page, look: () => Promise<void> = async () => {}): Promise<Scrolled> {
  const threads = new Set<string>();
  let most = 0;
  let blanks = 0;
  for (let more = true; more; ) {
    const seen = await stop(page);
    for (const one of seen.drawn) threads.add(one);
    most = Math.max(most, seen.drawn.length);
    blanks += Number(seen.blank);
    await look();
    more = await step(page);
  }
  await page.locator('.cards').evaluate((list) => list.scrollTo(0, 0));
  return { threads: [...threads], most, blanks };
}

function stop(page: Page): Promise<{ drawn: string[]; blank: boolean }> {
  return page.locator('.cards').evaluate((list) => {
    const { left, top, height } = list.getBoundingClientRect();
    const blank = [0.25, 0.5, 0.75].some(
      (part) => document.elementFromPoint(left + 30, top + height * part)?.closest('a.card') === null,
    );
    const drawn = [...list.querySelectorAll('a.card')].map((card) => card.getAttribute('data-thread') ?? '');
    return { drawn, blank };
  });
}

/** False at the end of the list. Two frames: one in which the list hears of it, one in which it has drawn. */
function step(page: Page): Promise<boolean> {
  return page.locator('.cards').evaluate(async (list, part) => {
    const before = list.scrollTop;
    list.scrollTop += list.clientHeight * part;
    for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    return list.scrollTop > before;
  }, STEP);
}
