// A data folder as a large support team has it: 5,000 threads that wait for people, and one that is 10,000 entries long.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardOf } from '#domain/card';
import type { By, Entry, ThreadEvent } from '#domain/event';
import { emptyThread, reduce } from '#domain/thread';
import { sqliteStore } from '../../server/store/sqlite.ts';
import type { Append, Store } from '../../server/store/store.ts';

export const SITE = 'busy';
export const THREADS = 5_000;
export const LONG = {
  thread: 'long-thread-0001',
  entries: 10_000,
  lastWords: 'Those are the last words so far.',
} as const;

/** Makes the folder and gives its path. Threads are told apart by `ordinaryThread`. */
export async function filledFolder(now: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-console-'));
  await writeFile(join(folder, 'playbook.yaml'), PLAYBOOK);
  const store = await sqliteStore(join(folder, 'baton.db'));
  await store.saveSite({
    id: SITE,
    name: 'Busy',
    origins: ['*'],
    playbook: join(folder, 'playbook.yaml'),
    knowledge: null,
  });
  for (let from = 0; from < THREADS - 1; from += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, THREADS - 1 - from) }, (_, at) => fillOrdinary(store, from + at, now)),
    );
  await fill(store, LONG.thread, now - 3 * DAY, 25_000, longTalk());
  await store.close();
  return folder;
}

export function ordinaryThread(number: number): string {
  return `ordinary-${String(number).padStart(6, '0')}`;
}

type Spoken = readonly [By['role'], ThreadEvent];

const AT_ONCE = 500;
const DAY = 86_400_000;

const PLAYBOOK = `version: 1
queues:
  general: { name: General }
  billing: { name: Billing }
  sales: { name: Sales }
intents:
  - { id: invoice-wrong, says: [my invoice is wrong], action: handoff, queue: billing, sla: { firstReply: 12h, priority: high } }
unknown: { action: answer, queue: general, sla: { firstReply: 12h } }
`;

function fillOrdinary(store: Store, number: number, now: number): Promise<void> {
  const waited = (number * 7_919) % 3_600_000;
  return fill(store, ordinaryThread(number), now - waited - 60_000, 10_000, ordinaryTalk(number));
}

function ordinaryTalk(number: number): readonly Spoken[] {
  const name = `Customer ${number}`;
  const words = `Invoice ${number} shows two charges of 49 euros for the same month, and the second one was never agreed.`;
  return [
    ['customer', { type: 'started', site: SITE, locale: number % 3 === 0 ? 'de' : 'en', page: null }],
    [
      'customer',
      { type: 'identified', traits: { name, plan: number % 5 === 0 ? 'Enterprise' : 'Pro' }, verified: true },
    ],
    ['customer', { type: 'said', text: words }],
    ['assistant', answer('I have found an article on **double charges**. Does it help?')],
    ['customer', { type: 'said', text: `No. I want a person to look at invoice ${number}.` }],
    ['customer', handedOff(number)],
    ['assistant', packaged(words)],
  ];
}

function handedOff(number: number): ThreadEvent {
  const priority = number % 50 === 0 ? 'urgent' : number % 9 === 0 ? 'high' : 'normal';
  const queue = ['billing', 'general', 'sales'][number % 3] ?? 'general';
  return { type: 'handedOff', queue, priority, row: 'invoice-wrong', firstReply: 43_200_000 };
}

function longTalk(): readonly Spoken[] {
  const [started, identified, ...rest] = ordinaryTalk(THREADS);
  const turns = Array.from({ length: LONG.entries - rest.length - 3 }, (_, at): Spoken => {
    if (at % 2 === 0)
      return ['customer', { type: 'said', text: `Question ${at}: why is line ${at} of the export empty again?` }];
    return [
      'assistant',
      answer(`Line ${at} is empty when **no charge** was made. See [the article](https://shop.example/a/${at}).`),
    ];
  });
  const last: Spoken = ['customer', { type: 'said', text: LONG.lastWords }];
  return [started, identified, ...turns, ...rest, last].filter((one) => one !== undefined);
}

function answer(text: string): ThreadEvent {
  return { type: 'answered', to: 'turn-0001', text, documents: [], confidence: 0.4 };
}

function packaged(words: string): ThreadEvent {
  return {
    type: 'packaged',
    package: {
      intent: { id: 'invoice-wrong', name: 'Invoice is wrong', score: 0.9 },
      summary: [{ text: words, turns: [] }],
      correction: null,
      account: null,
      attempted: [],
      documents: [],
      confidence: 0.4,
      nextStep: 'Compare the invoice with the contract.',
      raisedBy: [],
      asked: [],
      fields: {},
    },
  };
}

async function fill(store: Store, id: string, from: number, step: number, talk: readonly Spoken[]): Promise<void> {
  let thread = emptyThread(id);
  const items: Append[] = talk.map(([role, event], index) => {
    const by: By = role === 'agent' ? { role, id: 'somebody', name: 'Somebody' } : { role };
    const entry: Entry = { seq: index + 1, at: from + index * step, age: 0, by, id: `${id}-${index + 1}`, event };
    thread = reduce(thread, entry);
    const { epoch, status, owner, lastAt } = thread;
    const queue = owner.kind === 'assistant' ? null : owner.queue;
    const row = {
      id,
      site: SITE,
      visitor: `visitor-${id}`,
      epoch,
      status,
      owner: owner.kind,
      queue,
      agent: null,
      lastAt,
    };
    const { at, age } = entry;
    return {
      thread: id,
      after: index,
      id: entry.id,
      digest: '-',
      at,
      age,
      by,
      event,
      row: { ...row, card: cardOf(thread) },
      wait: null,
    };
  });
  // They go into one group after the other, in order.
  await Promise.all(items.map((item) => store.append(item)));
}
