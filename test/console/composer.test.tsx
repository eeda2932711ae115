// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { Composer, type ComposerProps } from '../../server/console/Composer.tsx';

afterEach(cleanup);

function shown(more: Partial<ComposerProps>) {
  const did: string[] = [];
  const props: ComposerProps = {
    stance: { kind: 'mine', queue: 'billing', asideUntil: null },
    mode: 'reply',
    open: true,
    text: 'Hello',
    customer: 'Nora',
    tray: null,
    clip: null,
    hasFiles: false,
    judging: null,
    queueName: () => 'Billing',
    team: [],
    onWords: (text) => did.push(`words ${text}`),
    onMode: (mode) => did.push(mode),
    onText: (text) => did.push(`text ${text}`),
    onSend: () => did.push('send'),
    onReplies: () => did.push('replies'),
    onClaim: () => did.push('claim'),
    ...more,
  };
  const { container } = render(<Composer {...props} />);
  return { did, container };
}

const field = () => screen.getByRole('textbox');

test('whoever has the thread replies', () => {
  const { did } = shown({});
  expect(field().getAttribute('aria-label')).toBe('Reply to Nora');
  fireEvent.click(screen.getByRole('button', { name: 'Send reply' }));
  expect(did).toEqual(['send']);
});

test('until the thread is claimed there are only notes, whatever mode was asked for', () => {
  const { did, container } = shown({ stance: { kind: 'waiting', queue: 'billing' }, mode: 'reply' });
  expect(field().getAttribute('aria-label')).toBe('Internal note, only agents see it');
  expect(container.querySelector('.composer-note')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Send reply' })).toBeNull();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /Reply/ }).disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: /Claim/ }));
  expect(did).toEqual(['claim']);
});

test('while a colleague has the thread the composer says who, and offers to take over', () => {
  const { did } = shown({ stance: { kind: 'others', queue: 'billing', name: 'Tom' }, open: false });
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.getByText('Tom has this thread and is answering it.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /Take over/ }));
  fireEvent.click(screen.getByRole('button', { name: /Note/ }));
  expect(did).toEqual(['claim', 'note']);
});

test('Enter sends, Shift+Enter does not, and neither does Enter within an input method', () => {
  const { did } = shown({});
  fireEvent.keyDown(field(), { key: 'Enter', shiftKey: true });
  fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
  expect(did).toEqual([]);
  fireEvent.keyDown(field(), { key: 'Enter' });
  expect(did).toEqual(['send']);
});

test('there is nothing to send in an empty composer', () => {
  shown({ text: '  ' });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send reply' }).disabled).toBe(true);
});

test('a viewer reads along and is promised nothing', () => {
  shown({ stance: { kind: 'viewer' }, open: false });
  expect(screen.getByText(/You read along/)).toBeTruthy();
  expect(screen.queryAllByRole('button')).toEqual([]);
});
