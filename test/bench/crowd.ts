// A crowd of customers on raw lines: opens them, lets them talk at a rate or as fast as they are answered, and times every message.
import { AGENTS, CUSTOMERS, PROTOCOL } from '#domain/wire';
import { type Percentiles, percentiles } from './percentiles.ts';
import { type RawLine, rawLine } from './raw-line.ts';
import { SITE } from './served.ts';

export interface Opened {
  readonly open: number;
  /** Handshakes that were told 429 or 503. */
  readonly turnedAway: number;
  readonly seconds: number;
}

export interface Talked {
  readonly seconds: number;
  readonly offered: number;
  readonly acked: number;
  readonly busy: number;
  readonly refused: number;
  readonly ack: Percentiles;
  /** From the press of send to the entry at the visitor's other tab. */
  readonly endToEnd: Percentiles;
  /** Acknowledged and never seen at the other tab; seen there more than once. */
  readonly lost: number;
  readonly twice: number;
  /** Milliseconds after the start, one figure for each second: p99 of the acks that came in it. */
  readonly ackBySecond: readonly number[];
}

export interface Crowd {
  open(count: number, perSecond: number): Promise<Opened>;
  /** A thread for each visitor; with `pairs` every second line is the other tab of the one before. */
  start(pairs: boolean): Promise<void>;
  talk(perSecond: number, seconds: number): Promise<Talked>;
  /** So many more tabs of one visitor that join the thread and never read, while long texts are said in it. Returns when all were cut, or after so many seconds. */
  stuff(readers: number, seconds: number): Promise<void>;
  /** Each line sends the next as soon as the last was answered. Gives answers a second. */
  flatOut(lines: number, seconds: number): Promise<number>;
  /** Closes so many of the lines that were opened first, every fifth after asking for a person, and opens as many with a thread each. */
  turnOver(count: number): Promise<void>;
  /** An agent who takes whoever waits, replies and resolves. Returns once the agent is there. */
  staff(cookie: string): Promise<void>;
  /** How many threads that agent has resolved. */
  resolved(): number;
  close(): void;
}

interface Customer {
  readonly line: RawLine;
  token: string;
  thread: string;
  said: number;
}

interface Waiting {
  readonly thread: string;
  readonly epoch: number;
  readonly owner: { readonly kind: string };
}

type Answer = { readonly ok: boolean; readonly refused?: string };

const ASKED = { type: 'handedOff', queue: 'general', priority: 'normal', row: 'unknown', firstReply: null } as const;
/**
 * As long as messages are, and nothing in them that the relay's second look would bring to people: the load is what its stage says. A customer
 * says one after the other, so that none repeats what was said just before.
 */
const TEXTS = [
  'Hello, I have a question about the new dashboard: where can I find the chart with the weekly visitors?',
  'And is there a way to show the numbers of the last month beside those of this month in one picture?',
  'Thanks, I can see it now. The colours are nice, by the way, my colleagues like the blue theme best.',
  'Which file formats can the table with the results be saved in, only CSV or also a spreadsheet?',
  'I would like to change the order of the columns, so that the name of the product comes first.',
  'One more thing: does the page remember which filters were chosen when the browser is opened again?',
  'Good to know. We are a small team of four people in Lisbon, and we mostly work on tablets.',
  'Could the report also be shown on a large screen in our office, and will it then update by itself?',
  'I will try it this afternoon. Is there a short video that explains how the sections fit together?',
  'That helps a lot, have a nice day. The weather here is lovely and we are about to go for lunch.',
] as const;

let ids = 0;
const newId = () => `bench-${process.pid}-${(ids += 1)}`;
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export function createCrowd(port: number): Crowd {
  const customers: Customer[] = [];
  /** What is under way, by the draft's id: when it was due, and on which line. */
  const sent = new Map<string, { readonly at: number; readonly line: RawLine }>();
  /** How often each was heard at the visitor's other tab. */
  const seen = new Map<string, number>();
  let endToEnd: number[] = [];
  let agent: RawLine | null = null;
  let resolved = 0;

  return {
    async open(count, perSecond) {
      const begun = performance.now();
      const wanted = customers.length + count;
      let turnedAway = 0;
      let asked = 0;
      const all: Promise<void>[] = [];
      const dial = async (): Promise<void> => {
        customers.push(await patiently(null, () => (turnedAway += 1)));
      };
      while (asked < count) {
        const due = Math.min(count, Math.ceil(((performance.now() - begun) / 1_000) * perSecond));
        for (; asked < due; asked += 1) all.push(dial());
        await wait(5);
      }
      await Promise.all(all);
      return { open: customers.length - wanted + count, turnedAway, seconds: (performance.now() - begun) / 1_000 };
    },
    async start(pairs) {
      const first = customers.filter((_, at) => !pairs || at % 2 === 0);
      await inTurns(first, 200, async (customer) => {
        customer.thread = newId();
        await propose(customer, { type: 'started', site: SITE, locale: 'en', page: null });
      });
      if (!pairs) return;
      await inTurns(first, 100, async (customer) => {
        const at = customers.indexOf(customer) + 1;
        customers[at]?.line.close();
        const other = await patiently(customer.token);
        other.thread = customer.thread;
        customers[at] = other;
        await call(other, 'join', { thread: other.thread, after: 0, lineage: null });
      });
    },
    talk,
    async stuff(readers, seconds) {
      const [author] = customers;
      if (!author) return;
      let open = readers;
      for (let at = 0; at < readers; at += 1) {
        const reader = await opened(author.token);
        await call(reader, 'join', { thread: author.thread, after: 0, lineage: null });
        reader.line.tcp.on('close', () => (open -= 1));
        reader.line.tcp.pause();
      }
      const end = performance.now() + seconds * 1_000;
      const text = 'x'.repeat(16_000);
      // A paused socket does not hear that it was closed, so it is read to the end once enough was said.
      for (let said = 0; performance.now() < end && said < 600; said += 1)
        await propose(author, { type: 'said', text });
      await wait(1_500);
    },
    async flatOut(lines, seconds) {
      let answers = 0;
      const end = performance.now() + seconds * 1_000;
      const loop = async (customer: Customer) => {
        while (performance.now() < end) {
          const answer = await propose(customer, saying(customer));
          if (answer.ok) answers += 1;
          else await wait(5);
        }
      };
      const begun = performance.now();
      await Promise.all(customers.slice(0, lines).map(loop));
      return answers / ((performance.now() - begun) / 1_000);
    },
    async turnOver(count) {
      for (const [at, customer] of customers.splice(0, count).entries()) {
        if (at % 5 === 0) await propose(customer, ASKED);
        customer.line.close();
      }
      await inTurns(
        Array.from({ length: count }, (_, at) => at),
        20,
        async () => {
          const customer = await opened(null);
          customer.thread = newId();
          await propose(customer, { type: 'started', site: SITE, locale: 'en', page: null });
          customers.push(customer);
        },
      );
    },
    async staff(cookie) {
      const origin = `http://127.0.0.1:${port}`;
      agent = rawLine({
        port,
        namespace: AGENTS,
        auth: { protocol: PROTOCOL },
        headers: { cookie, origin },
        onEvent(name, packet) {
          const card = name === 'card' ? (packet as { card: Waiting }).card : null;
          if (card?.owner.kind === 'queue') void serve(card);
        },
      });
      await agent.ready;
      await new Promise((resolve) => agent?.call('inbox', {}, resolve));
    },
    resolved: () => resolved,
    close() {
      agent?.close();
      for (const { line } of customers.splice(0)) line.close();
    },
  };

  /** Comes back as long as it is turned away, like a widget. */
  async function patiently(token: string | null, turnedAway = () => {}): Promise<Customer> {
    for (;;) {
      const customer = await opened(token).catch(() => null);
      if (customer) return customer;
      turnedAway();
      await wait(500 + Math.random() * 1_500);
    }
  }

  async function opened(token: string | null): Promise<Customer> {
    const welcomed: { token?: string } = {};
    const line = rawLine({
      port,
      namespace: CUSTOMERS,
      auth: { protocol: PROTOCOL, site: SITE, token },
      onEvent(name, packet) {
        if (name === 'welcome') welcomed.token = (packet as { token: string }).token;
        if (name === 'entry') heard((packet as { entry: { id: string } }).entry.id, line);
      },
    });
    const customer: Customer = { line, token: '', thread: '', said: Math.floor(Math.random() * TEXTS.length) };
    await line.ready;
    while (welcomed.token === undefined) await wait(1);
    customer.token = welcomed.token;
    return customer;
  }

  function heard(id: string, line: RawLine): void {
    const one = sent.get(id);
    if (!one || one.line === line) return;
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    if (times === 1) endToEnd.push(performance.now() - one.at);
  }

  async function serve({ thread, epoch }: Waiting): Promise<void> {
    const ask = (at: number, event: object) =>
      new Promise<Answer>((resolve) =>
        agent?.call('propose', { thread, draft: { id: newId(), epoch: at, event }, age: 0 }, (answer) =>
          resolve(answer as Answer),
        ),
      );
    if (!(await ask(epoch, { type: 'claimed' })).ok) return;
    await ask(epoch + 1, { type: 'said', text: 'I have sent the refund.' });
    if ((await ask(epoch + 1, { type: 'resolved', reason: null })).ok) resolved += 1;
  }

  function call(customer: Customer, event: string, packet: unknown): Promise<Answer> {
    return new Promise((resolve) => customer.line.call(event, packet, (answer) => resolve(answer as Answer)));
  }

  function saying(customer: Customer): object {
    customer.said += 1;
    return { type: 'said', text: TEXTS[customer.said % TEXTS.length] };
  }

  function propose(customer: Customer, event: object, id = newId()): Promise<Answer> {
    return call(customer, 'propose', { thread: customer.thread, draft: { id, epoch: 0, event }, age: 0 });
  }

  /** Open loop: a message is due when it is due, however late the answers are, and is timed from then. */
  async function talk(perSecond: number, seconds: number): Promise<Talked> {
    const authors = customers.filter((one) => one.thread !== '');
    const pairs = new Set(authors.map((one) => one.thread)).size < authors.length;
    const acks: number[] = [];
    const bySecond: number[][] = Array.from({ length: Math.ceil(seconds) }, () => []);
    const acked = new Set<string>();
    const count = { busy: 0, refused: 0 };
    sent.clear();
    seen.clear();
    endToEnd = [];
    const begun = performance.now();
    let offered = 0;
    const all: Promise<void>[] = [];
    const send = async (due: number) => {
      const customer = authors[offered % authors.length];
      const id = newId();
      if (!customer) return;
      sent.set(id, { at: due, line: customer.line });
      const answer = await propose(customer, saying(customer), id);
      const now = performance.now();
      if (answer.ok) {
        acked.add(id);
        acks.push(now - due);
        bySecond[Math.min(bySecond.length - 1, Math.floor((due - begun) / 1_000))]?.push(now - due);
      } else if (answer.refused === 'busy') count.busy += 1;
      else count.refused += 1;
    };
    while (performance.now() - begun < seconds * 1_000) {
      const due = Math.min(perSecond * seconds, ((performance.now() - begun) / 1_000) * perSecond);
      for (; offered < due; offered += 1) all.push(send(begun + (offered / perSecond) * 1_000));
      await wait(1);
    }
    const patience = wait(20_000);
    await Promise.race([Promise.all(all), patience]);
    await wait(300);
    return {
      seconds,
      offered,
      acked: acked.size,
      ...count,
      ack: percentiles(acks),
      endToEnd: percentiles(endToEnd),
      lost: pairs ? [...acked].filter((id) => !seen.has(id)).length : 0,
      twice: [...seen.values()].filter((times) => times > 1).length,
      ackBySecond: bySecond.map((times) => percentiles(times).p99),
    };
  }
}

async function inTurns<T>(items: readonly T[], atOnce: number, task: (item: T) => Promise<unknown>): Promise<void> {
  const left = [...items];
  const work = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await task(one);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
