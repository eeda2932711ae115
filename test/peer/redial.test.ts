// Thousands lose the same relay in the same moment: how they come back, in a time that costs none.
import { expect, test } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import { createAdmission } from '../../server/sockets/admission.ts';
import { FIRST_REDIAL, redialAfter } from '../../widget/peer/redial.ts';
import { peakOverMean } from '../bench/peak.ts';
import { createRandom } from '../chaos/random.ts';

const LINES = 5_000;
/** What the relay needs from the dial until everything is caught up, milliseconds; generous. */
const JOINING = 300;

interface Storm {
  /** Dials that met the relay, fullest 100 ms over the mean until 95 % had come. */
  readonly peakOverMean: number;
  /** Milliseconds from the cut until 95 %, and all, were let in and caught up. */
  readonly most: number;
  readonly all: number;
}

/** Everybody is cut at 0; the relay is back after so many milliseconds and lets in what it lets in. */
function storm(readyAfter: number, windowOf: (line: number) => number): Storm {
  const { next } = createRandom(42);
  let now = 0;
  const admission = createAdmission({
    limits: { ...LIMITS, handshakesPerAddress: { perSecond: 1, burst: Number.POSITIVE_INFINITY } },
    trustProxy: 0,
    now: () => now,
    random: next,
    draining: () => false,
    warn() {},
  });
  const request = { headers: {}, socket: { remoteAddress: '127.0.0.1' } } as never;
  const waiting = Array.from({ length: LINES }, (_, line) => ({ line, tries: 0, at: 0 }));
  for (const one of waiting) redial(one);
  const met: number[] = [];
  const whole: number[] = [];
  while (waiting.length > 0) {
    // A turn of 5 ms: who is due in it dials.
    now += 5;
    for (const one of waiting.filter(({ at }) => at <= now)) {
      if (one.at >= readyAfter) met.push(one.at);
      if (one.at < readyAfter || admission.judge(request)) redial(one);
      else {
        whole.push(one.at + JOINING);
        waiting.splice(waiting.indexOf(one), 1);
      }
    }
  }
  whole.sort((a, b) => a - b);
  return { peakOverMean: peakOverMean(met), most: whole[LINES * 0.95] ?? 0, all: whole.at(-1) ?? 0 };

  function redial(one: { readonly line: number; tries: number; at: number }): void {
    one.at += redialAfter(one.tries, windowOf(one.line), next);
    one.tries += 1;
  }
}

const window = createAdmission({
  limits: LIMITS,
  trustProxy: 0,
  now: () => 0,
  random: () => 0,
  draining: () => false,
  warn() {},
}).comeBackWithin(LINES);

test.each([200, 500, 1_000, 1_500, 2_000, 3_000])(
  'AVL-05, F6: 5,000 lines that were told how many they are come back evenly, by a relay that was away for %i ms',
  (away) => {
    const { peakOverMean: peak, most, all } = storm(away, () => window);
    expect(peak).toBeLessThan(1.6);
    // One window after it is back, 95 % of it for 95 %: F6 has 6 s for a relay that is back in 2.
    expect(most).toBeLessThan(away + window * 0.95 + JOINING + 200);
    expect(all).toBeLessThan(away + window + JOINING + 200);
  },
);

test('AVL-05, F6: half of them came after the last beacon and know of no window yet', () => {
  const { peakOverMean: peak, most, all } = storm(1_500, (line) => (line % 2 === 0 ? window : FIRST_REDIAL));
  expect(peak).toBeLessThan(3);
  expect(most).toBeLessThan(6_000);
  expect(all).toBeLessThan(15_000);
});

test.each([10_000, 30_000])('AVL-05: a relay that was away for %i ms is not stormed either', (away) => {
  const { peakOverMean: peak, all } = storm(away, () => window);
  expect(peak).toBeLessThan(3);
  expect(all).toBeLessThan(away + 10_000);
});

test('one line alone is back within half a second of a relay that was away for a fifth of one', () => {
  const alone = 500;
  for (const chance of [0, 0.1, 0.5, 0.999]) {
    let at = 0;
    for (let tries = 0; at < 200; tries += 1) at += redialAfter(tries, alone, () => chance) || 1;
    expect(at).toBeLessThan(200 + alone + 1);
  }
});
