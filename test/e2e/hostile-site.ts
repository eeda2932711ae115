// A site whose playbook and articles are made of hostile text, and threads on it that carry more through every field a client may fill.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ThreadEvent } from '#domain/event';
import { CUSTOMERS, PROTOCOL } from '#domain/limits';
import type { PeerToRelay, RelayToCustomer } from '#domain/wire';
import { connect } from '../../widget/peer/connection.ts';
import type { Payloads } from './payloads.ts';
import type { TestRelay } from './relay.ts';

/** Nothing here is limited: the tests are about what is shown, not about how much may be sent. */
export const UNLIMITED = {
  MESSAGES_PER_VISITOR: '0',
  THREADS_PER_VISITOR: '0',
  TICKETS_PER_VISITOR: '0',
  SOCKETS_PER_VISITOR: '0',
  SOCKETS_PER_ADDRESS: '0',
  HANDSHAKES_PER_ADDRESS: '0',
  THREADS_PER_ADDRESS: '0',
};

export type Mode = 'live' | 'shadow';

/** Adds the site: its queues, rows, questions, steps and articles are named by payloads. In `shadow` mode the assistant always answers. */
export async function addHostileSite(relay: TestRelay, id: string, mode: Mode, texts: Payloads): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-hostile-'));
  try {
    const playbook = join(folder, 'playbook.yaml');
    await writeFile(playbook, JSON.stringify(playbookOf(mode, texts)));
    await writeFile(join(folder, 'article.md'), articleOf(texts));
    const added = await relay.run(
      ...['site', 'add', id, '--name', texts[0] ?? '', '--origin', '*', '--playbook', playbook, '--knowledge', folder],
    );
    if (added.code !== 0) throw new Error(added.output);
    // The relay reads the files when the site is first asked for.
    const answer = await fetch(`${relay.url}/playbook.json?site=${id}`);
    if (!answer.ok) throw new Error(await answer.text());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function playbookOf(mode: Mode, texts: Payloads): object {
  const line = (index: number) => oneLine(texts[index] ?? '');
  return {
    version: 1,
    mode,
    record: mode === 'live' ? 'always' : 'handoff',
    queues: { general: { name: line(1) }, billing: { name: line(2) }, sales: { name: line(3) } },
    intents: [
      {
        id: 'invoice-wrong',
        name: line(4),
        says: ['my invoice is wrong', 'you charged me twice', 'the bill is not correct'],
        action: 'collect',
        collect: [{ field: 'invoiceId', ask: line(5), pattern: 'INV-[0-9]+' }],
        queue: 'billing',
        sla: { firstReply: '15m', resolve: '8h', priority: 'urgent' },
        nextStep: line(6),
      },
      {
        id: 'invoice-copy',
        name: line(7),
        says: ['I need a copy of an invoice', 'send me the receipt', 'where is my invoice'],
        action: 'answer',
        queue: 'billing',
      },
    ],
  };
}

function articleOf(texts: Payloads): string {
  return `---\nid: hostile\ntitle: ${JSON.stringify(oneLine(texts[8] ?? ''))}\nurl: https://evil.example/article\ntags: [invoice]\n---\nA copy of your invoice.\n\n${texts.join('\n\n')}\n`;
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').slice(0, 200);
}

export interface Written {
  readonly thread: string;
  /** Types of events that the relay refused, with what it said. */
  readonly refused: readonly string[];
}

export interface Writer {
  /** A thread made of these events, in order. */
  write(events: readonly ThreadEvent[]): Promise<Written>;
  close(): void;
}

/** A customer's line of its own, that says whatever it likes. */
export async function writerOn(relay: TestRelay, site: string): Promise<Writer> {
  const line = connect<PeerToRelay, RelayToCustomer>({
    url: relay.url,
    namespace: CUSTOMERS,
    auth: () => ({ protocol: PROTOCOL, site, token: null }),
  });
  const up = new Promise<void>((resolve, reject) => {
    line.onState((state) => {
      if (state === 'up') resolve();
      else if (line.refused()) reject(new Error(line.refused()?.what));
    });
  });
  line.open();
  await up;
  return {
    async write(events) {
      const thread = newId();
      const said = (event: ThreadEvent) => {
        const draft = { id: newId(), epoch: 0, event } as Parameters<PeerToRelay['propose']>[0]['draft'];
        return line.call('propose', { thread, draft, age: 0 });
      };
      const [started, ...others] = events;
      if (started) await said(started);
      const refused: string[] = [];
      // Not all at once: the relay stores so many at a time, and says `busy` to the rest.
      for (let from = 0; from < others.length; from += AT_ONCE) {
        const some = others.slice(from, from + AT_ONCE);
        const answers = await Promise.all(some.map(said));
        refused.push(...answers.flatMap((answer, at) => (answer.ok ? [] : [`${some[at]?.type}: ${answer.what}`])));
      }
      return { thread, refused };
    },
    close: () => line.close(),
  };
}

/** A short thread that waits for a person: name, plan, words, intent, page and evidence are all this text. */
export function thinThread(site: string, text: string): ThreadEvent[] {
  const line = text.slice(0, 120);
  return [
    { type: 'started', site, locale: 'en', page: { url: text.slice(0, 2_000), title: line } },
    { type: 'identified', traits: { name: line, plan: line, email: line }, verified: false },
    { type: 'said', text },
    { type: 'handedOff', queue: 'billing', priority: 'urgent', row: 'invoice-wrong', firstReply: 900_000 },
    packaged([text], line),
  ];
}

/** A long thread: every field that repeats holds all of these texts. */
export function fatThread(site: string, texts: Payloads): ThreadEvent[] {
  const said = texts.map((text): ThreadEvent => ({ type: 'said', text }));
  const answered = texts.map(
    (text, at): ThreadEvent => ({
      type: 'answered',
      to: `fat-turn-${at}`,
      text,
      documents: [{ id: text.slice(0, 120), title: text, url: text, text, score: 1 }],
      confidence: 0.5,
    }),
  );
  const asked = texts.map(
    (text, at): ThreadEvent => ({ type: 'asked', to: `fat-turn-${at}`, text, field: text.slice(0, 60) }),
  );
  const collected = texts.map((text): ThreadEvent => ({ type: 'collected', field: text.slice(0, 60), value: text }));
  return [
    { type: 'started', site, locale: 'en', page: { url: 'https://shop.example/', title: texts[0] ?? '' } },
    {
      type: 'identified',
      traits: Object.fromEntries(texts.slice(0, 48).map((text) => [text.slice(0, 60), text])),
      verified: false,
    },
    ...said.flatMap((one, at) => [one, answered[at], asked[at], collected[at]].filter((each) => each !== undefined)),
    { type: 'handedOff', queue: 'billing', priority: 'urgent', row: 'invoice-wrong', firstReply: 900_000 },
    packaged(texts, texts[0]?.slice(0, 120) ?? ''),
    { type: 'corrected', summary: texts.join('\n').slice(0, 2_000) },
    { type: 'rated', score: 1, comment: texts.join('\n').slice(0, 2_000) },
    { type: 'contactLeft', email: '"<svg/onload=hit(0)>"@evil.example' },
    { type: 'contactLeft', email: 'nora@evil.example' },
  ];
}

function packaged(texts: Payloads, name: string): ThreadEvent {
  const lines = texts.map((text) => text.slice(0, 500));
  // A packet has at most 32 KiB: each text is the evidence of one signal.
  const evidenceOf = (from: number) =>
    lines.slice(from, from + 8).map((words) => ({ words, rule: words.slice(0, 120), against: words }));
  return {
    type: 'packaged',
    package: {
      intent: { id: name, name, score: 0.9 },
      summary: lines.slice(0, 20).map((text) => ({ text, turns: [] })),
      correction: lines[0] ?? null,
      account: {
        traits: Object.fromEntries(lines.slice(0, 48).map((line) => [line.slice(0, 60), line])),
        verified: false,
      },
      attempted: lines
        .slice(0, 10)
        .map((text, at) => ({ turn: `fat-turn-${at}`, text, documents: [], taken: 'rejected', words: text })),
      documents: lines.slice(0, 20).map((text, at) => ({ id: `${at}${text.slice(0, 60)}`, title: text, url: text })),
      confidence: 0.4,
      nextStep: lines[0] ?? null,
      raisedBy: (['risk', 'emotion', 'value', 'looping', 'confidence'] as const).map((signal, at) => ({
        signal,
        strength: 0.9,
        evidence: evidenceOf(at * 8),
      })),
      asked: evidenceOf(0),
      fields: Object.fromEntries(lines.slice(0, 48).map((line) => [line.slice(0, 60), line])),
    },
  };
}

/** Proposals under way on one line. */
const AT_ONCE = 20;

let ids = 0;

function newId(): string {
  ids += 1;
  return `hostile-${process.pid}-${Date.now().toString(36)}-${ids}`;
}
