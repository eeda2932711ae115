// The token that tabs share: never put back, never two visitors in one browser.
import { expect, test } from 'vitest';
import { createVisitorToken } from '../../widget/peer/visitor-token.ts';

function browser(first: string | null = null) {
  let kept = first;
  const place = {
    get: () => kept,
    set: (next: string) => {
      kept = next;
    },
  };
  return { tab: () => createVisitorToken(place), kept: () => kept, clear: () => (kept = null) };
}

const welcome = (token: string) => ({ visitor: token.split('.')[0] ?? '', token });

test('I13: a welcome that comes late does not put back the token another tab has renewed since', () => {
  const { tab, kept } = browser('v1.1.x');
  const [slow, quick] = [tab(), tab()];
  slow.present();
  for (const next of ['v1.2.x', 'v1.3.x', 'v1.4.x']) {
    quick.present();
    expect(quick.welcomed(welcome(next))).toBe(true);
  }
  expect(slow.welcomed(welcome('v1.2.x'))).toBe(true);
  expect(kept()).toBe('v1.4.x');
});

test('PAIN-20: two tabs that dial at once for the first time end up as one visitor', () => {
  const { tab, kept } = browser();
  const [one, two] = [tab(), tab()];
  one.present();
  two.present();
  expect(one.welcomed(welcome('v1.1.x'))).toBe(true);
  expect(two.welcomed(welcome('v2.1.x'))).toBe(false);
  expect(two.present()).toBe('v1.1.x');
  expect(two.welcomed(welcome('v1.2.x'))).toBe(true);
  expect(kept()).toBe('v1.2.x');
});

test('PAIN-14: what was cleared while the line was dialled is not put back', () => {
  const { tab, kept, clear } = browser('v1.1.x');
  const one = tab();
  one.present();
  clear();
  expect(one.welcomed(welcome('v1.2.x'))).toBe(true);
  expect(kept()).toBeNull();
});
