// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { takeBackPass } from '../../widget/back-link.ts';

const RELAY = 'https://relay.example';

function cameFrom(referrer: string, hash: string): void {
  history.replaceState({ of: 'the page' }, '', `/cart?colour=red${hash}`);
  Object.defineProperty(document, 'referrer', { value: referrer, configurable: true });
}

afterEach(() => cameFrom('', ''));

test('ID-06: what opens a conversation is taken off the address, and counts only if the relay’s own page led here', () => {
  for (const [referrer, taken] of [
    [`${RELAY}/`, 'pass.1.seal'],
    ['', null],
    ['https://evil.example/', null],
    ['https://relay.example.evil.example/', null],
  ] as const) {
    cameFrom(referrer, '#baton:pass.1.seal');
    expect([referrer, takeBackPass(RELAY)]).toEqual([referrer, taken]);
    expect(location.href).toMatch(/\/cart\?colour=red$/u);
    expect(history.state).toEqual({ of: 'the page' });
  }
});

test('the page’s own fragment stays as it is', () => {
  cameFrom(`${RELAY}/`, '#more');
  expect(takeBackPass(RELAY)).toBeNull();
  expect(location.hash).toBe('#more');
});
