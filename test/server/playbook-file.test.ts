// Playbooks and articles as files: what they become, and that every mistake is said with its line and what to do.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playbookSourceSchema } from '#domain/playbook-source';
import { readKnowledge } from '../../server/knowledge-file.ts';
import { parsePlaybook } from '../../server/playbook-file.ts';
import { PLAYBOOK_SCHEMA } from '../../server/playbook-schema.ts';

const says = '[one thing, two things, three things, four things, five things]';
const good = `version: 1
thresholds: { risk: 0.4 }
queues:
  billing: { name: Billing, hours: "Mon-Fri 09:00-18:00 Europe/Berlin", overflow: general }
  general:
intents:
  - id: invoice-wrong
    name: Invoice is wrong
    says: ${says}
    action: collect
    collect: [{ field: invoiceId, ask: "Which invoice?", pattern: "INV-[0-9]+" }]
    queue: billing
    package: [intent, summary, invoiceId]
    sla: { firstReply: 15m, resolve: 8h, priority: high }
    nextStep: Compare the prices.
    overrides: { value: null, emotion: 0.9 }
  - { id: invoice-copy, says: ${says}, action: answer }
unknown: { action: answer, sla: { firstReply: 2d } }
mode: pilot
pilot: { queues: [billing] }
`;
const classifier = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);
const read = (text: string) => parsePlaybook(text, 'p.yaml', classifier);
const linesOf = (text: string) => read(text).findings.map((one) => one.line);

test('a playbook as people write it becomes the one that runs', () => {
  const result = read(good);
  expect(result.findings).toEqual([]);
  if (!result.ok) throw new Error('not ok');
  const { playbook } = result;
  expect(playbook).toMatchObject({
    version: 1,
    thresholds: { risk: 0.4, confidence: 0.5, emotion: 0.5, value: 0.5, looping: 0.5 },
    queues: [
      { id: 'billing', name: 'Billing', hours: 'Mon-Fri 09:00-18:00 Europe/Berlin', overflow: 'general' },
      { id: 'general', name: 'general' },
    ],
    defaultQueue: 'general',
    mode: 'pilot',
    pilot: ['billing'],
    record: 'always',
    classifier: ['invoice-wrong', 'invoice-copy'],
  });
  expect(playbook.rows[0]).toEqual({
    id: 'invoice-wrong',
    name: 'Invoice is wrong',
    action: 'collect',
    collect: [{ field: 'invoiceId', ask: 'Which invoice?', pattern: 'INV-[0-9]+' }],
    queue: 'billing',
    package: ['intent', 'summary', 'invoiceId'],
    sla: { firstReply: 900_000, resolve: 28_800_000, priority: 'high' },
    nextStep: 'Compare the prices.',
    overrides: { value: null, emotion: 0.9 },
  });
  expect(playbook.unknown).toMatchObject({
    id: 'unknown',
    queue: null,
    sla: { firstReply: 172_800_000, priority: 'normal' },
  });
});

test('the revision is a digest: the same source gives the same, another gives another', () => {
  const revision = (text: string) => {
    const result = read(text);
    return result.ok && result.playbook.revision;
  };
  expect(revision(good)).toBe(revision(good));
  expect(revision(`${good}# note\n`)).not.toBe(revision(good));
});

test.each([
  [
    'a queue that is not there',
    good.replace('queue: billing\n', 'queue: biling\n'),
    'p.yaml:12:5',
    'no queue “biling”',
  ],
  [
    'an overflow that is not there',
    good.replace('overflow: general', 'overflow: nowhere'),
    'p.yaml:4:73',
    'no queue “nowhere”',
  ],
  ['an unknown setting', good.replace('nextStep:', 'nextstep:'), 'p.yaml:15:5', '“nextstep” is not a setting'],
  [
    'a wrong action',
    good.replace('action: collect', 'action: gather'),
    'p.yaml:10:5',
    'answer, collect, handoff, stop',
  ],
  ['a time without a unit', good.replace('15m', '15'), 'p.yaml:14:12', '15m, 8h or 2d'],
  ['a pattern that does not compile', good.replace('INV-[0-9]+', 'INV-[0-9+'), 'p.yaml:11:58', 'regular expression'],
  ['an id twice', good.replace('id: invoice-copy', 'id: invoice-wrong'), 'p.yaml:17:7', 'stands here twice'],
  [
    'a collecting row without fields',
    good.replace(/ {4}collect: .*\n/u, '').replace(', invoiceId', ''),
    'p.yaml:10:5',
    'at least one field',
  ],
  [
    'a field of the package nobody collects',
    good.replace('summary, invoiceId', 'summary, orderId'),
    'p.yaml:13:',
    '“orderId” is neither',
  ],
  [
    'a holiday that is in no calendar',
    good.replace('overflow: general }', 'holidays: [2026-12-25, 2026-02-30] }'),
    'p.yaml:4:',
    'a date such as 2026-12-25',
  ],
  [
    'holidays in no time zone',
    good.replace(/hours: "Mon[^"]*", overflow: general/u, 'holidays: [2026-12-25]'),
    'p.yaml:4:',
    'no hours',
  ],
  ['hours that cannot be read', good.replace('Europe/Berlin', 'Berlin'), 'p.yaml:4:29', 'not a time zone'],
  [
    'a pilot for no queue',
    good.replace('pilot: { queues: [billing] }\n', ''),
    'p.yaml:19:1',
    'acts for some queues only',
  ],
  [
    'a pilot for a queue that is not there',
    good.replace('queues: [billing]', 'queues: [sales]'),
    'p.yaml:20:',
    'no queue “sales”',
  ],
  ['a strength beyond 1', good.replace('risk: 0.4', 'risk: 4'), 'p.yaml:2:15', 'from 0 to 1'],
  ['another version', good.replace('version: 1', 'version: 2'), 'p.yaml:1:1', 'must be 1'],
  ['no examples', good.replace(`    says: ${says}\n`, ''), 'p.yaml:7:', '“says” is missing'],
  ['no YAML at all', good.replace('queues:\n', 'queues: [\n'), 'p.yaml:', 'not YAML'],
  ['an empty file', '', 'p.yaml:1:1', ''],
  ['a list', '- 1\n', 'p.yaml:1:1', ''],
])('%s is said with its place', (_what, text, place, words) => {
  const result = read(text);
  expect(result.ok).toBe(false);
  const line = linesOf(text).find((one) => one.startsWith(place) && one.includes(words));
  expect(line, linesOf(text).join('\n')).toBeDefined();
});

test('all mistakes are said at once', () => {
  const wrong = good
    .replace('action: collect', 'action: gather')
    .replace('15m', 'soon')
    .replace('risk: 0.4', 'risk: x');
  expect(linesOf(wrong)).toHaveLength(3);
});

test('few examples, fields nobody asks for and placeholders are warned of, and stop nothing', () => {
  const text = good.replace(
    `invoice-copy, says: ${says}`,
    'invoice-copy, says: [one, One], nextStep: TODO write this, collect: [{ field: a, ask: b }]',
  );
  const result = read(text);
  expect(result.ok).toBe(true);
  expect(result.findings.map((one) => one.level)).toEqual(['warning', 'warning', 'warning']);
});

test('holidays of a queue run as they are written', () => {
  const result = read(good.replace('overflow: general }', 'holidays: [2026-12-25, 2027-01-01] }'));
  expect(result.ok && result.playbook.queues[0]?.holidays).toEqual(['2026-12-25', '2027-01-01']);
});

test('the published JSON Schema names the same settings as the schema that reads', () => {
  expect(Object.keys(PLAYBOOK_SCHEMA.properties).sort()).toEqual(Object.keys(playbookSourceSchema.entries).sort());
  const row = playbookSourceSchema.entries.intents.pipe[0].item.entries;
  const queue = playbookSourceSchema.entries.queues.pipe[0].value.wrapped.entries;
  const [published] = PLAYBOOK_SCHEMA.properties.queues.additionalProperties.anyOf;
  expect(Object.keys(published.properties).sort()).toEqual(Object.keys(queue).sort());
  expect(Object.keys(PLAYBOOK_SCHEMA.properties.intents.items.properties).sort()).toEqual(Object.keys(row).sort());
});

test('the demo’s playbook and articles have nothing wrong with them', () => {
  const demo = join(import.meta.dirname, '../../demo');
  expect(linesOf(readFileSync(join(demo, 'playbooks/demo.yaml'), 'utf8'))).toEqual([]);
  expect(readKnowledge(join(demo, 'knowledge')).findings).toEqual([]);
});

test('articles: mistakes are said with file and line, and an id stands once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-articles-'));
  writeFileSync(join(folder, 'a.md'), '---\nid: one\ntitle: One\ntags: [a, 429]\nurl: /help/one\n---\n\nText.\n');
  writeFileSync(join(folder, 'b.md'), '---\nid: one\ntitle: Two\n---\nText.\n');
  writeFileSync(join(folder, 'c.md'), '# no front matter\n');
  writeFileSync(join(folder, 'd.md'), '---\nid: four\nurl: "javascript:alert(1)"\n---\nText.\n');
  const lines = readKnowledge(folder).findings.map((one) => one.line.replace(`${folder}/`, ''));
  expect(lines.filter((one) => one.startsWith('b.md:1:1  the id “one” stands in '))).toHaveLength(1);
  expect(lines).toContain('c.md:1:1  has no front matter; begin it with --- and id, title, then --- again');
  expect(lines.some((one) => one.startsWith('d.md:') && one.includes('“title” is missing'))).toBe(true);
  expect(lines.some((one) => one.startsWith('d.md:3:') && one.includes('“url” must be an http(s) address'))).toBe(true);
  expect(lines.some((one) => one.startsWith('a.md'))).toBe(false);
});
