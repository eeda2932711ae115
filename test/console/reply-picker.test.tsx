// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import type { SavedReply } from '#domain/saved-reply';
import { ReplyPicker, type ReplyPickerProps } from '../../server/console/ReplyPicker.tsx';

afterEach(cleanup);

const REPLY: SavedReply = {
  id: 'r1',
  title: 'Refund',
  text: 'Hi {{customer.name}}',
  site: null,
  updatedAt: 1,
  by: 'Ann',
};
const VALUES = { customer: 'Nora', agent: 'Ada', site: null, fields: {} };

function shown(replies: readonly SavedReply[], more: Partial<ReplyPickerProps> = {}) {
  const took: string[] = [];
  const find = (typed: string) => replies.filter(({ title }) => title.includes(typed));
  const props = {
    find,
    values: VALUES,
    mayWrite: false,
    onTake: ({ id }: SavedReply) => took.push(id),
    onClose: () => {},
  };
  const { container } = render(<ReplyPicker {...props} {...more} />);
  return { took, container };
}

const field = () => screen.getByRole('combobox', { hidden: true });

test('SEC-02: the title, the text and the customer’s name of a saved reply are words, whatever stands in them', () => {
  const bad = '<img src=x onerror=alert(1)><script>alert(1)</script>';
  const { container } = shown([{ ...REPLY, title: bad, text: `${bad} {{customer.name}}` }], {
    values: { ...VALUES, customer: bad },
  });
  expect(container.textContent).toContain(bad);
  expect(container.querySelectorAll('img, script')).toHaveLength(0);
});

test('arrows choose, Enter takes the one that is marked, and not within an input method', () => {
  const { took } = shown([REPLY, { ...REPLY, id: 'r2', title: 'Other' }]);
  fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
  expect(took).toEqual([]);
  fireEvent.keyDown(field(), { key: 'ArrowDown' });
  expect(field().getAttribute('aria-activedescendant')).toBe('saved-replies-1');
  fireEvent.keyDown(field(), { key: 'Enter' });
  expect(took).toEqual(['r2']);
});

test('a gap is marked in what is shown', () => {
  const { container } = shown([REPLY], { values: { ...VALUES, customer: null } });
  expect(container.querySelector('mark')?.textContent).toBe('[customer.name]');
});

test('an agent without replies is told who writes them, an admin where', () => {
  shown([]);
  expect(screen.getByText(/Owners and admins write them/)).toBeTruthy();
  cleanup();
  shown([], { mayWrite: true });
  expect(screen.getByText('Write the first one').getAttribute('href')).toBe('#/settings/replies');
});
