// How much of what customers gave stands in the context package, and how long it is. `npm run bench:package [-- --split train] [-- --show] [-- --record]`.
// Labels: people marked each turn of these dialogues (MultiDoGO, software and media, CDLA-Permissive 1.0) that gives content and nothing else.
import { parseArgs } from 'node:util';
import type { Entry } from '#domain/event';
import { buildPackage } from '#domain/pack';
import { inventedIn } from '#domain/package-facts';
import type { Playbook } from '#domain/playbook';
import { redact } from '#domain/redact';
import { emptyThread, reduceAll, type Thread } from '#domain/thread';
import { readLines, type Split, trainingData } from '../../server/train/data.ts';
import { PLAYBOOK } from '../domain/playbook.ts';
import { record } from './record.ts';
import { createSheet } from './sheet.ts';

interface Dialogue {
  readonly id: string;
  readonly turns: readonly { readonly text: string; readonly intents: readonly string[] }[];
}

/** Words that carry nothing a person would write down: function words, courtesies, the verbs of asking and giving. */
const EMPTY = new Set(
  (
    'a about all also am an and any are as at be been but by can could did do does dont for from give given go good got had has have hello hey hi hai ' +
    'how i id if in is it its just kindly know let like me mr mrs ms my name need no nope not now number of oh ok okay on one only or order our out please pls ' +
    'provide quantity sir so some sure take tell thank thanks that the their them there they this time to too up us want was we welcome well what when where ' +
    'which who will with would yeah yep yes you your here help more get make mam madam fine great nothing else again right then after before into than because ' +
    'send see wait check said say says should really thing things much many very use used using available needed other another dear bye morning evening afternoon day nice'
  ).split(' '),
);

const { values } = parseArgs({
  options: { split: { type: 'string', default: 'dev' }, show: { type: 'boolean' }, record: { type: 'boolean' } },
});
const folder = trainingData();
if (folder) await measure(folder, values.split === 'train' ? 'train' : 'dev');

async function measure(data: string, split: Split): Promise<void> {
  const dialogues = readLines<Dialogue>(data, `risk_multidogo_software_media/${split}.jsonl`);
  const playbook = PLAYBOOK;
  const found = dialogues.map((dialogue) => measured(playbook, dialogue));
  const sum = (of: (one: (typeof found)[number]) => number) => found.reduce((all, one) => all + of(one), 0);
  const share = (part: number, all: number) => Number((part / all).toFixed(4));
  const lengths = found.map(({ words }) => words).sort((a, b) => a - b);
  const sheet = createSheet();
  console.log(
    `\n${dialogues.length} dialogues of ${split}, ${sum(({ given }) => given.length)} details that customers gave.\n`,
  );
  sheet.tell(
    'PKG',
    'of the details stand in the package',
    share(
      sum((one) => one.given.length - one.missing.length),
      sum((one) => one.given.length),
    ),
    '>= 0.95',
  );
  sheet.tell(
    'PKG',
    'of them with a digit: numbers, amounts, dates',
    share(
      sum((one) => one.digits - one.missingDigits),
      sum((one) => one.digits),
    ),
    '>= 0.95',
  );
  sheet.tell(
    'PKG',
    'dialogues of which every detail stands in it',
    share(found.filter(({ missing }) => missing.length === 0).length, found.length),
  );
  sheet.tell(
    'PKG',
    'words of the summary, 99 of 100 dialogues',
    lengths[Math.floor(lengths.length * 0.99)] ?? 0,
    '<= 120',
  );
  sheet.tell('PKG', 'words of the longest summary', lengths.at(-1) ?? 0, '<= 120');
  sheet.tell('PKG', 'words of the median summary', lengths[Math.floor(lengths.length / 2)] ?? 0);
  sheet.tell('PKG', 'packages that say what nobody said', found.filter(({ invented }) => invented).length, '0');
  if (values.show)
    for (const one of found.filter(({ missing }) => missing.length > 0).slice(0, 12))
      console.log(`\n${one.summary.join('\n')}\n  MISSING ${one.missing.join(' ')}`);
  if (values.record) await record('package', 'npm run bench:package', sheet.figures());
  if (!sheet.allHold()) process.exitCode = 1;
}

function measured(playbook: Playbook, dialogue: Dialogue) {
  const texts = dialogue.turns.map(({ text }) => redact(text).text);
  const thread = threadOf(dialogue.id, texts);
  const made = buildPackage(playbook, thread, []);
  const summary = made.summary.map(({ text }) => text);
  const held = new Set(tokens(summary.join(' ')));
  const given = [...new Set(dialogue.turns.flatMap(({ intents }, at) => detailsIn(texts[at] ?? '', intents)))];
  const missing = given.filter((detail) => !held.has(detail));
  return {
    given,
    missing,
    digits: given.filter(hasDigit).length,
    missingDigits: missing.filter(hasDigit).length,
    words: summary.join(' ').split(/\s+/u).length,
    invented: inventedIn(playbook, thread, made).length > 0,
    summary,
  };
}

function detailsIn(text: string, intents: readonly string[]): readonly string[] {
  const all = tokens(text);
  return intents.includes('contentonly')
    ? all.filter((one) => one.length > 1 && !EMPTY.has(one))
    : all.filter(hasDigit);
}

/** Words and numbers, a number with what belongs to it: `2026-11-23`, `12.50`, `a@b.com`. */
function tokens(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.@:/+'’-][\p{L}\p{N}]+)*/gu) ?? [];
}

function hasDigit(token: string): boolean {
  return /\d/u.test(token);
}

function threadOf(id: string, texts: readonly string[]): Thread {
  const entries = texts.map(
    (text, at): Entry => ({
      seq: at + 1,
      at: at * 30_000,
      age: 0,
      by: { role: 'customer' },
      id: `turn-${at}`,
      event: { type: 'said', text },
    }),
  );
  return reduceAll(emptyThread(id), entries);
}
