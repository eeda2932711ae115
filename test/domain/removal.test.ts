// Taking content out: whoever saw it go has the same thread as whoever reads the emptied log.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '#domain/decide';
import { buildPackage } from '#domain/pack';
import { emptiedEntries } from '#domain/removal';
import { emptyThread, reduceAll } from '#domain/thread';
import { ADA, ASSISTANT, answers, CUSTOMER, handsOff, logOf, type Step, says, started, threadOf } from './logs.ts';
import { PLAYBOOK, readOf } from './playbook.ts';

const SECRET = 'my code is quokka 4711';
const before: readonly Step[] = [
  started,
  says(SECRET),
  answers('Open Billing and download it.', 'entry-2'),
  says('INV-2041 is wrong'),
  [ASSISTANT, { type: 'collected', field: 'code', value: 'quokka 4711' }],
  [
    ASSISTANT,
    {
      type: 'decided',
      decision: {
        ...decide(PLAYBOOK, threadOf([started, says(SECRET)]), readOf('entry-2', 'invoice-wrong', { risk: 0.9 })),
        because: [{ signal: 'risk', strength: 0.9, evidence: [{ words: 'code is quokka', rule: 'secret' }] }],
      },
    },
  ],
  handsOff(),
  [CUSTOMER, { type: 'identified', traits: { name: 'Mia' }, verified: false }],
];
const packaged: Step = [ASSISTANT, { type: 'packaged', package: buildPackage(PLAYBOOK, threadOf(before), []) }];
const LOG: readonly Step[] = [
  ...before,
  packaged,
  [ADA, { type: 'claimed' }],
  [ADA, { type: 'noted', text: 'careful, quokka' }],
  says('We change quokka 4711', ADA),
  [ADA, { type: 'edited', entry: 12, text: 'We change your code' }],
];
const removal = (entry: number): Step => [ADA, { type: 'removed', entry, why: 'secret' }];

test('what was made of it goes with it: the sentence of the brief, the evidence, the field', () => {
  const thread = threadOf([...LOG, removal(2)]);
  expect(threadOf(LOG).package?.summary.some(({ text }) => text.includes('quokka'))).toBe(true);
  const { package: brief, decisions, fields, items } = thread;
  expect(JSON.stringify([brief, decisions, fields])).not.toMatch(/quokka/);
  expect(fields).toEqual({ code: '' });
  expect(JSON.stringify(buildPackage(PLAYBOOK, thread, []).summary)).not.toMatch(/the code/);
  expect(brief?.summary.some(({ text }) => text.includes('INV-2041'))).toBe(true);
  expect(items.find(({ seq }) => seq === 2)).toMatchObject({ text: '', removed: { why: 'secret', by: ADA } });
  // What others quoted stays theirs, until it is removed by itself.
  expect(JSON.stringify(items)).toMatch(/careful, quokka/);
});

test('whatever is removed, in whatever order: the thread of who saw it go is the thread of the emptied log', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: LOG.length }), { minLength: 1 }), (seqs) => {
      const live = logOf([...LOG, ...seqs.map(removal)]);
      let log = live.slice(0, LOG.length);
      for (const [index, seq] of seqs.entries()) {
        const emptied = new Map(emptiedEntries(log, seq).map((entry) => [entry.seq, entry]));
        log = [
          ...log.map((entry) => emptied.get(entry.seq) ?? entry),
          ...live.slice(LOG.length + index, LOG.length + index + 1),
        ];
      }
      expect(reduceAll(emptyThread('t'), log)).toEqual(reduceAll(emptyThread('t'), live));
    }),
    { numRuns: 200 },
  );
});

test('what is no message, note or file keeps what it holds', () => {
  expect(threadOf([...LOG, removal(7)]).items).toEqual(threadOf(LOG).items);
});
