// The seeded bugs: what people really get wrong in such a system, as edits of the source. The harness is trusted only while it catches them.
import type { Edit } from './mutate.ts';

export interface Bug {
  readonly id: string;
  /** As RELIABILITY.md names it. */
  readonly what: string;
  readonly edits: readonly Edit[];
  /** Shows in a rare moment only: faults are started for so many times as long. */
  readonly longer?: number;
}

const DELIVERY = 'widget/peer/delivery.ts';
const LOG = 'widget/peer/log.ts';
const PEER = 'widget/peer/peer.ts';
const STATEMENTS = 'server/store/log-statements.ts';
const HUB = 'server/sockets/hub.ts';

const BEGIN = 'joined = joining = joinAgain = sending = false;';
const HELD = 'let held: Entry[] = [];';

export const BUGS: readonly Bug[] = [
  {
    id: 'ack-before-commit',
    what: 'acknowledge before commit',
    edits: [
      {
        file: 'server/store/sqlite.ts',
        find: "const done = appendedOf(item, await write('append', boundOf(item)));",
        replace: `setTimeout(() => write('append', boundOf(item)).catch(() => {}), 40);
          const done = appendedOf(item, { kind: 'appended' });`,
      },
    ],
  },
  {
    id: 'no-idempotency-key',
    what: 'no idempotency key',
    edits: [
      {
        file: 'server/threads.ts',
        find: 'const before = await store.entryOf(thread, id);',
        replace: 'const before = null as any;',
      },
      {
        file: STATEMENTS,
        find: 'const before = oneEntry(thread, id)[0];',
        replace: 'const before = undefined as any;',
      },
      { file: 'server/store/migrations.ts', find: ', unique (thread, id)', replace: '' },
    ],
  },
  {
    id: 'id-from-socket',
    what: 'id from socket.id: the id that crosses the wire is made of the connection, so a draft sent again is another one',
    edits: [
      { file: DELIVERY, find: HELD, replace: `${HELD} let socketId = '';` },
      { file: DELIVERY, find: BEGIN, replace: `${BEGIN} socketId = Math.random().toString(36).slice(2, 10);` },
      {
        file: DELIVERY,
        find: 'draft: next.draft, age }',
        replace: 'draft: { ...next.draft, id: next.draft.id + "." + socketId }, age }',
      },
      {
        file: LOG,
        find: 'seqs.set(next.id, next.seq);',
        replace: "seqs.set(next.id.split('.')[0] ?? '', next.seq);",
      },
      { file: LOG, find: 'seqs.get(one)', replace: "seqs.get(one.split('.')[0] ?? '')" },
      {
        file: PEER,
        find: 'function confirm({ id: draftId, by, event }: Entry): void {',
        replace:
          "function confirm({ id: wireId, by, event }: Entry): void { const draftId = wireId.split('.')[0] ?? '';",
      },
    ],
  },
  {
    id: 'seq-max-plus-one',
    what: 'seq = max + 1 across an await',
    edits: [
      { file: 'server/threads.ts', find: 'const mine = before.then(task, task);', replace: 'const mine = task();' },
      {
        file: 'server/store/sqlite.ts',
        find: "const done = appendedOf(item, await write('append', boundOf(item)));",
        replace: `const row: any = file.prepare('select max(seq) as head from entries where thread = ?').get(item.thread);
          await new Promise((resolve) => setTimeout(resolve, 4));
          const put = { ...item, after: row?.head ?? 0 };
          const done = appendedOf(put, await write('append', boundOf(put)));`,
      },
      { file: STATEMENTS, find: 'where id = ? and head = ?', replace: 'where id = ? and head >= ? - 1000000' },
      { file: STATEMENTS, find: '`insert into entries', replace: '`replace into entries' },
      {
        file: STATEMENTS,
        find: '\n     on conflict do nothing`,\n  );\n  const takeBack',
        replace: '`,\n  );\n  const takeBack',
      },
    ],
  },
  {
    id: 'state-recovery-only',
    what: 'state recovery as the only recovery',
    edits: [
      {
        file: 'server/relay.ts',
        find: 'perMessageDeflate: false,',
        replace:
          'perMessageDeflate: false, connectionStateRecovery: { maxDisconnectionDuration: 120_000, skipMiddlewares: true },',
      },
      {
        file: DELIVERY,
        find: "if (next === 'up') catchUp();",
        replace: `if (next === 'up' && log.thread().head > 0) {
          joined = true;
          become('live');
          drain();
        } else if (next === 'up') catchUp();`,
      },
    ],
  },
  {
    id: 'claim-without-compare-and-set',
    longer: 3,
    what: 'claim without compare-and-set',
    edits: [
      {
        file: 'widget/domain/ownership.ts',
        find: 'const stale = staleOrNull(thread, draft);',
        replace: "const stale = event.type === 'claimed' ? null : staleOrNull(thread, draft);",
      },
    ],
  },
  {
    id: 'join-after-reading',
    what: 'join the room after reading',
    edits: [
      {
        file: HUB,
        find: '  hear(socket, thread.id);\n  return answered(parts, thread, from, upTo(PAGE_BYTES, await parts.store.entries(thread.id, from, PAGE)));\n',
        replace: `  const read = await answered(parts, thread, from, upTo(PAGE_BYTES, await parts.store.entries(thread.id, from, PAGE)));
          await new Promise((resolve) => setTimeout(resolve, 20));
          hear(socket, thread.id);
          return read;\n`,
      },
    ],
  },
  {
    id: 'outbox-in-memory',
    what: 'outbox only in memory',
    edits: [{ file: 'widget/peer/outbox.ts', find: 'if (!storage) return;', replace: 'if (thread) return;' }],
  },
  {
    id: 'parallel-flush',
    what: 'parallel outbox flush',
    edits: [
      {
        file: PEER,
        find: 'next: () => outbox.all().find((one) => !isFailed(one.draft.id)) ?? null,',
        replace: `next: ((begun: Set<string>) =>
          outbox.all().find((one) => !isFailed(one.draft.id) && !begun.has(one.draft.id)) ?? null) as any,`,
      },
      { file: DELIVERY, find: HELD, replace: `${HELD} let begun = new Set<string>();` },
      { file: DELIVERY, find: BEGIN, replace: `${BEGIN} begun = new Set();` },
      { file: DELIVERY, find: "state === 'live' && !sending &&", replace: "state === 'live' &&" },
      {
        file: DELIVERY,
        find: 'for (let next = parts.next(); next; next = parts.next()) {',
        replace: `const one = parts.next as any;
        for (let next = one(begun); next; next = one(begun)) {
          begun.add(next.draft.id);
          void sendOne(next, mine);
        }
        sending = false;
      }

      async function sendOne(next: Pending, mine: number): Promise<void> {
        for (const _ of [0]) {`,
      },
      {
        file: DELIVERY,
        find: 'retrySend.later();',
        replace: 'begun.delete(next.draft.id); retrySend.later();',
      },
    ],
  },
  {
    id: 'no-gap-detection',
    what: 'no gap detection',
    edits: [
      {
        file: LOG,
        find: 'for (let next = early.get(thread.head + 1); next; next = early.get(next.seq + 1)) {',
        replace: `const first = () => [...early.values()].sort((a, b) => a.seq - b.seq)[0];
      for (let next = first(); next; next = first()) {`,
      },
    ],
  },
  // Beyond the ten of RELIABILITY.md: what chaos found in this code, and what the other oracles are for.
  {
    id: 'token-goes-back',
    what: 'a late welcome puts back a visitor token that another tab has renewed',
    edits: [{ file: 'widget/peer/visitor-token.ts', find: 'if (kept === presented) {', replace: "if (kept !== '') {" }],
  },
  {
    id: 'older-than-the-question',
    longer: 3,
    what: 'an answer older than the question ends a catch-up',
    edits: [{ file: DELIVERY, find: 'if (whole && !joinAgain) caughtUp', replace: 'if (whole) caughtUp' }],
  },
  {
    id: 'notes-to-customers',
    what: 'agents’ notes go to the customer’s room',
    edits: [
      {
        file: HUB,
        find: "toCustomers(hub, thread.id, 'entry', { thread: thread.id, entry: asCustomerSees(entry) }, line);",
        replace: "toCustomers(hub, thread.id, 'entry', { thread: thread.id, entry }, line);",
      },
    ],
  },
  {
    id: 'queue-forgotten',
    what: 'the queue is not read back after a restart',
    edits: [{ file: 'server/inbox.ts', find: 'put(row.card);', replace: 'void row;' }],
  },
];
