// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { Brief, type BriefProps } from '../../server/console/Brief.tsx';
import { briefOf } from '../../server/console/brief-of.ts';
import { freshParts } from '../../server/console/fresh.ts';
import { bench } from './bench.ts';
import { CHARGED_TWICE, chargedTwice, completed, packageOf, reading } from './cast.ts';

afterEach(cleanup);

function shown(more: Partial<BriefProps> = {}) {
  const went: string[] = [];
  const props: BriefProps = {
    brief: packageOf(),
    fresh: new Set(),
    base: 'https://app.tallyard.example/invoices',
    cannotReply: null,
    claims: false,
    invented: [],
    files: [],
    thread: CHARGED_TWICE,
    onTurn: (turn) => went.push(turn),
    onUseStep: () => went.push('step'),
    ...more,
  };
  const { container } = render(<Brief {...props} />);
  return { went, container, text: () => container.textContent ?? '' };
}

function nora() {
  const on = bench();
  chargedTwice(on);
  const brief = briefOf(on.relay.thread(CHARGED_TWICE));
  if (brief === null) throw new Error('no brief');
  return { on, brief };
}

test('what the relay did not find in the conversation is named, before anything else is read', () => {
  expect(shown().text()).not.toContain('Not in the conversation');
  cleanup();
  expect(shown({ invented: ['fields', 'nextStep'] }).text()).toContain(
    'Not in the conversation: something the customer gave, the next step.',
  );
});

test('what raised the handoff stands in words, with the customer’s own', () => {
  const { text } = shown({ brief: nora().brief });
  expect(text()).toContain('Billing dispute: you charged me twice');
  expect(text()).toContain('The answer was rejected: No, that is not it');
  expect(text()).toContain(
    'The same question twice: you charged me twice for INV-21188 earlier two payments for October',
  );
});

test('asking for a person is said first and has no strength', () => {
  const brief = packageOf({
    asked: [{ words: 'talk to a human', rule: 'asks_for_person' }],
    raisedBy: [reading('emotion', 0.8, { words: 'NOW', rule: 'shouting' })],
  });
  const { container } = shown({ brief });
  const reasons = [...container.querySelectorAll('.reason')].map((one) => one.textContent);
  expect(reasons[0]).toBe('Asked for a person: talk to a human ');
  expect(reasons[1]).toContain('Writing in capitals: NOW');
});

test('a rule that sends everything to people says that no signal was needed', () => {
  expect(shown().text()).toContain('no signal was needed');
});

test('each sentence of the summary leads to the turns it was made from, and so does the evidence', () => {
  const { went } = shown({ brief: nora().brief });
  const links = screen.getAllByRole('button', { name: /Show where this was said/ });
  for (const link of links) fireEvent.click(link);
  expect(went).toEqual(['turn-nora-1', 'turn-nora-2', 'turn-nora-2', 'turn-nora-3']);
  const evidence = screen.getByText('two payments for October').closest('[role=button]');
  fireEvent.keyDown(evidence as Element, { key: 'Enter' });
  expect(went.at(-1)).toBe('turn-nora-1');
});

test('what was collected is there, and what the customer did not give says so', () => {
  shown({ brief: nora().brief });
  const asked = screen.getByText('Invoice ID').closest('dl') as HTMLElement;
  expect(within(asked).getByText('INV-21188')).toBeTruthy();
  expect(within(asked).getByText('did not give')).toBeTruthy();
});

test('answers already tried show how they were taken, in the customer’s words', () => {
  const { text } = shown({ brief: nora().brief });
  expect(text()).toContain('RejectedNo, that is not it');
});

test('documents open where their address is safe, completed by the page the customer was on', () => {
  const documents = [
    { id: 'a', title: 'Read your invoice', url: '/help/read' },
    { id: 'b', title: 'Bad', url: 'javascript:alert(1)' },
    { id: 'c', title: 'No address' },
  ];
  shown({ brief: packageOf({ documents }) });
  const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(links).toEqual(['https://app.tallyard.example/help/read']);
  expect(screen.getByText('Bad').tagName).toBe('SPAN');
});

test('the customer’s correction stands above everything that was concluded before it', () => {
  const { on } = nora();
  const first = briefOf(on.relay.thread(CHARGED_TWICE));
  completed(on.relay);
  const brief = briefOf(on.relay.thread(CHARGED_TWICE));
  if (brief === null) throw new Error('no brief');
  const { text } = shown({ brief, fresh: freshParts(first, brief) });
  expect(text().indexOf('It is three payments')).toBeLessThan(text().indexOf('Billing dispute'));
  expect(text()).toContain('Summary before the correction');
  expect(screen.getAllByText('New')).toHaveLength(3);
});

test('traits that nobody signed say that they must be checked', () => {
  const account = { traits: { email: 'a@b.example', seats: 12_000, trial: true }, verified: false };
  const { text } = shown({ brief: packageOf({ account }) });
  expect(text()).toContain('Not verified');
  expect(text()).toContain('check before you act on it');
  expect(text()).toContain('12,000');
  expect(text()).toContain('Yes');
});

test('the step goes into a reply only where a reply is possible', () => {
  const brief = packageOf({ nextStep: 'Refund it.' });
  const { went } = shown({ brief, cannotReply: 'Tom is replying' });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Draft a reply/ }).disabled).toBe(true);
  cleanup();
  shown({ brief, onUseStep: () => went.push('used') });
  fireEvent.click(screen.getByRole('button', { name: /^Draft a reply/ }));
  expect(went).toEqual(['used']);
});

test('three reasons at a glance, the rest one click away, and new ones always in sight', () => {
  const raisedBy = [
    reading(
      'risk',
      0.9,
      ...['a', 'b', 'c', 'd', 'e'].map((rule) => ({ words: `${rule} words`, rule: `${rule}_rule` })),
    ),
  ];
  const { container } = shown({ brief: packageOf({ raisedBy }), fresh: new Set(['reason e_rule']) });
  const inSight = [...container.querySelectorAll('.part > .reasons b')].map((one) => one.textContent);
  expect(inSight).toEqual(['A rule:', 'B rule:', 'C rule:', 'E rule:']);
  expect(screen.getByText('1 more').closest('details')?.open).toBe(false);
});

test('an intent that is a guess is called one', () => {
  const { text } = shown({ brief: packageOf({ intent: { id: 'vat', name: 'VAT number', score: 0.37 } }) });
  expect(text()).toContain('Perhaps: VAT number');
});

test('what the customer sent stands in the brief, and leads to where it was sent', () => {
  expect(shown().text()).not.toContain('Sent by the customer');
  cleanup();
  const file = { id: '1'.repeat(32), name: 'receipt.png', type: 'image/png', bytes: 9, width: 3, height: 3 } as const;
  const item = { kind: 'attached', id: 'entry-9', seq: 9, at: 0, by: { role: 'customer' }, file } as const;
  const { went, container } = shown({ files: [item] });
  fireEvent.click(screen.getByRole('button', { name: 'receipt.png' }));
  expect(went).toEqual(['entry-9']);
  expect(container.querySelector('img')?.getAttribute('src')).toBe(`/api/files/${file.id}?thread=${CHARGED_TWICE}`);
});
