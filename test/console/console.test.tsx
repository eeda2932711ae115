// @vitest-environment happy-dom
// The whole page on a relay in memory: what an agent sees and presses.
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api, Me } from '../../server/console/api.ts';
import { type AgentLine, dial } from '../../server/console/dial.ts';
import { startConsole } from '../../server/console/start.tsx';
import { bench, onlyAtOnce } from './bench.ts';
import { CHARGED_TWICE, fullInbox, MAYA, TOM } from './cast.ts';

let stop = () => {};

beforeEach(() => {
  location.hash = '';
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function opened({ hash = '', signedIn = true, role = 'agent' } = {}) {
  const on = bench();
  fullInbox(on);
  location.hash = hash;
  let me: Me | null = signedIn ? { ...MAYA, email: 'maya@example.com', role } : null;
  const api: Api = {
    me: async () => me,
    async signIn(email, password) {
      if (password !== 'right') return { ok: false, what: 'This e-mail address and password do not belong together.' };
      me = { ...MAYA, email, role: 'agent' };
      return { ok: true };
    },
    signOut: async () => {
      me = null;
    },
    setUp: async (token) => (token === 'good' ? { ok: true } : { ok: false, what: 'This link was used already.' }),
    replies: async () => ({ replies: [], sites: [] }),
    eraseCustomer: async (thread) => {
      on.relay.erase(thread);
      return { ok: true, threads: 1 };
    },
    playbook: async () => null,
  };
  const root = document.body.appendChild(document.createElement('div'));
  let ids = 0;
  stop = startConsole({
    root,
    page: window,
    api,
    get: fetch,
    dial: () =>
      dial({
        put: () => ({ done: new Promise(() => {}), cancel: () => {} }),
        line: on.relay.line(MAYA) as unknown as AgentLine,
        me: MAYA,
        storage: null,
        timers: onlyAtOnce,
        now: on.clock.now,
        newId: () => `draft-on-the-page-${++ids}`,
      }),
    blip: () => {},
    notifier: { state: () => 'missing', ask: async () => 'missing', show: () => {} },
    now: on.clock.now,
  });
  const signOutElsewhere = () => {
    me = null;
  };
  return { ...on, signOutElsewhere };
}

const owner = (on: ReturnType<typeof bench>) => on.relay.thread(CHARGED_TWICE).owner;

test('signing in leads to the inbox, and a wrong password says so', async () => {
  opened({ signedIn: false });
  const submit = async (password: string) => {
    fireEvent.input(await screen.findByLabelText('E-mail'), { target: { value: 'maya@example.com' } });
    fireEvent.input(screen.getByLabelText('Password'), { target: { value: password } });
    fireEvent.submit(screen.getByLabelText('Password').closest('form') as HTMLFormElement);
  };
  await submit('wrong');
  expect((await screen.findByRole('alert')).textContent).toContain('do not belong together');
  await submit('right');
  expect(await screen.findByRole('navigation', { name: 'Queues' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(await screen.findByLabelText('Password')).toBeTruthy();
});

test('a used set-up link says what is wrong with it', async () => {
  opened({ hash: '#/setup/used', signedIn: false });
  fireEvent.submit((await screen.findByLabelText('Name')).closest('form') as HTMLFormElement);
  expect((await screen.findByRole('alert')).textContent).toBe('This link was used already.');
});

test('the inbox puts urgent threads apart, and clocks have the colour of their time', async () => {
  opened();
  const list = await screen.findByRole('region', { name: 'Threads: All waiting' });
  const names = () => [...list.querySelectorAll('.card-name')].map((one) => one.textContent);
  await waitFor(() => expect(names()).toHaveLength(5));
  expect(list.querySelector('.group-urgent .card-name')?.textContent).toBe('Ibrahim Sesay');
  const tone = (thread: string) => list.querySelector(`[data-thread="${thread}"] .sla`)?.className;
  expect(tone('thread-break-in')).toContain('sla-good');
  expect(tone(CHARGED_TWICE)).toContain('sla-soon');
  expect(tone('thread-talk-to-human')).toContain('sla-late');
});

test('a thread opens with its brief before the conversation', async () => {
  opened({ hash: `#/t/${CHARGED_TWICE}` });
  const brief = await screen.findByRole('region', { name: 'Brief' });
  const talk = screen.getByRole('list', { name: 'Thread' });
  expect(brief.compareDocumentPosition(talk) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(within(talk).getByText(/My card statement|my card statement/)).toBeTruthy();
  expect(within(talk).getAllByText('AI')).toHaveLength(2);
  expect(within(talk).getByText(/Handed over to Billing/)).toBeTruthy();
});

test('decisions can be inspected: act, row and readings', async () => {
  opened({ hash: `#/t/${CHARGED_TWICE}` });
  const why = (await screen.findByText(/why: asked/)).closest('details') as HTMLElement;
  expect(why.textContent).toContain('Invoice wrong');
  expect(why.textContent).toContain('Billing dispute: “you charged me twice”');
  expect(why.textContent).toContain('risk 0.93');
});

test('claiming opens the reply, sending shows it with its tick, and the customer’s look turns it', async () => {
  const on = opened({ hash: `#/t/${CHARGED_TWICE}` });
  fireEvent.keyDown(await screen.findByRole('main', { name: /Nora/ }), { key: 'c' });
  const field = await screen.findByLabelText('Reply to Nora Lindqvist');
  fireEvent.input(field, { target: { value: 'Hello Nora, I am on it.' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(await screen.findByText('Delivered')).toBeTruthy();
  expect(on.relay.thread(CHARGED_TWICE).items.at(-1)).toMatchObject({ text: 'Hello Nora, I am on it.' });
  on.relay.customerSaw(CHARGED_TWICE);
  expect(await screen.findByText('Seen')).toBeTruthy();
});

test('losing a claim shows a toast with the winner, and locks the composer', async () => {
  const on = opened({ hash: `#/t/${CHARGED_TWICE}` });
  await screen.findByRole('main', { name: /Nora/ });
  // Both press at once; Tom’s claim is in the relay before ours is, and the news of it is still on its way.
  const claim = screen.getAllByRole('button', { name: /Claim/ })[0] as HTMLElement;
  fireEvent.click(claim);
  on.relay.agent(TOM, CHARGED_TWICE, { type: 'claimed' });
  expect((await screen.findByRole('alert')).textContent).toContain('Tom Brandt was faster');
  expect(owner(on)).toMatchObject({ agent: TOM.id });
  expect(screen.getByText('Tom Brandt has this thread and is answering it.')).toBeTruthy();
});

test('notes stand in the thread marked as notes', async () => {
  opened({ hash: `#/t/${CHARGED_TWICE}` });
  fireEvent.keyDown(await screen.findByRole('main', { name: /Nora/ }), { key: 'n' });
  const field = await screen.findByLabelText('Internal note, only agents see it');
  fireEvent.input(field, { target: { value: 'Ask accounting first' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  const note = (await screen.findByText('Ask accounting first')).closest('li');
  await waitFor(() => expect(note?.className).toContain('note'));
  expect(await screen.findByText('Note by You')).toBeTruthy();
});

test('a cut line says what it means', async () => {
  const on = opened();
  await screen.findByRole('region', { name: 'Threads: All waiting' });
  on.relay.cut(true);
  expect(await screen.findByText(/No connection to the relay; trying again/)).toBeTruthy();
  on.relay.cut(false);
  await waitFor(() => expect(screen.queryByText(/No connection to the relay/)).toBeNull());
});

test('a line the relay ended says why, and being signed out elsewhere leads to signing in', async () => {
  const on = opened();
  await screen.findByRole('region', { name: 'Threads: All waiting' });
  on.relay.dismiss('Another version of the console is served now. Reload.');
  expect(await screen.findByText(/Another version of the console/)).toBeTruthy();
  on.relay.cut(false);
  await waitFor(() => expect(screen.queryByText(/Another version/)).toBeNull());
  on.signOutElsewhere();
  on.relay.dismiss('You were signed out.');
  expect(await screen.findByLabelText('Password')).toBeTruthy();
});

test('a thread that is not there says so, with a way back', async () => {
  opened({ hash: '#/t/thread-of-nobody' });
  fireEvent.click(await screen.findByRole('button', { name: 'Back to the inbox' }));
  await waitFor(() => expect(location.hash).toBe('#/'));
});

test('the question mark lists every key', async () => {
  opened();
  fireEvent.keyDown(await screen.findByRole('navigation', { name: 'Queues' }), { key: '?' });
  expect(await screen.findByText('Hand back to the assistant')).toBeTruthy();
});

test('PRV-04: owners and admins find a customer’s data in the thread’s head, as three files; agents are not offered it', async () => {
  opened({ hash: `#/t/${CHARGED_TWICE}` });
  await screen.findByRole('main', { name: /Nora/ });
  expect(screen.queryByRole('button', { name: 'Customer’s data' })).toBeNull();
  stop();
  document.body.replaceChildren();
  opened({ hash: `#/t/${CHARGED_TWICE}`, role: 'admin' });
  fireEvent.click(await screen.findByRole('button', { name: 'Customer’s data' }));
  const dialog = await screen.findByRole('dialog', { name: /Data of Nora/ });
  const links = within(dialog)
    .getAllByRole('link')
    .map((link) => link.getAttribute('href'));
  expect(links).toEqual(
    ['html', 'csv', 'jsonl'].map((format) => `/api/threads/${CHARGED_TWICE}/customer?format=${format}`),
  );
});

test('PRV-02: erasing is confirmed by typing, says how much went, and leads back to an inbox without the thread', async () => {
  const on = opened({ hash: `#/t/${CHARGED_TWICE}`, role: 'owner' });
  fireEvent.click(await screen.findByRole('button', { name: 'Customer’s data' }));
  const dialog = await screen.findByRole('dialog', { name: /Data of Nora/ });
  const erase = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Erase customer' });
  expect(erase.disabled).toBe(true);
  fireEvent.submit(erase.closest('form') as HTMLFormElement);
  expect(on.relay.thread(CHARGED_TWICE).head).toBeGreaterThan(0);
  fireEvent.input(within(dialog).getByRole('textbox'), { target: { value: 'Erase' } });
  await waitFor(() => expect(erase.disabled).toBe(false));
  fireEvent.click(erase);
  await screen.findByText('Erased for good: one conversation.');
  await waitFor(() => expect(document.querySelector(`a[href*="${CHARGED_TWICE}"]`)).toBeNull());
  expect(location.hash).not.toContain(CHARGED_TWICE);
});

test('PRV-02: what somebody else erases leaves the list, the open thread and what was being written about it', async () => {
  const on = opened({ hash: `#/t/${CHARGED_TWICE}` });
  fireEvent.keyDown(await screen.findByRole('main', { name: /Nora/ }), { key: 'c' });
  const field = await screen.findByLabelText('Reply to Nora Lindqvist');
  fireEvent.input(field, { target: { value: 'Hello Nora' } });
  await waitFor(() => expect(JSON.stringify({ ...sessionStorage })).toContain('Hello Nora'));
  on.relay.erase(CHARGED_TWICE);
  await screen.findByText('This thread is not here');
  expect(document.body.textContent).not.toContain('Nora');
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('Hello Nora');
});
