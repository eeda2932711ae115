// @vitest-environment happy-dom
// Notices show what colleagues and the relay call things: names and reasons, which are text and nothing else.
import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { refusalWords } from '../../server/console/refusal-words.ts';
import { ToastList } from '../../server/console/ToastList.tsx';
import { createToasts } from '../../server/console/toasts.ts';

afterEach(cleanup);

const HOSTILE = '<img src=x onerror=alert(1)><svg onload=alert(1)>';

test('SEC-02: a hostile name in a notice stays text', () => {
  const toasts = createToasts(() => undefined);
  const owner = { kind: 'agent', queue: 'billing', agent: 'a', name: HOSTILE } as const;
  toasts.show('bad', refusalWords('claim', { refused: 'stale', what: '' }, owner, 'me'));
  toasts.show('bad', refusalWords('reply', { refused: 'forbidden', what: HOSTILE }, owner, 'me'));
  const { container } = render(<ToastList toasts={toasts} />);
  expect(container.querySelectorAll('.toast')).toHaveLength(2);
  expect(container.textContent).toContain(`${HOSTILE} was faster`);
  expect(container.querySelector('img, .toast svg[onload]')).toBeNull();
});
