// Judged handoffs as labelled cases: what a line holds and what it does not, who gets them, and the way to `baton replay` and back.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Decision } from '#domain/decision';
import type { By, ThreadEvent } from '#domain/event';
import { accountWorth } from '#domain/signals/account-worth';
import type { Traits } from '#domain/signals/reading';
import { parseTranscript } from '#domain/transcript';
import { textWithoutNames } from '../../server/exports/without-names.ts';
import { type HandoffCase, handoffCases, WORTH } from '../../server/handoff-cases.ts';
import { handoffReport } from '../../server/handoff-figures.ts';
import { memoryStore } from '../../server/store/memory.ts';
import { baton } from './baton-for-test.ts';
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
const START = Date.UTC(2026, 10, 23, 10);
const ANN: By = { role: 'agent', id: 'ann', name: 'Ann Mayfield' };
const CUSTOMER: By = { role: 'customer' };
const ASSISTANT: By = { role: 'assistant' };

type Step = readonly [by: By, event: ThreadEvent];

const started: Step = [CUSTOMER, { type: 'started', site: 'shop', locale: 'en', page: null }];
const said = (by: By, text: string): Step => [by, { type: 'said', text }];
const answered = (text: string): Step => [
  ASSISTANT,
  { type: 'answered', to: 'x', text, documents: [{ id: 'd', title: 'Article' }], confidence: 0.4 },
];
const asked = (text: string): Step => [ASSISTANT, { type: 'asked', to: 'x', text, field: 'invoiceId' }];
const decided = (more: Partial<Decision>): Step => [
  ASSISTANT,
  {
    type: 'decided',
    decision: {
      turn: 'x',
      act: 'handoff',
      row: 'invoice-wrong',
      intentScore: 0.9,
      queue: 'billing',
      priority: 'normal',
      because: [],
      asked: [],
      question: null,
      stop: false,
      acted: true,
      playbook: '-',
      ...more,
    },
  },
];
const toBilling: Step = [
  CUSTOMER,
  { type: 'handedOff', queue: 'billing', priority: 'normal', row: 'invoice-wrong', firstReply: null },
];
const judged = (handoff: number, verdict: 'right' | 'late' | 'unneeded'): Step => [
  ANN,
  { type: 'assessed', handoff, verdict },
];
const back: Step = [ANN, { type: 'handedBack' }];

function storeOf(threads: Readonly<Record<string, readonly Step[]>>) {
  const store = memoryStore('x');
  const put = async (thread: string, steps: readonly Step[]) => {
    for (const [index, [by, event]] of steps.entries()) {
      const at = START + index * MIN;
      await store.append(
        anAppend({ thread, after: index, id: `${thread}-${index}`, at, by, event, row: { lastAt: at } }),
      );
    }
  };
  return Promise.all(Object.entries(threads).map(([id, steps]) => put(id, steps))).then(() => store);
}

async function casesOf(
  threads: Readonly<Record<string, readonly Step[]>>,
  site: string | null = null,
): Promise<readonly HandoffCase[]> {
  const store = await storeOf(threads);
  const period = { from: START, to: START + 999 * MIN, site };
  const all: HandoffCase[] = [];
  for await (const one of handoffCases(store, period)) all.push(one);
  const { all: figures } = await handoffReport(store, { ...period, now: START + 999 * MIN });
  expect(figures.cases, 'the count beside the button is that of the file').toBe(all.length);
  return all;
}

test('a case holds what was said to the assistant and the first reply of a person, and how it was judged', async () => {
  const cases = await casesOf({
    t: [
      started,
      said(CUSTOMER, 'this invoice is wrong'),
      asked('Which one?'),
      said(CUSTOMER, 'INV-12'),
      decided({ because: [{ signal: 'risk', strength: 0.9, evidence: [] }] }),
      toBilling,
      said(CUSTOMER, 'hello?'),
      said(ANN, 'I look at it.'),
      [ANN, { type: 'noted', text: 'smells of fraud' }],
      said(CUSTOMER, 'Thanks'),
      judged(6, 'right'),
      judged(6, 'late'),
    ],
  });
  expect(cases).toMatchObject([
    {
      id: 't:6',
      site: 'shop',
      account: null,
      turns: [
        { from: 'customer', text: 'this invoice is wrong', at: '2026-11-23T10:01:00.000Z' },
        { from: 'assistant', text: 'Which one?' },
        { from: 'customer', text: 'INV-12' },
        { from: 'customer', text: 'hello?' },
        { from: 'agent', text: 'I look at it.' },
      ],
      handoffAt: 4,
      label: { verdict: 'late', turn: 2, row: 'invoice-wrong', queue: 'billing', because: ['risk'] },
    },
  ]);
  expect(cases[0]?.turns).toHaveLength(5);
  const parsed = parseTranscript(JSON.stringify(cases[0]));
  expect(parsed).toMatchObject({ ok: true, transcript: { label: { verdict: 'late', turn: 2, button: false } } });
});

test('each handoff of a thread is a case of its own stretch; what nobody judged, and where nothing was said, is none', async () => {
  const cases = await casesOf({
    two: [
      started,
      said(CUSTOMER, 'first matter'),
      toBilling,
      said(ANN, 'One.'),
      back,
      said(CUSTOMER, 'second matter'),
      answered('Read this.'),
      said(CUSTOMER, 'no'),
      decided({ asked: [{ words: 'Talk to a person', rule: 'button' }] }),
      toBilling,
      judged(3, 'unneeded'),
      judged(10, 'right'),
    ],
    unjudged: [started, said(CUSTOMER, 'x'), toBilling],
    silent: [started, toBilling, judged(2, 'right')],
    'silent again': [
      started,
      said(CUSTOMER, 'x'),
      toBilling,
      [CUSTOMER, { type: 'cancelled' }],
      toBilling,
      judged(5, 'right'),
    ],
    unasked: [started, said(CUSTOMER, 'my data leaked'), answered('Read this.'), said(ANN, 'I take this over.')],
  });
  expect(
    cases.map(({ id, label, turns, handoffAt }) => [id, label.verdict, label.button, turns.length, handoffAt]),
  ).toEqual([
    // Nothing was decided there, so the customer pressed the button before the playbook was loaded.
    ['two:3', 'unneeded', true, 2, 1],
    ['two:10', 'right', true, 3, null],
    ['unasked:4', 'missed', undefined, 3, 2],
  ]);
});

test('a handoff that an agent made unasked is missed, unless somebody judged it otherwise', async () => {
  const routed: Step = [ANN, { type: 'handedOff', queue: 'q', priority: 'high', row: 'r', firstReply: null }];
  const verdicts = async (...more: readonly Step[]) =>
    (await casesOf({ t: [started, said(CUSTOMER, 'x'), routed, ...more] })).map(({ label }) => label);
  expect(await verdicts()).toMatchObject([{ verdict: 'missed', because: [] }]);
  expect(await verdicts(judged(3, 'right'))).toMatchObject([{ verdict: 'missed' }]);
  expect(await verdicts(judged(3, 'unneeded'))).toMatchObject([{ verdict: 'unneeded' }]);
});

test('PRV-02: names, addresses, secrets, notes, removed words and erased threads are in no case', async () => {
  const traits: Traits = {
    name: 'Nora Will',
    email: 'nora@brightwater.example',
    company: 'Brightwater',
    plan: 'team',
    mrr: 90,
    locale: 'de',
  };
  const steps: readonly Step[] = [
    started,
    [CUSTOMER, { type: 'identified', traits, verified: true }],
    said(
      CUSTOMER,
      'Nora here from brightwater, nora@brightwater.example, +49 170 1234567. Call me! I will wait. 4111 1111 1111 1111',
    ),
    said(CUSTOMER, 'a secret I should not have said'),
    toBilling,
    [CUSTOMER, { type: 'contactLeft', email: 'other@mail.example' }],
    said(ANN, 'Hello Ms Will, Ann Mayfield here. Ann for short. I may need INV-21188.'),
    [ANN, { type: 'noted', text: 'a secret note' }],
    judged(5, 'right'),
  ];
  const store = await storeOf({ t: steps, gone: steps });
  const asking = async () => {
    const all: HandoffCase[] = [];
    for await (const one of handoffCases(store, { from: START, to: START + 999 * MIN, site: null })) all.push(one);
    return all;
  };
  const emptied = [{ seq: 4, event: { type: 'said', text: '' } as const }];
  await store.append(
    anAppend({
      thread: 't',
      after: steps.length,
      id: 'removal',
      at: START,
      by: ANN,
      event: { type: 'removed', entry: 4, why: 'secret' },
      emptied,
      row: { lastAt: START + 20 * MIN },
    }),
  );
  await store.erase({ threads: ['gone'], visitors: [], at: START, by: 'ann' });
  const [one, ...others] = await asking();
  expect(others).toEqual([]);
  expect(one?.account).toEqual({ plan: 'team', mrr: 90 });
  expect(one?.turns.map((turn) => (turn as { text: string }).text)).toEqual([
    '[name] here from [name], [e-mail], [phone]. Call me! I will wait. [card ••••]',
    'Hello Ms [name], [name] here. [name] for short. I may need INV-21188.',
  ]);
  expect(JSON.stringify(one)).not.toMatch(/secret|Nora|nora|mail\.example/u);
});

test('PRV-02: a name of any kind is taken out whole, and breaks nothing', () => {
  const names = ['Grace Adeyemi-Fitzgerald', 'D’Arcy (VIP) [x] a.b*c', '山田 花子', 'Al', 'Ann\\', '', ' '];
  const without = textWithoutNames(names);
  expect(without('GRACE  adeyemi-fitzgerald and Adeyemi-Fitzgerald, but grace is a virtue')).toBe(
    '[name] and [name], but grace is a virtue',
  );
  expect(without('Hi D’Arcy (VIP) [x] a.b*c and 山田 花子. All of Al’s annual plans: Ann\\')).toBe(
    'Hi [name] and [name]. All of Al’s annual plans: [name]',
  );
  expect(without('')).toBe('');
});

test('what a case keeps of an account is what the value check reads of it', () => {
  const read = new Set<string>();
  const spy = new Proxy<Traits>({}, { get: (_, key) => void read.add(String(key)) });
  accountWorth(spy, START, 1_000);
  expect([...read].sort()).toEqual([...WORTH].sort());
});

let relay: TestRelay;
beforeAll(async () => {
  relay = await startTestRelay({ beaconEvery: 60_000 });
  await withSite(relay);
});
afterAll(() => relay.stop());

test('over HTTP, by the command line and into replay: today’s matrix is held against each verdict', async () => {
  const customer = await dial(relay);
  const ann = await dialAgent(relay, await signUp(relay, 'Ann', 'agent'));
  const judge = async (text: string, verdict: 'right' | 'late' | 'unneeded') => {
    const thread = await startThread(customer, text);
    expectOk(
      await customer.propose(thread, {
        type: 'answered',
        to: 'turn-0001',
        text: 'See this.',
        documents: [],
        confidence: 0.5,
      }),
    );
    expectOk(await customer.propose(thread, { type: 'said', text: 'and now a person please' }));
    const { entry } = expectOk(await customer.propose(thread, handedOff()));
    expectOk(await ann.propose(thread, 1, { type: 'assessed', handoff: entry.seq, verdict }));
    return thread;
  };
  const late = await judge('someone else is in my account', 'late');
  const right = await judge('how do I change the colour', 'right');
  const needless = await judge('hello', 'unneeded');

  const owner = await signUp(relay, 'Olga', 'owner');
  const get = (path: string, cookie: string) => fetch(relay.url + path, { headers: { cookie } });
  const answer = await get('/api/metrics/handoffs/cases?from=2026-01-05&to=2099-01-01&site=shop', owner);
  expect(answer.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename="judged-handoffs-shop-2026-01-05-to-2098-12-31.jsonl"',
  );
  const file = await answer.text();
  expect(await (await get('/api/metrics/handoffs/cases?site=none', owner)).text()).toBe('');
  const { all } = (await (await get('/api/metrics/handoffs', owner)).json()) as { all: { cases: number } };
  expect(all.cases).toBe(3);

  const cli = await baton(relay.data, 'site', 'cases', 'shop');
  expect([cli.code, cli.out, cli.err]).toEqual([0, file, '3 judged handoffs of shop.\n']);

  const [cases, playbook] = [join(relay.data, 'cases.jsonl'), join(relay.data, 'account.yaml')];
  writeFileSync(cases, file);
  writeFileSync(playbook, TODAY);
  const replayed = await baton(relay.data, 'replay', cases, '--playbook', playbook);
  expect(replayed.err).toBe('');
  expect(replayed.out).toMatch(/turn 0 +– +late +in time +general +risk “someone else is in my account”/);
  expect(replayed.out).toContain('3 threads, 6 customer turns.');
  // A person by name is an order, which any matrix follows at once; somebody else in the account is now heard a turn sooner.
  expect(replayed.out).toContain(
    '3 judged: in time in 2 of 2 that needed a person, left to the assistant in 0 of 1 that needed none.',
  );

  const json = await baton(relay.data, 'replay', cases, '--playbook', playbook, '--json');
  const lines = json.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.filter((line) => line.judged).map(({ id, turn, judged: of }) => [id.split(':')[0], turn, of])).toEqual(
    expect.arrayContaining([
      [late, 2, { verdict: 'late', today: 'in time' }],
      [right, 2, { verdict: 'right', today: 'in time' }],
      [needless, 2, { verdict: 'unneeded', today: 'not needed' }],
    ]),
  );
  // The matrix of the day before: nobody else in the account is heard, and it is too late again.
  writeFileSync(playbook, TODAY.replace('{ risk: 0.5 }', '{ risk: 1, value: 1, confidence: 1 }'));
  const before = await baton(relay.data, 'replay', cases, '--playbook', playbook);
  expect(before.out).toContain('in time in 1 of 2 that needed a person');
  customer.close();
  ann.close();
}, 60_000);

const TODAY = `version: 1
thresholds: { risk: 0.5 }
queues:
  general: { name: General }
intents:
  - { id: colour, says: [change the colour, another colour], action: answer }
unknown: { action: answer, queue: general }
`;

test('whoever asks for a site or a length of time that is none is told', async () => {
  const none = await baton(relay.data, 'site', 'cases', 'nowhere');
  expect([none.code, none.err]).toEqual([1, 'There is no site nowhere. See: baton site list\n']);
  const odd = await baton(relay.data, 'site', 'cases', 'shop', '--days', 'many');
  expect([odd.code, odd.err]).toEqual([1, '--days is “many”. Write a number, such as 90.\n']);
}, 30_000);
