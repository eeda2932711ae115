// Replay: an old conversation gives one line per customer turn, in the shape that is published.
import { expect, test } from 'vitest';
import { buildClassifier } from '#domain/compile';
import { firstHandoff, replayThread } from '#domain/replay';
import { SIGNALS } from '#domain/signals/reading';
import { parseTranscript, type Transcript } from '#domain/transcript';
import { PLAYBOOK } from '../domain/playbook.ts';

const playbook = {
  ...PLAYBOOK,
  classifier: buildClassifier([
    { id: 'invoice-copy', says: ['I need a copy of an invoice', 'send me the invoice', 'where are my invoices'] },
    { id: 'invoice-wrong', says: ['my invoice is wrong', 'you charged me twice', 'the amount is not right'] },
  ]),
};

function transcript(turns: readonly unknown[], rest: object = {}): Transcript {
  const parsed = parseTranscript(JSON.stringify({ id: 't1', turns, ...rest }));
  if (!parsed.ok) throw new Error(parsed.why);
  return parsed.transcript;
}

test('one line per customer turn, with the intent, all five readings, the person request and the decision', () => {
  const lines = replayThread(
    playbook,
    transcript([
      { from: 'customer', text: 'you charged me twice' },
      { from: 'assistant', text: 'Which invoice is it?' },
      { from: 'customer', text: 'I want to talk to a human' },
      { from: 'agent', text: 'Hello, this is Ana.' },
    ]),
  );
  expect(lines.map(({ id, turn }) => [id, turn])).toEqual([
    ['t1', 0],
    ['t1', 2],
  ]);
  expect(lines[0]?.intent.id).toBe('invoice-wrong');
  expect(lines[0]?.readings.risk.strength).toBeGreaterThanOrEqual(0.5);
  expect(lines.map(({ asksForPerson }) => asksForPerson)).toEqual([false, true]);
  for (const { readings } of lines) {
    expect(Object.keys(readings).sort()).toEqual([...SIGNALS].sort());
    for (const { strength, evidence } of Object.values(readings)) {
      expect(strength).toBeGreaterThanOrEqual(0);
      expect(strength).toBeLessThanOrEqual(1);
      for (const words of evidence) expect(typeof words).toBe('string');
    }
  }
});

test('a row that collects is on the way to a person from its first question, the row for all else included; a clearer question is not', () => {
  const lost = [{ from: 'customer', text: 'the xyzzy of my plugh' }];
  const collecting = { ...playbook, unknown: { ...playbook.unknown, action: 'collect', collect: [ORDER] } } as const;
  const [asked] = replayThread(collecting, transcript(lost));
  expect(asked?.decision).toMatchObject({ act: 'ask', row: 'unknown', field: 'order' });
  expect(firstHandoff(asked ? [asked] : [])).toBe(asked);
  const unclear = asked ? { ...asked, decision: { ...asked.decision, field: null } } : null;
  expect(firstHandoff(unclear ? [unclear] : [])).toBeNull();
});

const ORDER = { field: 'order', ask: 'Which order is it?' };

test('confidence judges the answer that follows, by its documents', () => {
  const [asked] = replayThread(
    playbook,
    transcript([
      { from: 'customer', text: 'do your sausages contain gluten' },
      {
        from: 'assistant',
        text: 'See this.',
        documents: [{ id: 'd', title: 'Export', score: 1, text: 'Choose a format and wait for the link.' }],
      },
    ]),
  );
  expect(asked?.readings.confidence.strength).toBeGreaterThanOrEqual(0.5);
});

test('a turn that nobody answers is not held against the assistant', () => {
  const [only] = replayThread(playbook, transcript([{ from: 'customer', text: 'send me the invoice' }]));
  expect(only?.readings.confidence.strength).toBe(0);
});

test('roles in any order, empty texts and no turns at all are read', () => {
  expect(replayThread(playbook, transcript([]))).toEqual([]);
  const odd = ['assistant', 'assistant', 'agent', 'customer', 'customer', 'agent', 'customer'];
  const lines = replayThread(playbook, transcript(odd.map((from) => ({ from, text: '' }))));
  expect(lines).toHaveLength(3);
});

test('the same transcript gives the same lines', () => {
  const one = transcript([
    { from: 'customer', text: 'send me the invoice' },
    { from: 'assistant', text: 'Here.' },
    { from: 'customer', text: 'no, the invoice!' },
  ]);
  expect(replayThread(playbook, one)).toEqual(replayThread(playbook, one));
});

test.each([
  ['not JSON', /JSON/],
  ['{"turns":[]}', /id/],
  ['{"id":"a","turns":[{"from":"robot","text":"x"}]}', /turns\.0\.from/],
  ['{"id":"a","turns":[{"from":"customer"}]}', /turns\.0\.text/],
])('a bad line is refused, and says where it is wrong: %s', (line, where) => {
  const parsed = parseTranscript(line);
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.why).toMatch(where);
});
