// The playbook in the editor: changing one thing, what changed in words, the check of a draft, publishing, and rolling back.
import { expect, test } from 'vitest';
import type { Problem } from '#domain/playbook-source';
import type { Asked } from '../../server/console/admin/ask.ts';
import { diffOf } from '../../server/console/admin/diff.ts';
import { merged } from '../../server/console/admin/merge.ts';
import type { PlaybookApi, Version } from '../../server/console/admin/playbook-api.ts';
import { createPlaybookEditor } from '../../server/console/admin/playbook-editor.ts';
import { type Source, withAt, withQueueRenamed } from '../../server/console/admin/source.ts';
import { compiled, tryOut } from '../../server/console/admin/try-out.ts';
import { memoryStorage } from './bench.ts';

const SOURCE: Source = {
  version: 1,
  queues: { general: { name: 'General' }, billing: { name: 'Billing', overflow: 'general' } },
  intents: [
    {
      id: 'invoice-wrong',
      name: 'Invoice is wrong',
      says: [
        'my invoice is wrong',
        'wrong amount on the invoice',
        'the bill is not right',
        'invoice error',
        'bad bill',
      ],
      action: 'handoff',
      queue: 'billing',
      sla: { firstReply: '15m' },
    },
    {
      id: 'opening-hours',
      says: ['when are you open', 'opening hours', 'are you open on sunday', 'what time do you close', 'open today?'],
      action: 'answer',
    },
  ],
};

test('one thing is changed without touching the rest; undefined takes it out', () => {
  const after = withAt(SOURCE, ['intents', 0, 'sla', 'firstReply'], '5m');
  expect(after.intents[0]?.sla?.firstReply).toBe('5m');
  expect(after.intents[1]).toBe(SOURCE.intents[1]);
  expect(withAt(SOURCE, ['intents', 0], undefined).intents.map((row) => row.id)).toEqual(['opening-hours']);
  expect(Object.keys(withAt(SOURCE, ['queues', 'billing'], undefined).queues)).toEqual(['general']);
  expect(withAt(SOURCE, ['unknown', 'action'], 'handoff').unknown).toEqual({ action: 'handoff' });
  expect(SOURCE.intents).toHaveLength(2);
});

test('a queue that gets another id takes along all that name it', () => {
  const after = withQueueRenamed({ ...SOURCE, mode: 'pilot', pilot: { queues: ['billing'] } }, 'billing', 'money');
  expect(Object.keys(after.queues)).toEqual(['general', 'money']);
  expect(after.intents[0]?.queue).toBe('money');
  expect(after.pilot?.queues).toEqual(['money']);
  expect(withQueueRenamed(SOURCE, 'general', 'main').queues.billing?.overflow).toBe('main');
});

test('what a draft changes is said in words, and nothing where both say the same', () => {
  expect(diffOf(SOURCE, { ...SOURCE, mode: 'live', thresholds: { risk: 0.5 } })).toEqual([]);
  let draft = withAt(SOURCE, ['intents', 0, 'queue'], 'general');
  draft = withAt(draft, ['intents', 0, 'says', 4], 'odd bill');
  draft = withAt(draft, ['intents', 1], undefined);
  draft = withAt(draft, ['queues', 'sales'], { name: 'Sales' });
  draft = withAt(draft, ['thresholds', 'risk'], 0.4);
  expect(diffOf(SOURCE, draft)).toEqual([
    { title: 'Settings', kind: 'changed', lines: [{ label: 'Threshold of risk', before: '0.5', after: '0.4' }] },
    { title: 'Queue “Sales”', kind: 'added', lines: [{ label: 'Name', before: null, after: 'Sales' }] },
    {
      title: 'Row “Invoice is wrong”',
      kind: 'changed',
      lines: [
        { label: 'Queue', before: 'billing', after: 'general' },
        { label: 'Customers say', before: 'bad bill', after: null },
        { label: 'Customers say', before: null, after: 'odd bill' },
      ],
    },
    { title: 'Row “opening-hours”', kind: 'removed', lines: [] },
  ]);
});

function opened({ mayEdit = true, storage = memoryStorage() } = {}) {
  const versions: Version[] = [{ number: 0, at: null, by: null, note: null, source: SOURCE, problems: [] }];
  const last = () => versions.at(-1) as Version;
  const fine = <T>(value: T): Asked<T> => ({ ok: true, value });
  let wrong: readonly Problem[] = [];
  const waiting: (() => void)[] = [];
  const api: PlaybookApi = {
    sites: async () => fine([]),
    version: async (_, number) => fine(number === undefined ? last() : (versions[number] as Version)),
    history: async () => fine(versions.slice(1).reverse()),
    check: async () => fine(wrong),
    async publish(_, { source, base, note }) {
      if (base !== last().number) return { ok: false, what: 'Meanwhile.', refused: 'conflict', body: null };
      versions.push({ number: base + 1, at: 1, by: 'Ada', note, source, problems: [] });
      return fine(base + 1);
    },
    importYaml: async () => fine({ source: SOURCE, problems: wrong }),
  };
  const editor = createPlaybookEditor({
    site: 'shop',
    api,
    storage,
    mayEdit,
    later(run) {
      waiting.push(run);
      return () => waiting.splice(waiting.indexOf(run), 1);
    },
  });
  return {
    editor,
    api,
    versions,
    storage,
    nowWrong(problems: readonly Problem[]) {
      wrong = problems;
    },
    async settle() {
      for (const run of waiting.splice(0)) run();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

const error: Problem = { path: ['intents', 0, 'queue'], what: 'there is no queue', level: 'error' };

test('a draft is checked once it settles, survives a reload, and is gone once it is published', async () => {
  const on = opened();
  await on.editor.load();
  on.nowWrong([error]);
  on.editor.set(['intents', 0, 'queue'], 'nowhere');
  expect(on.editor.checking.value).toBe(true);
  await on.settle();
  expect([on.editor.checking.value, on.editor.problems.value]).toEqual([false, [error]]);

  const again = opened({ storage: on.storage });
  await again.editor.load();
  expect(again.editor.draft.value?.intents[0]?.queue).toBe('nowhere');
  again.editor.set(['intents', 0, 'queue'], 'general');
  await again.settle();
  expect(again.editor.problems.value).toEqual([]);
  expect(await again.editor.publish(' Moved ')).toBe(1);
  expect(again.versions.at(-1)).toMatchObject({ number: 1, note: 'Moved' });
  expect(again.editor.changes.value).toEqual([]);
  expect(again.editor.published.value?.number).toBe(1);
});

test('whoever publishes after somebody else did is told, and keeps the draft on top of theirs', async () => {
  const on = opened();
  await on.editor.load();
  on.editor.set(['mode'], 'shadow');
  await on.api.publish('shop', { source: { ...SOURCE, name: 'Theirs' }, base: 0, note: null });
  expect(await on.editor.publish('')).toBeNull();
  expect(on.editor.trouble.value).toBe('Meanwhile.');
  expect(on.editor.published.value?.number).toBe(1);
  // Theirs is not undone by mine.
  expect(on.editor.changes.value[0]?.lines.map((line) => line.label)).toEqual(['Mode']);
  expect(await on.editor.publish('')).toBe(2);
});

test('what two people change in different places is kept of both, and in the same place mine', () => {
  const rows = SOURCE.intents;
  const theirs = withAt(withAt(SOURCE, ['intents', 0, 'queue'], 'general'), ['intents', 2], { ...rows[1], id: 'new' });
  const mine = withAt(withAt(SOURCE, ['intents', 0, 'name'], 'Bill is wrong'), ['intents', 0, 'says', 4], 'odd bill');
  const both = merged(SOURCE, mine, theirs) as Source;
  expect(both.intents.map((row) => row.id)).toEqual(['invoice-wrong', 'opening-hours', 'new']);
  expect(both.intents[0]).toMatchObject({ queue: 'general', name: 'Bill is wrong' });
  expect(both.intents[0]?.says.slice(-2)).toEqual(['invoice error', 'odd bill']);
  expect(merged(SOURCE, SOURCE, theirs)).toEqual(theirs);
  expect(merged(SOURCE, mine, SOURCE)).toEqual(mine);
  const gone = withAt(SOURCE, ['intents', 1], undefined);
  expect((merged(SOURCE, gone, theirs) as Source).intents.map((row) => row.id)).toEqual(['invoice-wrong', 'new']);
  expect(merged(1, 2, 3)).toBe(2);
});

test('an old version comes back as a draft; a file with errors is not taken', async () => {
  const on = opened();
  await on.editor.load();
  on.editor.set(['mode'], 'shadow');
  await on.editor.publish('');
  expect(await on.editor.takeVersion(0)).toBe(true);
  expect(on.editor.changes.value[0]?.lines).toEqual([{ label: 'Mode', before: 'shadow', after: 'live' }]);
  on.editor.discard();
  expect(on.editor.changes.value).toEqual([]);
  on.nowWrong([error]);
  expect(await on.editor.importYaml('version: 1')).toEqual([error]);
  expect(on.editor.changes.value).toEqual([]);
});

test('whoever may not edit sees what runs, whatever draft was left here', async () => {
  const before = opened();
  await before.editor.load();
  before.editor.set(['mode'], 'shadow');
  const on = opened({ mayEdit: false, storage: before.storage });
  await on.editor.load();
  expect(on.editor.draft.value).toEqual(SOURCE);
});

test('sentences are tried as one conversation, by the checks and the matrix of the draft', async () => {
  const playbook = await compiled(SOURCE, async () => {});
  if (!playbook) throw new Error('not compiled');
  const assistant = async () => ({ text: 'We are open from nine to five.', documents: [], confidence: 1 });
  const [hours, invoice] = await tryOut(playbook, ['when are you open', 'my invoice is wrong'], null, assistant);
  expect(hours).toMatchObject({
    decision: { act: 'answer', row: 'opening-hours' },
    answer: expect.stringMatching(/nine/),
  });
  expect(invoice).toMatchObject({ decision: { act: 'handoff', row: 'invoice-wrong', queue: 'billing' }, answer: null });
  const [person] = await tryOut(playbook, ['let me talk to a human please'], null, assistant);
  expect(person?.decision.asked[0]?.words).toMatch(/human/);
  expect(await compiled(withAt(SOURCE, ['intents', 0, 'queue'], 'nowhere'), async () => {})).toBeNull();
});
