// How well handoffs went: read from a log written by hand, and over HTTP with what is refused.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { By, Entry, ThreadEvent } from '#domain/event';
import { createReading, handoffReport, isInTime } from '../../server/handoff-figures.ts';
import { memoryStore } from '../../server/store/memory.ts';
import {
  dial,
  dialAgent,
  expectOk,
  handedOff,
  signUp,
  startTestRelay,
  startThread,
  type TestRelay,
  withSite,
} from './relay-for-test.ts';
import { anAppend } from './store-contract.ts';

const MIN = 60_000;
/** Monday. */
const START = Date.UTC(2026, 10, 23, 10);
const ANN: By = { role: 'agent', id: 'ann', name: 'Ann' };
const CUSTOMER: By = { role: 'customer' };

type Step = readonly [minute: number, by: By, event: ThreadEvent];

const BEGINS: readonly Step[] = [
  [0, CUSTOMER, { type: 'started', site: 'shop', locale: 'en', page: null } as ThreadEvent],
  [0, CUSTOMER, { type: 'said', text: 'my invoice is wrong' }],
];
const handed = (minute: number, row = 'invoice-wrong', queue = 'billing'): Step => [
  minute,
  CUSTOMER,
  { type: 'handedOff', queue, priority: 'normal', row, firstReply: null },
];
const said = (minute: number, by: By): Step => [minute, by, { type: 'said', text: 'x' }];
const resolved = (minute: number): Step => [minute, ANN, { type: 'resolved', reason: null }];
const rated = (minute: number, score: number): Step => [minute, CUSTOMER, { type: 'rated', score, comment: null }];
const assessed = (minute: number, handoff: number, verdict: 'right' | 'late' | 'unneeded'): Step => [
  minute,
  ANN,
  { type: 'assessed', handoff, verdict },
];

function entries(steps: readonly Step[]): readonly Entry[] {
  return steps.map(([minute, by, event], at) => ({
    seq: at + 1,
    id: `entry-${at}`,
    at: START + minute * MIN,
    age: 0,
    by,
    event,
  }));
}

function outcomes(...steps: readonly Step[]) {
  const reading = createReading('thread-1');
  for (const entry of entries([...BEGINS, ...steps])) reading.take(entry);
  return reading.outcomes();
}

test('a verdict that is changed counts once, as the last one', () => {
  const all = outcomes(handed(1), said(3, ANN), resolved(5), assessed(6, 3, 'late'), assessed(7, 3, 'right'));
  expect(all).toMatchObject([{ seq: 3, verdict: 'right', firstReply: 2 * MIN, resolution: 4 * MIN, reopened: false }]);
});

test('PAIN-24: each handoff of a thread has its own reply, resolution, rating and verdict', () => {
  const all = outcomes(
    handed(1),
    said(2, ANN),
    resolved(4),
    rated(5, 2),
    said(6, CUSTOMER),
    handed(7, 'refund', 'general'),
    said(17, ANN),
    said(18, ANN),
    resolved(27),
    rated(28, 4),
    rated(29, 5),
    assessed(30, 8, 'unneeded'),
  );
  expect(all).toMatchObject([
    { row: 'invoice-wrong', firstReply: MIN, resolution: 3 * MIN, reopened: true, rating: 2, verdict: null },
    { row: 'refund', queue: 'general', firstReply: 10 * MIN, resolution: 20 * MIN, reopened: false, rating: 5 },
  ]);
  expect(all[1]?.verdict).toBe('unneeded');
});

test('PAIN-24: without a person there is no reply, no resolution and no satisfaction after a handoff', () => {
  const back = [3, CUSTOMER, { type: 'cancelled' }] as const;
  expect(outcomes(handed(1), back, rated(4, 5))).toMatchObject([
    { firstReply: null, resolution: null, rating: null, reopened: false },
  ]);
  expect(outcomes(rated(4, 5))).toEqual([]);
});

test('an agent who steps in unasked is a missed handoff, but not whoever takes back what was given away', () => {
  const claimed = (minute: number): Step => [minute, ANN, { type: 'claimed' }];
  const back = (minute: number): Step => [minute, ANN, { type: 'handedBack' }];
  const routed: Step = [
    9,
    ANN,
    { type: 'handedOff', queue: 'general', priority: 'normal', row: 'x', firstReply: null },
  ];
  const asked: Step = [8, CUSTOMER, { type: 'said', text: 'and now this' }];
  const all = outcomes(claimed(1), back(2), claimed(3), back(4), asked, routed);
  expect(all).toMatchObject([
    { seq: 3, handedOff: false, missed: true, words: 'my invoice is wrong', row: 'unknown' },
    { seq: 8, handedOff: true, missed: true, words: 'and now this' },
  ]);
  // An answer by any route takes the thread; what was resolved is reopened, not missed.
  expect(outcomes(said(1, ANN), resolved(2), claimed(3))).toMatchObject([{ seq: 3, missed: true }]);
});

test('a promised first reply is kept, broken, still open, or over before it was due', () => {
  const promised: Step = [
    0,
    CUSTOMER,
    { type: 'handedOff', queue: 'q', priority: 'high', row: 'r', firstReply: 5 * MIN },
  ];
  const inTime = (now: number, ...steps: readonly Step[]) =>
    outcomes(promised, ...steps).map((one) => isInTime(one, START + now * MIN));
  expect(inTime(60, said(5, ANN))).toEqual([true]);
  expect(inTime(60, said(6, ANN))).toEqual([false]);
  expect(inTime(4)).toEqual([null]);
  expect(inTime(6)).toEqual([false]);
  expect(inTime(60, [4, CUSTOMER, { type: 'cancelled' }])).toEqual([null]);
  expect(inTime(60, [6, CUSTOMER, { type: 'cancelled' }])).toEqual([false]);
  expect(outcomes(handed(1), said(90, ANN)).map((one) => isInTime(one, START + 99 * MIN))).toEqual([null]);
});

test('the review has what a lead looks at one by one, the latest first, of one site where one is asked for', async () => {
  const store = memoryStore('x');
  const put = async (thread: string, ...steps: readonly Step[]) => {
    for (const { seq, id, at, by, event } of entries([...BEGINS, ...steps]))
      await store.append(
        anAppend({ thread, after: seq - 1, id: `${thread}-${id}`, at, by, event, row: { lastAt: at } }),
      );
  };
  await put('late', handed(1), said(2, ANN), assessed(3, 3, 'late'), rated(4, 2));
  await put('needless', handed(2), assessed(3, 3, 'unneeded'));
  await put('fine', handed(3), assessed(4, 3, 'right'));
  await put('answered', handed(4), said(5, ANN));
  await put('newer', handed(5), resolved(6));
  await put('waiting', handed(6));
  await put('unasked', [6, ANN, { type: 'claimed' }]);
  const asked = { from: START, to: START + 99 * MIN, now: START + 99 * MIN, review: true };
  const { review, all } = await handoffReport(store, asked);
  const threads = Object.entries(review ?? {}).map(([kind, list]) => [kind, list.map(({ thread }) => thread)]);
  expect(Object.fromEntries(threads)).toEqual({
    late: ['late'],
    unneeded: ['needless'],
    missed: ['unasked'],
    unjudged: ['newer', 'answered'],
    low: ['late'],
  });
  expect([all.handoffs, all.missed, all.unjudged, all.precision, all.recall]).toEqual([6, 1, 2, 2 / 3, 1 / 3]);
  expect((await handoffReport(store, { ...asked, site: 'elsewhere' })).all.handoffs).toBe(0);
  expect((await handoffReport(store, { ...asked, site: 'shop' })).all.handoffs).toBe(6);
});

test('the report takes the handoffs of the period, by row, queue and week, with accuracy as right of judged', async () => {
  const store = memoryStore('x');
  const put = async (thread: string, shift: number, steps: readonly Step[]) => {
    for (const { seq, id, at, by, event } of entries([...BEGINS, ...steps]))
      await store.append(
        anAppend({ thread, after: seq - 1, id, at: at + shift, by, event, row: { lastAt: at + shift } }),
      );
  };
  const week = 7 * 86_400_000;
  await put('t1', 0, [handed(1), said(2, ANN), resolved(3), assessed(4, 3, 'right'), rated(5, 5)]);
  await put('t2', 0, [handed(1), said(4, ANN), assessed(5, 3, 'right'), assessed(6, 3, 'late')]);
  await put('t3', week, [handed(1, 'refund', 'general'), said(11, ANN), assessed(12, 3, 'right'), rated(13, 2)]);
  await put('t4', -week, [handed(1), assessed(4, 3, 'unneeded')]);
  const report = await handoffReport(store, { from: START, to: START + 2 * week, now: START + 2 * week });
  expect(report.all).toEqual({
    handoffs: 3,
    missed: 0,
    judged: 3,
    right: 2,
    late: 1,
    unneeded: 0,
    unjudged: 0,
    cases: 3,
    accuracy: 2 / 3,
    precision: 1,
    recall: 2 / 3,
    promised: 0,
    inTime: 0,
    firstReply: { count: 3, median: 3 * MIN, p90: 10 * MIN },
    resolution: { count: 1, median: 2 * MIN, p90: 2 * MIN },
    reopened: 0,
    rated: 2,
    satisfaction: 3.5,
  });
  expect(report.rows.map(({ row, accuracy }) => [row, accuracy])).toEqual([
    ['invoice-wrong', 0.5],
    ['refund', 1],
  ]);
  expect(report.queues.map(({ site, queue, handoffs }) => [site, queue, handoffs])).toEqual([
    ['shop', 'billing', 2],
    ['shop', 'general', 1],
  ]);
  expect(report.weeks.map(({ week: monday, handoffs }) => [monday, handoffs])).toEqual([
    ['2026-11-23', 2],
    ['2026-11-30', 1],
  ]);
  const none = await handoffReport(store, { from: START, to: START + MIN, now: START + week });
  expect(none).toMatchObject({ all: { handoffs: 0, accuracy: null, firstReply: null, satisfaction: null }, rows: [] });
});

let relay: TestRelay;
let cookie: string;
beforeAll(async () => {
  relay = await startTestRelay({ beaconEvery: 60_000 });
  await withSite(relay);
  cookie = await signUp(relay, 'Vic', 'viewer');
});
afterAll(() => relay.stop());

const ask = async (query: string) => {
  const answer = await fetch(`${relay.url}/api/metrics/handoffs${query}`, { headers: { cookie } });
  return { status: answer.status, body: await answer.json() };
};

test('over HTTP: what was just handed over, answered and judged is in it', async () => {
  const customer = await dial(relay);
  const thread = await startThread(customer);
  const { entry } = expectOk(await customer.propose(thread, handedOff()));
  const ann = await dialAgent(relay, await signUp(relay, 'Ann', 'agent'));
  expectOk(await ann.propose(thread, 1, { type: 'said', text: 'Ann here.' }));
  expectOk(await ann.propose(thread, 2, { type: 'assessed', handoff: entry.seq, verdict: 'right' }));
  const { status, body } = await ask('');
  expect([status, body.all]).toEqual([200, expect.objectContaining({ handoffs: 1, right: 1, accuracy: 1 })]);
  expect((await ask(`?from=0&to=${entry.at}`)).body.all.handoffs).toBe(0);
  customer.close();
  ann.close();
});

test('each table as CSV, named for its site and days, with the names of the playbook that runs', async () => {
  const get = (query: string) => fetch(`${relay.url}/api/metrics/handoffs/table${query}`, { headers: { cookie } });
  const answer = await get('?by=queues&site=shop&from=2026-01-05&to=2099-01-01');
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
    200,
    'text/csv; charset=utf-8',
    'attachment; filename="handoffs-by-queue-shop-2026-01-05-to-2098-12-31.csv"',
  ]);
  const [heads = '', line = ''] = (await answer.text()).split('\r\n');
  expect(heads).toMatch(/^"site","queue","name","handoffs"/);
  expect(line).toMatch(/^"shop","billing","Billing","1"/);
  expect((await get('')).headers.get('content-disposition')).toMatch(/handoffs-by-row-all-sites-/);
  const odd = await get('?by=agents');
  expect([odd.status, await odd.json()]).toEqual([
    400,
    { refused: 'malformed', what: '`by` is one of rows, queues, weeks.' },
  ]);
});

test('a period that is none is refused, and says how to write one', async () => {
  for (const query of [
    '?from=yesterday',
    '?to=2026-02-30',
    '?from=2026-13-01',
    '?from=',
    '?to=2026-11-23T10:00',
    '?from=-5',
  ]) {
    const { status, body } = await ask(query);
    expect([query, status, body.what]).toEqual([query, 400, expect.stringMatching(/such as 2026-11-23/u)]);
  }
  expect((await ask('?from=2026-11-23&to=2026-11-23')).body.what).toMatch(/before/u);
  for (const query of [
    '?from=2026-11-01&to=2026-11-23T10:00:00%2B01:00',
    '?from=0',
    '?from=2024-02-29&to=1799999999999',
  ])
    expect([query, (await ask(query)).status]).toEqual([query, 200]);
});
