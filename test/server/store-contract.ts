// What every store must hold, whichever it is. Run over each implementation by store.test.ts.
import { expect, test } from 'vitest';
import { cardOf } from '#domain/card';
import type { ThreadEvent } from '#domain/event';
import { emptyThread } from '#domain/thread';
import { searchTerms } from '../../server/store/search-words.ts';
import type { Append, Store, ThreadRow } from '../../server/store/store.ts';

export interface StoreUnderTest {
  open(): Promise<Store>;
}

export function storeContract(name: string, { open }: StoreUnderTest): void {
  const holds = (what: string, check: (store: Store) => Promise<void>) =>
    test(`${name}: ${what}`, async () => {
      const store = await open();
      await check(store).finally(() => store.close());
    });

  holds(
    'PRV-02: an erased thread is gone with its visitor, is remembered as erased, and is told since when',
    async (store) => {
      await store.append(anAppend({ after: 0 }));
      await store.append(anAppend({ thread: 'thread-2', after: 0 }));
      const rows = await store.threadsOf('visitor-1');
      expect(rows.map((row) => row.id).sort()).toEqual(['thread-1', 'thread-2']);
      const gone = { threads: ['thread-1'], visitors: ['visitor-1'], at: 500, by: 'somebody' };
      expect(await store.erase(gone)).toBe(1);
      expect(await store.thread('thread-1')).toBeNull();
      expect(await store.entries('thread-1', 0, 9)).toEqual([]);
      expect([await store.isErased('thread-1'), await store.isErased('thread-2')]).toEqual([true, false]);
      expect(await store.erasedSince(500)).toEqual([]);
      expect((await store.erasedSince(499)).map((one) => one.at)).toEqual([500]);
      expect(await store.erase(gone)).toBe(0);
    },
  );

  holds('PRV-03: what is stale is with the assistant and was not written to since', async (store) => {
    await store.append(anAppend({ after: 0, at: 100 }));
    const ids = async (resolved: number, alone: number) =>
      (await store.stale({ resolved, alone }, 9)).map((row) => row.id);
    const at = (await store.thread('thread-1'))?.lastAt ?? 0;
    expect(await ids(0, at)).toEqual([]);
    expect(await ids(0, at + 1)).toEqual(['thread-1']);
    expect(await ids(at + 1, 0)).toEqual([]);
  });

  holds('entries are numbered 1, 2, 3 without a gap', async (store) => {
    for (let after = 0; after < 5; after += 1) await store.append(anAppend({ after }));
    const entries = await store.entries('thread-1', 0, 100);
    expect(entries.map((one) => one.seq)).toEqual([1, 2, 3, 4, 5]);
    expect((await store.thread('thread-1'))?.head).toBe(5);
  });

  holds('the same draft twice is one entry, and the entry is given back', async (store) => {
    const first = await store.append(anAppend({ id: 'draft-one', after: 0 }));
    const again = await store.append(anAppend({ id: 'draft-one', after: 0, at: 99 }));
    expect(first.kind).toBe('appended');
    expect(again).toEqual({ kind: 'again', entry: first.kind === 'appended' && first.entry });
    expect(await store.entries('thread-1', 0, 100)).toHaveLength(1);
  });

  holds('the same id with another body is a conflict, and the first body stands', async (store) => {
    await store.append(anAppend({ id: 'draft-one', after: 0, digest: 'a' }));
    expect(await store.append(anAppend({ id: 'draft-one', after: 1, digest: 'b' }))).toEqual({ kind: 'conflict' });
    expect(await store.entries('thread-1', 0, 100)).toHaveLength(1);
  });

  holds('of two appends decided on the same head one is told that the log moved', async (store) => {
    await store.append(anAppend({ after: 0 }));
    const both = await Promise.all([store.append(anAppend({ after: 1 })), store.append(anAppend({ after: 1 }))]);
    expect(both.map((one) => one.kind).sort()).toEqual(['appended', 'moved']);
    expect(both.find((one) => one.kind === 'moved')).toEqual({ kind: 'moved', head: 2 });
  });

  holds('an append to a thread that is not there, decided on a head, is told so', async (store) => {
    expect(await store.append(anAppend({ after: 3 }))).toEqual({ kind: 'moved', head: 0 });
  });

  holds('many threads written at once keep their own numbering', async (store) => {
    const threads = Array.from({ length: 30 }, (_, at) => `thread-${at}`);
    await Promise.all(
      threads.map(async (thread) => {
        for (let after = 0; after < 4; after += 1) await store.append(anAppend({ thread, after }));
      }),
    );
    for (const thread of threads)
      expect((await store.entries(thread, 0, 9)).map((one) => one.seq)).toEqual([1, 2, 3, 4]);
  });

  holds('entries come back as they went in, in pages', async (store) => {
    const event: ThreadEvent = { type: 'said', text: 'Größe 42 – 👍 \u0000 "quoted"' };
    const by = { role: 'agent', id: 'agent-1', name: 'Ann' } as const;
    await store.append(anAppend({ after: 0, event, by, at: 1_700_000_000_000, age: 12 }));
    for (let after = 1; after < 7; after += 1) await store.append(anAppend({ after }));
    const [entry] = await store.entries('thread-1', 0, 1);
    expect(entry).toEqual({ seq: 1, at: 1_700_000_000_000, age: 12, by, id: entry?.id, event });
    expect((await store.entries('thread-1', 3, 2)).map((one) => one.seq)).toEqual([4, 5]);
    expect(await store.entries('thread-1', 7, 2)).toEqual([]);
    expect(await store.entries('no-such-thread', 0, 2)).toEqual([]);
  });

  holds('a draft is found by its id in its own thread only', async (store) => {
    await store.append(anAppend({ id: 'draft-one', after: 0, digest: 'd' }));
    expect((await store.entryOf('thread-1', 'draft-one'))?.digest).toBe('d');
    expect(await store.entryOf('thread-2', 'draft-one')).toBeNull();
  });

  holds('threads written to since are given in pages, by id', async (store) => {
    const put = (thread: string, lastAt: number) => store.append(anAppend({ thread, after: 0, row: { lastAt } }));
    for (const [thread, at] of [
      ['t-c', 30],
      ['t-a', 20],
      ['t-b', 10],
      ['t-d', 20],
    ] as const)
      await put(thread, at);
    expect(await store.threadsSince(20, '', 2)).toEqual(['t-a', 't-c']);
    expect(await store.threadsSince(20, 't-c', 2)).toEqual(['t-d']);
    expect(await store.threadsSince(20, 't-d', 2)).toEqual([]);
    expect(await store.threadsSince(0, '', 9)).toHaveLength(4);
  });

  holds('read marks move on and never back', async (store) => {
    await store.append(anAppend({ after: 0 }));
    await store.seen('thread-1', 'customer', 5);
    await store.seen('thread-1', 'agent', 2);
    expect(await store.seen('thread-1', 'customer', 3)).toEqual({ customer: 5, agent: 2 });
    await store.append(anAppend({ after: 1 }));
    expect((await store.thread('thread-1'))?.seen).toEqual({ customer: 5, agent: 2 });
  });

  holds('the inbox holds what is with people, then what was with the assistant or resolved since', async (store) => {
    const put = (thread: string, row: Partial<ThreadRow>) => store.append(anAppend({ thread, after: 0, row }));
    await put('thread-old', { owner: 'assistant', lastAt: 10 });
    await put('thread-new', { owner: 'assistant', lastAt: 200 });
    await put('thread-queue', { owner: 'queue', queue: 'billing', lastAt: 5 });
    await put('thread-agent', { owner: 'agent', queue: 'billing', agent: 'agent-1', lastAt: 50 });
    await put('thread-done', { owner: 'assistant', status: 'resolved', lastAt: 300 });
    await put('thread-done-old', { owner: 'assistant', status: 'resolved', lastAt: 20 });
    const ids = (people: number, watched: number) =>
      store.inbox(100, { people, watched }).then((rows) => rows.map((row) => row.id));
    expect(await ids(10, 10)).toEqual(['thread-agent', 'thread-queue', 'thread-done', 'thread-new']);
    expect(await ids(1, 1)).toEqual(['thread-agent', 'thread-done']);
    expect(await ids(10, 0)).toEqual(['thread-agent', 'thread-queue']);
  });

  holds('measured waits are kept per site and queue, latest first', async (store) => {
    let after = 0;
    for (const ms of [10, 20, 30]) {
      await store.append(anAppend({ after, at: after, wait: { queue: 'billing', ms } }));
      after += 1;
    }
    expect(await store.waits('demo', 'billing', 2)).toEqual([
      { at: 2, ms: 30 },
      { at: 1, ms: 20 },
    ]);
    expect(await store.waits('demo', 'general', 2)).toEqual([]);
    expect(await store.waits('other', 'billing', 2)).toEqual([]);
  });

  holds('what agents take on is kept, and said again it is replaced', async (store) => {
    expect(await store.skills()).toEqual([]);
    const ann = { agent: 'ann', capacity: 4, queues: null, languages: [] };
    const bea = { agent: 'bea', capacity: 2, queues: ['billing'], languages: ['de', 'pt'] };
    await store.saveSkills({ ...bea, capacity: 9 });
    for (const one of [bea, ann]) await store.saveSkills(one);
    expect(await store.skills()).toEqual([ann, bea]);
  });

  holds('sites, visitors and invites are kept, and saved again they are replaced', async (store) => {
    const site = { id: 'demo', name: 'Demo', origins: ['https://a.example'], playbook: 'p.yaml', knowledge: null };
    await store.saveSite(site);
    await store.saveSite({ ...site, name: 'New' });
    expect(await store.sites()).toEqual([{ ...site, name: 'New' }]);
    expect(await store.site('demo')).toEqual({ ...site, name: 'New' });
    expect(await store.site('other')).toBeNull();
    const visitor = { id: 'visitor-1', site: 'demo', generation: 1, createdAt: 5, lastSeenAt: 6 };
    await store.saveVisitor(visitor);
    await store.saveVisitor({ ...visitor, generation: 2 });
    expect(await store.visitor('visitor-1')).toEqual({ ...visitor, generation: 2 });
    expect(await store.visitor('visitor-2')).toBeNull();
  });

  holds('the versions of a playbook: each number once, the latest first', async (store) => {
    const one = { site: 'demo', number: 1, at: 5, by: 'Ada', note: null, source: { version: 1, intents: [] } };
    const two = { ...one, number: 2, note: 'Two', source: { version: 1, intents: [{ id: 'a' }] } };
    expect(await store.playbookVersion('demo')).toBeNull();
    const saved = await Promise.all([store.savePlaybookVersion(one), store.savePlaybookVersion({ ...one, by: 'Ben' })]);
    expect(saved).toEqual([true, false]);
    expect(await store.savePlaybookVersion(two)).toBe(true);
    expect(await store.savePlaybookVersion({ ...one, site: 'other' })).toBe(true);
    expect(await store.playbookVersion('demo')).toEqual(two);
    expect(await store.playbookVersion('demo', 1)).toEqual(one);
    expect(await store.playbookVersion('demo', 3)).toBeNull();
    const listed = await store.playbookVersions('demo');
    expect(listed.map(({ number, by, note }) => [number, by, note])).toEqual([
      [2, 'Ada', 'Two'],
      [1, 'Ada', null],
    ]);
    expect(listed[0]).not.toHaveProperty('source');
  });

  holds('an invite is taken once, by one', async (store) => {
    const invite = { hash: 'h1', email: null, name: null, role: 'owner', expiresAt: 9 };
    await store.saveInvite(invite);
    expect(await store.invite('h1')).toEqual(invite);
    expect([await store.invites(8), await store.invites(9)]).toEqual([[invite], []]);
    const taken = await Promise.all([store.takeInvite('h1'), store.takeInvite('h1'), store.takeInvite('h1')]);
    expect(taken.filter(Boolean)).toHaveLength(1);
    await store.saveInvite({ ...invite, hash: 'h2', email: 'a@b.example' });
    await store.saveInvite({ ...invite, hash: 'h3' });
    await store.dropInvites(null);
    expect([await store.invite('h2'), await store.invite('h3')].map((one) => one?.hash)).toEqual(['h2', undefined]);
  });

  const SPOKEN: readonly (readonly [string, ThreadEvent])[] = [
    ['thread-a', { type: 'said', text: 'Der Müller-Auftrag wurde doppelt abgebucht.' }],
    ['thread-a', { type: 'noted', text: 'He was charged twice in May' }],
    [
      'thread-b',
      { type: 'answered', to: 'x', text: 'You are charged on the 1st, twice a year', documents: [], confidence: 1 },
    ],
    ['thread-b', { type: 'identified', traits: { name: 'Zoë Müller', seats: 4 }, verified: false }],
    ['thread-c', { type: 'contactLeft', email: 'nora@example.com' }],
    ['thread-c', { type: 'corrected', summary: 'It is “about” the VAT' }],
    ['thread-c', { type: 'claimed' }],
  ];

  const spoken = async (store: Store) => {
    const heads = new Map<string, number>();
    for (const [at, [thread, event]] of SPOKEN.entries()) {
      const after = heads.get(thread) ?? 0;
      await store.append(anAppend({ thread, after, at, event }));
      heads.set(thread, after + 1);
    }
  };

  const SEARCHES: readonly (readonly [string, readonly string[]])[] = [
    ['muller', ['thread-b 2', 'thread-a 1']],
    ['MÜLL abgeb', ['thread-a 1']],
    ['charged twice', ['thread-b 1', 'thread-a 2']],
    ['"charged twice"', ['thread-a 2']],
    ['"charged twi"', []],
    ['zoe', ['thread-b 2']],
    ['nora@example', ['thread-c 1']],
    ['vat about', ['thread-c 2']],
    ['claimed', []],
    ['" * OR NEAR( ^ -', []],
    ['or', []],
    ['   ', []],
  ];
  for (const [typed, wanted] of SEARCHES)
    holds(`the search for ${typed} finds each thread once, by its latest entry`, async (store) => {
      await spoken(store);
      const found = await store.search(searchTerms(typed), 9);
      expect(found.map(({ entry, card }) => `${card.thread} ${entry.seq}`)).toEqual(wanted);
    });

  holds(
    'PRV-01: an entry that is emptied holds and is found by nothing of before; its draft is not taken again',
    async (store) => {
      const first = anAppend({ id: 'draft-one', after: 0, event: { type: 'said', text: 'quokka 4711' } });
      await store.append(first);
      const emptied = [{ seq: 1, event: { type: 'said', text: '' } as const }];
      await store.append(anAppend({ after: 1, event: { type: 'removed', entry: 1, why: 'secret' }, emptied }));
      expect((await store.entries('thread-1', 0, 9)).map(({ event }) => event)).toEqual([
        { type: 'said', text: '' },
        { type: 'removed', entry: 1, why: 'secret' },
      ]);
      expect(await store.search(searchTerms('quokka'), 9)).toEqual([]);
      expect((await store.append(first)).kind).toBe('conflict');
    },
  );

  holds('what was edited is found by its new words', async (store) => {
    await store.append(anAppend({ after: 0, event: { type: 'said', text: 'refunb' } }));
    await store.append(anAppend({ after: 1, event: { type: 'edited', entry: 1, text: 'refund' } }));
    expect(await store.search(searchTerms('refund'), 9)).toHaveLength(1);
  });

  holds('a search gives at most as many as asked for, the latest first', async (store) => {
    for (let at = 0; at < 5; at += 1)
      await store.append(anAppend({ thread: `thread-${at}`, at, event: { type: 'said', text: 'the same' } }));
    const found = await store.search(searchTerms('same'), 3);
    expect(found.map((one) => one.card.thread)).toEqual(['thread-4', 'thread-3', 'thread-2']);
  });

  holds('an agent’s views are theirs, in their order, and the last saved stand', async (store) => {
    const urgent = { name: 'Urgent', address: '?priority=urgent' };
    const german = { name: 'German', address: '?language=de' };
    await store.saveViews('ada', [urgent]);
    await store.saveViews('ada', [german, urgent]);
    expect([await store.views('ada'), await store.views('ben')]).toEqual([[german, urgent], []]);
  });

  holds('PRV-02: what was erased is not found', async (store) => {
    await spoken(store);
    await store.erase({ threads: ['thread-a'], visitors: [], at: 500, by: 'somebody' });
    expect((await store.search(searchTerms('muller'), 9)).map((one) => one.card.thread)).toEqual(['thread-b']);
  });

  holds('an answer and its mail are stored together; answers that follow join it until it is tried', async (store) => {
    const { mails } = store;
    await store.append(anAppend({ after: 0, at: 100, mail: { id: 'mail-1', dueAt: 160 } }));
    await store.append(anAppend({ after: 1, at: 130, mail: { id: 'mail-2', dueAt: 190 } }));
    const untried = { last: null, state: 'waiting', madeAt: 100, tries: 0, to: null, sentAt: null, takenBy: null };
    expect(await mails.ofThread('thread-1')).toEqual([
      { ...untried, id: 'mail-1', thread: 'thread-1', first: 1, dueAt: 190 },
    ]);
    // It does not wait for ever for the next.
    await store.append(anAppend({ after: 2, at: 5_000, mail: { id: 'mail-3', dueAt: 5_060 } }));
    expect([await mails.due(399, 9), (await mails.due(400, 9)).length]).toEqual([[], 1]);
    expect(await mails.fix('mail-1', 2, { last: 2, to: 'digest' })).toBe(false);
    expect(await mails.fix('mail-1', 3, { last: 3, to: 'digest' })).toBe(true);
    expect(await mails.fix('mail-1', 3, { last: 1, to: 'other' })).toBe(false);
    await store.append(anAppend({ after: 3, at: 6_000, mail: { id: 'mail-4', dueAt: 6_060 } }));
    expect((await mails.ofThread('thread-1')).map(({ id, first, last }) => [id, first, last])).toEqual([
      ['mail-1', 1, 3],
      ['mail-4', 4, null],
    ]);
    expect((await store.append(anAppend({ after: 0, mail: { id: 'mail-5', dueAt: 1 } }))).kind).toBe('moved');
    expect(await mails.mail('mail-5')).toBeNull();
  });

  holds(
    'a mail goes from waiting to sent, its link to whoever follows it first, and both go with the thread',
    async (store) => {
      const { mails } = store;
      await store.append(anAppend({ after: 0, at: 100, mail: { id: 'mail-1', dueAt: 160 } }));
      expect(await mails.lastTo('digest')).toBeNull();
      await mails.fix('mail-1', 1, { last: 1, to: 'digest' });
      await mails.save('mail-1', { tries: 1, dueAt: 300 });
      expect(await mails.due(299, 9)).toEqual([]);
      await mails.save('mail-1', { state: 'sent', sentAt: 310 });
      expect(await mails.due(999, 9)).toEqual([]);
      expect(await mails.mail('mail-1')).toMatchObject({ tries: 1, dueAt: 300, state: 'sent', to: 'digest' });
      expect(await mails.counts()).toEqual({ waiting: 0, sent: 1, dead: 0 });
      expect([await mails.lastTo('digest'), await mails.lastTo('other')]).toEqual([310, null]);
      const takers = await Promise.all([mails.take('mail-1', 'visitor-8'), mails.take('mail-1', 'visitor-9')]);
      expect(new Set(takers).size).toBe(1);
      expect(await mails.take('no-mail', 'visitor-9')).toBeNull();
      await mails.stop('digest', 400);
      await mails.stop('digest', 401);
      expect([await mails.isStopped('digest'), await mails.isStopped('other')]).toEqual([true, false]);
      const same = { id: 'visitor-9', site: 'demo', generation: 1, createdAt: 5, lastSeenAt: 6, sameAs: 'visitor-1' };
      await store.saveVisitor(same);
      expect(await store.visitor('visitor-9')).toEqual(same);
      await store.erase({ threads: ['thread-1'], visitors: ['visitor-1'], at: 500, by: 'somebody' });
      expect([await mails.mail('mail-1'), await store.visitor('visitor-9')]).toEqual([null, null]);
      // Whoever wants none keeps being left alone.
      expect(await mails.isStopped('digest')).toBe(true);
    },
  );

  holds('mails are forgotten some time after they were sent or given up, never while they wait', async (store) => {
    const { mails } = store;
    for (const [at, id] of ['mail-1', 'mail-2', 'mail-3'].entries())
      await store.append(anAppend({ thread: `thread-${at}`, after: 0, at: 100, mail: { id, dueAt: 160 } }));
    await mails.save('mail-1', { state: 'sent' });
    await mails.save('mail-2', { state: 'dead' });
    await mails.forget(100);
    expect(await mails.counts()).toEqual({ waiting: 1, sent: 1, dead: 1 });
    await mails.forget(101);
    expect(await mails.counts()).toEqual({ waiting: 1, sent: 0, dead: 0 });
    await mails.drop('mail-3');
    expect(await mails.counts()).toEqual({ waiting: 0, sent: 0, dead: 0 });
  });

  holds(
    'saved replies come by title, a title is taken once a site, and what is dropped is gone',
    async ({ replies }) => {
      const one = { id: 'r1', title: 'Refund', text: 'Hi {{customer.name}}', site: null, updatedAt: 5, by: 'Ann' };
      expect(await replies.save(one)).toBe(true);
      expect(await replies.save({ ...one, id: 'r2', title: 'REFUND' })).toBe(false);
      expect(await replies.save({ ...one, id: 'r2', title: 'REFUND', site: 'shop' })).toBe(true);
      expect(await replies.save({ ...one, id: 'r3', title: 'Änderung' })).toBe(true);
      expect(await replies.save({ ...one, id: 'r4', title: 'änderung' })).toBe(false);
      expect(await replies.save({ ...one, title: 'refund', text: 'new', updatedAt: 6 })).toBe(true);
      expect(await replies.save({ ...one, id: 'r2', title: 'Refund' })).toBe(false);
      const all = await replies.all();
      expect(all.map(({ id, site }) => [id, site])).toEqual(
        expect.arrayContaining([
          ['r1', null],
          ['r2', 'shop'],
        ]),
      );
      expect(all.at(-1)?.id).toBe('r3');
      expect(all.find(({ id }) => id === 'r1')).toEqual({ ...one, title: 'refund', text: 'new', updatedAt: 6 });
      expect([await replies.drop('r1'), await replies.drop('r1')]).toEqual([true, false]);
      expect((await replies.all()).map(({ id }) => id)).toEqual(['r2', 'r3']);
    },
  );

  holds('it can say that it can write', async (store) => {
    await expect(store.probe()).resolves.toBeUndefined();
  });
}

let drafts = 0;

type Parts = Partial<Omit<Append, 'row'>> & { readonly row?: Partial<ThreadRow> };

export function anAppend({ row, ...parts }: Parts): Append {
  const thread = parts.thread ?? 'thread-1';
  drafts += 1;
  return {
    thread,
    after: 0,
    id: `draft-${drafts}`,
    digest: `digest-${drafts % 1}`,
    at: 1_000,
    age: 0,
    by: { role: 'customer' },
    event: { type: 'said', text: `message ${drafts}` },
    wait: null,
    ...parts,
    row: {
      id: thread,
      site: 'demo',
      visitor: 'visitor-1',
      epoch: 0,
      status: 'open',
      owner: 'assistant',
      queue: null,
      agent: null,
      lastAt: 1_000,
      card: cardOf(emptyThread(thread)),
      ...row,
    },
  };
}
