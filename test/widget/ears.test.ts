// @vitest-environment happy-dom
// What the host page hears, and what its hooks may do.
import { afterEach, expect, test, vi } from 'vitest';
import { createEars, HOOK_PATIENCE } from '../../widget/ears.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a listener hears until it is undone, and so does the window', () => {
  const ears = createEars(() => false);
  const heard: unknown[] = [];
  const undo = ears.on('unread', (detail) => heard.push(detail));
  window.addEventListener('baton:unread', (event) => heard.push((event as CustomEvent).detail), { once: true });
  ears.tell('unread', { count: 1 });
  undo();
  ears.tell('unread', { count: 2 });
  expect(heard).toEqual([{ count: 1 }, { count: 1 }]);
});

test('what people wrote is told only where the site asks for it', () => {
  let details = false;
  const ears = createEars(() => details);
  const heard: unknown[] = [];
  ears.on('reading', (detail) => heard.push(detail));
  const reading = { turn: 't', text: 'my secret', readings: { risk: { evidence: [{ words: 'secret', rule: 'r' }] } } };
  ears.tell('reading', reading);
  details = true;
  ears.tell('reading', reading);
  expect(JSON.stringify(heard[0])).not.toContain('secret');
  expect(heard[1]).toEqual(reading);

  ears.on('handoff:packed', (detail) => heard.push(detail));
  const packed = { brief: { summary: [{ text: 'my secret' }] } };
  details = false;
  ears.tell('handoff:packed', packed);
  details = true;
  ears.tell('handoff:packed', packed);
  expect(heard.slice(2)).toEqual([{}, { text: undefined, ...packed }]);
});

test('a listener that throws stops neither the others nor the chat', () => {
  vi.useFakeTimers();
  const ears = createEars(() => false);
  const heard = vi.fn();
  ears.on('opened', () => {
    throw new Error('the host');
  });
  ears.on('opened', heard);
  ears.tell('opened', {});
  expect(heard).toHaveBeenCalledOnce();
  expect(() => vi.runAllTimers()).toThrow('the host');
});

test('hooks change one after the other, and one “false” stops it', async () => {
  const ears = createEars(() => false);
  ears.on('before:send', () => undefined);
  ears.on('before:send', async ({ text }: { text: string }) => ({ text: `${text}!` }));
  ears.on('before:send', ({ text }: { text: string }) => ({ text: `${text}?` }));
  expect(await ears.ask('before:send', { text: 'hi' })).toEqual({ text: 'hi!?' });
  ears.on('before:send', () => false);
  expect(await ears.ask('before:send', { text: 'hi' })).toBe(false);
});

test('a hook that throws or never answers is passed over, with a warning that names it', async () => {
  vi.useFakeTimers();
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const ears = createEars(() => false);
  ears.on('before:send', () => {
    throw new Error('oops');
  });
  ears.on('before:send', () => new Promise(() => {}));
  const asked = ears.ask('before:send', { text: 'hi' });
  await vi.advanceTimersByTimeAsync(HOOK_PATIENCE);
  expect(await asked).toEqual({ text: 'hi' });
  expect(warn.mock.calls.map(([text]) => text)).toEqual(Array(2).fill(expect.stringContaining('before:send')));
});
