// Correcting and removing what was written: who may, what everybody sees then, and that nothing of it is left anywhere in the data folder.
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type Customer,
  dial,
  dialAgent,
  expectOk,
  folder,
  handedOff,
  signUp,
  startTestRelay,
  startThread,
  type TestAgent,
  type TestRelay,
  until,
  withSite,
} from './relay-for-test.ts';

const CANARY = 'quokka4711marzipan';

let relay: TestRelay;
let customer: Customer;
let ann: TestAgent;
let thread: string;

beforeEach(async () => {
  relay = await startTestRelay({ data: folder() });
  await withSite(relay);
  customer = await dial(relay);
  thread = await startThread(customer, `my code is ${CANARY}, and the invoice is wrong`);
  expectOk(await customer.propose(thread, handedOff()));
  ann = await dialAgent(relay, await signUp(relay, 'Ann', 'owner'));
});

afterEach(async () => {
  await relay.stop();
  rmSync(relay.data, { recursive: true, force: true });
});

const known = async () => (await relay.running.threads.known(thread))?.thread;
const itemAt = async (seq: number) => (await known())?.items.find((item) => item.seq === seq);
const seqOf = async (text: string) =>
  (await relay.running.store.entries(thread, 0, 100)).find((one) => JSON.stringify(one.event).includes(text))?.seq ?? 0;
const removed = (entry: number) => ({ type: 'removed', entry, why: 'secret' }) as const;

/** Every byte of the data folder that holds the canary: the names of the files. */
function holding(word: string, from = relay.data): readonly string[] {
  return readdirSync(from).flatMap((name) => {
    const path = join(from, name);
    if (statSync(path).isDirectory()) return holding(word, path);
    return readFileSync(path).includes(word) ? [name] : [];
  });
}

test('an agent corrects their own message; everybody sees the new words, the log keeps the old ones, the search finds the new', async () => {
  expectOk(await ann.propose(thread, 1, { type: 'claimed' }));
  const { entry } = expectOk(await ann.propose(thread, 2, { type: 'said', text: 'You owe us 129 EUR' }));
  expectOk(await ann.propose(thread, 2, { type: 'edited', entry: entry.seq, text: 'We owe you 129 EUR' }));
  expect(await itemAt(entry.seq)).toMatchObject({
    text: 'We owe you 129 EUR',
    edits: [{ text: 'You owe us 129 EUR' }],
  });
  await until(() => customer.entries.find((one) => one.event.type === 'edited'), 'the correction');
  const found = await ann.socket.timeout(5_000).emitWithAck('search', { text: '"we owe you"' });
  expect(found).toMatchObject({ ok: true, hits: [{ card: { thread } }] });
  expect((await ann.inbox()).cards.find((card) => card.thread === thread)?.lastText).toBe('We owe you 129 EUR');
});

test('nobody edits what another wrote, what is removed, or to the same words; nobody removes what is no message, or twice', async () => {
  const bea = await dialAgent(relay, await signUp(relay, 'Bea'));
  expectOk(await ann.propose(thread, 1, { type: 'claimed' }));
  const { entry } = expectOk(await ann.propose(thread, 2, { type: 'said', text: 'Hello' }));
  const edit = (text: string) => ({ type: 'edited', entry: entry.seq, text }) as const;
  expect(await bea.propose(thread, 2, edit('Goodbye'))).toMatchObject({ refused: 'forbidden' });
  expect(await ann.propose(thread, 2, { ...edit('x'), entry: 2 })).toMatchObject({ refused: 'forbidden' });
  expect(await ann.propose(thread, 2, edit('Hello'))).toMatchObject({ refused: 'conflict' });
  expect(await ann.propose(thread, 2, removed(1))).toMatchObject({ refused: 'conflict' });
  expect(await ann.propose(thread, 2, removed(99))).toMatchObject({ refused: 'conflict' });
  expectOk(await bea.propose(thread, 2, removed(entry.seq)));
  expect(await bea.propose(thread, 2, removed(entry.seq))).toMatchObject({ refused: 'conflict' });
  expect(await ann.propose(thread, 2, edit('Goodbye'))).toMatchObject({ refused: 'conflict' });
  expect(await customer.propose(thread, removed(2))).toMatchObject({ refused: 'forbidden' });
});

test('PRV-01: what is removed is nowhere any more: not in the file, its index, its write-ahead log, the brief, the card, the search, or on a screen', async () => {
  const seq = await seqOf(CANARY);
  const turn = (await itemAt(seq))?.id ?? '';
  const evidence = [{ words: `code is ${CANARY}`, rule: 'secret', turn }];
  const raisedBy = [{ signal: 'risk', strength: 0.9, evidence }] as const;
  expectOk(
    await customer.propose(thread, {
      type: 'packaged',
      package: {
        intent: { id: null, name: 'Other', score: 0.5 },
        summary: [{ text: `The customer wrote: “my code is ${CANARY}”`, turns: [turn] }],
        correction: null,
        account: null,
        attempted: [],
        documents: [],
        confidence: null,
        nextStep: null,
        raisedBy,
        asked: evidence,
        fields: {},
      },
    }),
  );
  expectOk(await ann.propose(thread, 1, { type: 'claimed' }));
  expect(holding(CANARY)).not.toEqual([]);
  expectOk(await ann.propose(thread, 2, removed(seq)));
  expect(holding(CANARY)).toEqual([]);
  expect(JSON.stringify(await known())).not.toContain(CANARY);
  expect(await itemAt(seq)).toMatchObject({ text: '', removed: { by: { name: 'Ann' }, why: 'secret' } });
  expect(JSON.stringify(await ann.inbox())).not.toContain(CANARY);
  expect(JSON.stringify(await ann.join(thread))).not.toContain(CANARY);
  expect(JSON.stringify(await customer.join(thread))).not.toContain(CANARY);
  expect(await ann.socket.timeout(5_000).emitWithAck('search', { text: CANARY })).toMatchObject({ hits: [] });
  await until(() => customer.entries.find((one) => one.event.type === 'removed'), 'the news of it');

  // The same as before after a restart, read from the log anew.
  const before = await known();
  await relay.stop();
  relay = await startTestRelay({ data: relay.data });
  expect(await known()).toEqual(before);
  expect(holding(CANARY)).toEqual([]);
});

test('PRV-01: of a message that was corrected every version is removed, and a note like a message; sent again, it does not come back', async () => {
  expectOk(await ann.propose(thread, 1, { type: 'claimed' }));
  const said = { type: 'said', text: `one ${CANARY}` } as const;
  const id = 'a-draft-of-anns';
  const { entry } = expectOk(await ann.propose(thread, 2, said, id));
  expectOk(await ann.propose(thread, 2, { type: 'edited', entry: entry.seq, text: `two ${CANARY}` }));
  const note = expectOk(await ann.propose(thread, 2, { type: 'noted', text: `three ${CANARY}` })).entry;
  for (const seq of [entry.seq, note.seq, await seqOf(CANARY)]) expectOk(await ann.propose(thread, 2, removed(seq)));
  expect(holding(CANARY)).toEqual([]);
  expect(await ann.propose(thread, 2, said, id)).toMatchObject({ refused: 'conflict' });
  expect(holding(CANARY)).toEqual([]);
});
