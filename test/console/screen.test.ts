// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { bench, settled, sit } from './bench.ts';
import { CHARGED_TWICE, fullInbox, MAYA, TOM } from './cast.ts';

async function seated() {
  const on = bench();
  fullInbox(on);
  const maya = sit(on, MAYA);
  await settled();
  const press = async (key: string) => {
    maya.screen.onKey(new KeyboardEvent('keydown', { key }));
    await settled();
  };
  return { on, maya, press };
}

test('J and K walk through the list as it is shown', async () => {
  const { maya, press } = await seated();
  await press('j');
  await press('j');
  await press('k');
  expect(maya.went).toEqual(['thread thread-break-in', `thread ${CHARGED_TWICE}`, 'thread thread-break-in']);
});

test('C claims and puts the keyboard into the reply', async () => {
  const { maya, press, on } = await seated();
  maya.desk.open(CHARGED_TWICE);
  await settled();
  await press('c');
  expect(on.relay.thread(CHARGED_TWICE).owner).toMatchObject({ agent: MAYA.id });
  expect(maya.screen.mode.value).toBe('reply');
  expect(maya.went).toEqual(['composer']);
});

test('J and C in one go claim the thread that is only then fetched, and no other', async () => {
  const { maya, on } = await seated();
  const both = (...keys: string[]) => {
    for (const key of keys) maya.screen.onKey(new KeyboardEvent('keydown', { key }));
    return settled();
  };
  await both('j', 'c');
  expect(on.relay.thread('thread-break-in').owner).toMatchObject({ agent: MAYA.id });
  await both('j', 'c', 'k');
  expect(on.relay.thread(CHARGED_TWICE).owner.kind).toBe('queue');
});

test('keys do only what the thread allows now', async () => {
  const { maya, press, on } = await seated();
  maya.desk.open(CHARGED_TWICE);
  await settled();
  await press('h');
  await press('r');
  expect(on.relay.thread(CHARGED_TWICE).owner.kind).toBe('queue');
  expect(maya.screen.mode.value).toBe('note');
  await press('t');
  expect(maya.screen.dialog.value).toBe('transfer');
  await press('c');
  expect(on.relay.thread(CHARGED_TWICE).owner.kind).toBe('queue');
});

test('replies and notes keep their text apart, for each thread', async () => {
  const { maya } = await seated();
  maya.desk.open(CHARGED_TWICE);
  await settled();
  maya.screen.setMode('note');
  maya.screen.write('careful, third complaint');
  await maya.desk.claim();
  maya.screen.setMode('reply');
  expect(maya.screen.text.value).toBe('');
  maya.screen.write('Hello Nora');
  maya.desk.open('thread-break-in');
  await settled();
  expect(maya.screen.text.value).toBe('');
  maya.desk.open(CHARGED_TWICE);
  await settled();
  expect(maya.screen.text.value).toBe('Hello Nora');
  maya.screen.setMode('note');
  expect(maya.screen.text.value).toBe('careful, third complaint');
});

test('a note goes to agents alone and does not take the thread', async () => {
  const { maya, on } = await seated();
  maya.desk.open(CHARGED_TWICE);
  await settled();
  maya.screen.setMode('note');
  maya.screen.write('Known bug, see the billing channel');
  await maya.screen.send();
  const thread = on.relay.thread(CHARGED_TWICE);
  expect(thread.items.at(-1)).toMatchObject({ kind: 'stage', event: { type: 'noted' } });
  expect(thread.owner.kind).toBe('queue');
});

test('losing the thread locks the reply at once', async () => {
  const { maya, on } = await seated();
  maya.desk.open(CHARGED_TWICE);
  await settled();
  await maya.desk.claim();
  maya.screen.setMode('reply');
  on.relay.agent(TOM, CHARGED_TWICE, { type: 'claimed' });
  expect(maya.screen.stance.value).toMatchObject({ kind: 'others' });
  expect(maya.screen.mode.value).toBe('note');
});

test('the recommended step becomes a draft, with everything in hand named', async () => {
  const { maya } = await seated();
  maya.desk.open(CHARGED_TWICE);
  await settled();
  await maya.desk.claim();
  await maya.screen.useStep();
  expect(maya.screen.text.value).toBe(DRAFTED);
});

const DRAFTED =
  'Hello Nora, I’m Maya, and I have everything you wrote here (invoice ID INV-21188).\n\nLook for a second payment on the invoice. Refund it, or send a credit note, and say when the money arrives.';

test('one key claims a waiting thread and drafts; a colleague’s is left alone', async () => {
  const { maya, on, press } = await seated();
  maya.desk.open(CHARGED_TWICE);
  await settled();
  await press('d');
  expect(maya.screen.stance.value?.kind).toBe('mine');
  expect([maya.screen.mode.value, maya.screen.text.value]).toEqual(['reply', DRAFTED]);
  on.relay.agent(TOM, CHARGED_TWICE, { type: 'claimed' });
  await press('d');
  expect(maya.screen.stance.value?.kind).toBe('others');
  expect(maya.screen.text.value).toBe('');
});

test('whoever claims and goes on before the relay has answered is not called back into the reply', async () => {
  const { maya, on } = await seated();
  const keys = async (...pressed: readonly string[]) => {
    for (const key of pressed) maya.screen.onKey(new KeyboardEvent('keydown', { key }));
    await settled();
  };
  maya.desk.open(CHARGED_TWICE);
  await settled();
  await keys('c', 'Escape');
  expect([on.relay.thread(CHARGED_TWICE).owner.kind, maya.went]).toEqual(['agent', []]);
  await keys('u');
  await keys('c', 'n');
  expect([maya.went, maya.screen.mode.value]).toEqual([['composer'], 'note']);
  await keys('u');
  await keys('d', 'n');
  expect([maya.went, maya.screen.mode.value, maya.screen.text.value]).toEqual([['composer', 'composer'], 'note', '']);
});

test('Escape closes the menu of a small screen', async () => {
  const { maya, press } = await seated();
  maya.screen.toggleMenu();
  await press('Escape');
  expect(maya.screen.menu.value).toBe(false);
});
