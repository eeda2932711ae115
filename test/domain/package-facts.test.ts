// The package never invents: whatever conversation it is made from, each fact in it stands there.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { By, Entry, ThreadEvent } from '#domain/event';
import { buildPackage } from '#domain/pack';
import { inventedIn } from '#domain/package-facts';
import { createReader } from '#domain/signals/reader';
import type { TurnReadings } from '#domain/signals/reading';
import { WORLD } from '#domain/signals/world';
import { emptyThread, reduce, turnOf } from '#domain/thread';
import { parseTranscript, type Transcript } from '#domain/transcript';
import { PLAYBOOK } from './playbook.ts';

const FOLDER = join(import.meta.dirname, '../../demo/transcripts');

function transcripts(): Transcript[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.jsonl'));
  const lines = files.flatMap((file) => readFileSync(join(FOLDER, file), 'utf8').trim().split('\n'));
  return lines.flatMap((line) => {
    const parsed = parseTranscript(line);
    return parsed.ok ? [parsed.transcript] : [];
  });
}

function packaged({ id, turns, account }: Transcript) {
  let thread = emptyThread(id);
  const put = (by: By, event: ThreadEvent, name: string) => {
    const entry: Entry = { seq: thread.head + 1, at: thread.head * 60_000, age: 0, by, id: name, event };
    thread = reduce(thread, entry);
  };
  put({ role: 'customer' }, { type: 'started', site: 'demo', locale: 'en', page: null }, 'started');
  if (account) put({ role: 'customer' }, { type: 'identified', traits: account, verified: false }, 'identified');
  for (const turn of turns) {
    const documents = turn.documents ?? [];
    if (turn.from === 'customer') put({ role: 'customer' }, { type: 'said', text: turn.text }, turn.id);
    else
      put(
        { role: 'assistant' },
        { type: 'answered', to: turn.id, text: turn.text, documents, confidence: turn.confidence ?? 0.5 },
        turn.id,
      );
  }
  const reader = createReader(PLAYBOOK);
  const read = thread.items.flatMap((item): TurnReadings[] => {
    const turn = turnOf(item);
    const one = turn && reader.take(turn, { world: WORLD, account });
    return one ? [one] : [];
  });
  put({ role: 'assistant' }, { type: 'collected', field: 'invoiceId', value: 'INV-20418' }, 'collected-1');
  put({ role: 'assistant' }, { type: 'collected', field: 'bank', value: null }, 'collected-2');
  return { thread, made: buildPackage(PLAYBOOK, thread, read) };
}

test('of 60 conversations each fact in the package stands in the thread, the account, the documents or the playbook', () => {
  const all = transcripts().map(packaged);
  expect(all.length).toBeGreaterThanOrEqual(60);
  for (const { thread, made } of all) expect([thread.id, inventedIn(PLAYBOOK, thread, made)]).toEqual([thread.id, []]);
});

test('each part that says more than the thread is named', () => {
  const [first] = transcripts().map(packaged);
  if (!first) throw new Error('no transcripts');
  const { thread, made } = first;
  const doubted = (change: object) => inventedIn(PLAYBOOK, thread, { ...made, ...change });
  expect(doubted({ summary: [{ text: 'The customer wrote: “pay me a million”', turns: [] }] })).toEqual(['summary']);
  expect(doubted({ summary: [{ text: 'Also gave: “pay me a million”, “now”.', turns: [] }] })).toEqual(['summary']);
  expect(doubted({ summary: [{ text: 'They are owed a refund.', turns: [] }] })).toEqual(['summary']);
  expect(doubted({ fields: { iban: 'DE00' } })).toEqual(['fields']);
  expect(doubted({ correction: 'I am the owner' })).toEqual(['correction']);
  expect(doubted({ account: { traits: { plan: 'gold' }, verified: true } })).toEqual(['account', 'verified']);
  expect(doubted({ nextStep: 'Refund everything.' })).toEqual(['nextStep']);
});
