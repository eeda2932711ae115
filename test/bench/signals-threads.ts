// Measures looping, confidence and intents on every labelled set there is.
import { gzipSync } from 'node:zlib';
import { buildClassifier, type IntentExamples } from '#domain/compile';
import { createIntentReader } from '#domain/intent';
import { createConfidenceCheck } from '#domain/signals/confidence';
import { createLoopingCheck } from '#domain/signals/looping';
import type { Turn } from '#domain/signals/reading';
import { FEATURES, retrievalOf } from '#domain/signals/retrieval';
import { WORLD } from '#domain/signals/world';
import { bankingQuestions, clincQuestions, clincUnknown, type Question, readLines } from '../../server/train/data.ts';
import { randomFrom } from '../../server/train/random.ts';
import { type Asked, givenRetrievals, learnRetrieval, retrievalSets } from '../../server/train/retrieval.ts';
import { type Ranking, ranked, type Scored } from './ranking.ts';

export interface ThreadRow extends Ranking {
  readonly signal: string;
  readonly set: string;
  readonly microseconds: number;
  /** Share of the positives found where one negative in 20 is a false alarm. */
  readonly recallAt5: number;
}

export interface IntentRow {
  readonly set: string;
  readonly intents: number;
  readonly examples: number;
  /** The best intent is the right one. */
  readonly top: number;
  /** … and is not held back as fitting nothing. */
  readonly accuracy: number;
  /** Share of out-of-scope questions that fit nothing. */
  readonly outOfScopeFound: number;
  readonly kilobytes: number;
  readonly seconds: number;
  readonly microseconds: number;
}

/** Nothing where the labelled conversations are absent. */
export function signalsThreadRows(folder: string): ThreadRow[] {
  return [...pairRows(folder), ...loopRows(folder), ...retrievalRows(folder), ...heldOutRows(folder), starRow(folder)];
}

// Looping: the same question

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly same: 0 | 1;
}

function pairRows(folder: string): ThreadRow[] {
  const sets = {
    'banking77 pairs dev': readLines<Pair>(folder, 'repeat_pairs_banking77/dev.jsonl'),
    'clinc150 pairs dev': pairsOf(clincQuestions(folder, 'dev'), 2000),
  };
  return Object.entries(sets).flatMap(([name, pairs]) => [
    measured('looping', name, pairs, ({ a, b, same }) => ({ strength: askedTwice(a, b), label: same })),
    measured('looping', `${name}, plain trigrams`, pairs, ({ a, b, same }) => ({
      strength: trigrams(a, b),
      label: same,
    })),
  ]);
}

function askedTwice(a: string, b: string): number {
  const check = createLoopingCheck();
  check.take({ id: 'a', from: 'customer', text: a }, { account: null, world: WORLD });
  return check.take({ id: 'b', from: 'customer', text: b }, { account: null, world: WORLD })?.strength ?? 0;
}

/** What everything is held against: the cosine of letter trigrams. */
function trigrams(a: string, b: string): number {
  const [left, right] = [countsOf(a), countsOf(b)];
  let dot = 0;
  for (const [gram, count] of left) dot += count * (right.get(gram) ?? 0);
  const norm = (counts: Map<string, number>) => Math.sqrt([...counts.values()].reduce((sum, n) => sum + n * n, 0)) || 1;
  return dot / norm(left) / norm(right);
}

function countsOf(text: string): Map<string, number> {
  const plain = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const counts = new Map<string, number>();
  for (let i = 0; i + 3 <= plain.length; i++) {
    const gram = plain.slice(i, i + 3);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

/** Half of one intent, half of two; made as the Banking77 pairs are, but without the hard half. */
function pairsOf(questions: readonly Question[], count: number): Pair[] {
  const random = randomFrom(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const byIntent = byIntentOf(questions);
  return Array.from({ length: count }, (_, i): Pair => {
    const a = pick(questions);
    if (i % 2 === 0) return { a: a.text, b: pick(byIntent.get(a.intent) ?? questions).text, same: 1 };
    let b = pick(questions);
    while (b.intent === a.intent) b = pick(questions);
    return { a: a.text, b: b.text, same: 0 };
  });
}

// Looping: whole dialogues

interface Dialogue {
  readonly turns: readonly ({ readonly role: string; readonly text: string } & Readonly<Record<string, unknown>>)[];
}

function loopRows(folder: string): ThreadRow[] {
  const dialogues = (file: string) => readLines<Dialogue>(folder, file);
  const iard = [...dialogues('looping_iard/train.jsonl'), ...dialogues('looping_iard/dev.jsonl')];
  return [
    loopRow('iard, answer rejected', iard, 'reject'),
    loopRow('iard, pushback', iard, 'pushback'),
    loopRow('multidogo dev, asked again', dialogues('risk_multidogo_software_media/dev.jsonl'), 'restates'),
    loopRow('uss-mwoz dev, dissatisfied', dialogues('satisfaction_uss_mwoz/dev.jsonl'), 'dissatisfied'),
    loopRow('star dev, ordinary dialogue', dialogues('confidence_star_oos/dev.jsonl'), 'none'),
  ];
}

function loopRow(name: string, dialogues: readonly Dialogue[], label: string): ThreadRow {
  const turns = dialogues.flatMap((dialogue) => {
    const check = createLoopingCheck();
    return dialogue.turns.map((turn, i) => ({ check, turn, id: `t${i}` }));
  });
  const start = performance.now();
  const scored = turns.flatMap(({ check, turn, id }): Scored[] => {
    const one: Turn = { id, from: turn.role === 'user' ? 'customer' : 'assistant', text: turn.text };
    const reading = check.take(one, { account: null, world: WORLD });
    return reading && turn[label] !== null ? [{ strength: reading.strength, label: turn[label] === 1 ? 1 : 0 }] : [];
  });
  return row('looping', name, scored, ((performance.now() - start) * 1000) / scored.length);
}

// Confidence

function retrievalRows(folder: string): ThreadRow[] {
  const check = createConfidenceCheck();
  const sets = { 'clinc examples dev': givenRetrievals(folder, 'dev'), ...retrievalSets(folder) };
  return Object.entries(sets).map(([name, asked]) =>
    measured('confidence', name, asked, ({ question, documents, wrong }) => ({
      strength: check.judge(question, { text: documents[0]?.text ?? '', documents }).strength,
      label: wrong ? 1 : 0,
    })),
  );
}

/** Learnt again without the source, then measured on it. */
function heldOutRows(folder: string): ThreadRow[] {
  const sets = retrievalSets(folder);
  const of = (source: string, kind: string) =>
    Object.keys(sets).flatMap((name) => (name.startsWith(source) && name.includes(kind) ? [sets[name] ?? []] : []));
  return (['examples', 'passages'] as const).flatMap((kind) =>
    ['clinc', 'banking'].map((held) => {
      const { bias, weights } = learnRetrieval(of(held === 'clinc' ? 'banking' : 'clinc', kind), kind);
      const chance = ({ question, documents }: Asked) => {
        const retrieval = retrievalOf(question, documents);
        if (!retrieval) return 1;
        const sum = FEATURES.reduce((total, name, k) => total + retrieval.features[name] * (weights[k] ?? 0), bias);
        return 1 / (1 + Math.exp(-sum));
      };
      return measured('confidence', `${held} ${kind} (held out)`, of(held, kind).flat(), (asked) => ({
        strength: chance(asked),
        label: asked.wrong ? 1 : 0,
      }));
    }),
  );
}

function starRow(folder: string): ThreadRow {
  const check = createConfidenceCheck();
  const turns = readLines<Dialogue>(folder, 'confidence_star_oos/dev.jsonl').flatMap(({ turns }) =>
    turns.flatMap((turn, i) => (turn.role === 'user' ? [{ turn, answer: turns[i + 1] }] : [])),
  );
  return measured('confidence', 'star dev, out of scope', turns, ({ turn, answer }) => {
    const text = answer?.role === 'bot' ? answer.text : null;
    const reading = check.judge(turn.text, text === null ? null : { text, documents: [] });
    return { strength: reading.strength, label: turn.oos === 1 ? 1 : 0 };
  });
}

function measured<T>(signal: string, set: string, items: readonly T[], read: (item: T) => Scored): ThreadRow {
  for (const item of items.slice(0, 300)) read(item);
  const start = performance.now();
  const scored = items.map(read);
  return row(signal, set, scored, ((performance.now() - start) * 1000) / items.length);
}

function row(signal: string, set: string, scored: readonly Scored[], microseconds: number): ThreadRow {
  return { signal, set, ...ranked(scored), microseconds, recallAt5: recallAt(scored, 0.05) };
}

function recallAt(scored: readonly Scored[], falseAlarms: number): number {
  const negatives = scored.filter(({ label }) => label === 0).map(({ strength }) => strength);
  const limit = negatives.sort((a, b) => b - a)[Math.floor(negatives.length * falseAlarms)] ?? 0;
  const positives = scored.filter(({ label }) => label === 1);
  return positives.filter(({ strength }) => strength > limit).length / positives.length;
}

// Intents

/** Takes about two minutes. */
export function intentRows(folder: string): IntentRow[] {
  const banking = bankingQuestions(folder, 'train');
  const clinc = clincQuestions(folder, 'train');
  const clincAsked = clincQuestions(folder, 'dev');
  const unknown = clincUnknown(folder, 'dev');
  const chosen = [...new Set(clinc.map(({ intent }) => intent))].filter((_, i) => i % 10 === 0);
  const isChosen = ({ intent }: Question) => chosen.includes(intent);
  const small = (each: number) =>
    rowsOf(clinc.filter(isChosen)).map(({ id, says }) => ({ id, says: says.slice(0, each) }));
  return [
    intentRow('banking77', rowsOf(banking), bankingQuestions(folder, 'dev'), unknown),
    intentRow('clinc150', rowsOf(clinc), clincAsked, unknown),
    ...[5, 15, 100].map((each) =>
      intentRow(`clinc, ${each} examples each`, small(each), clincAsked.filter(isChosen), unknown),
    ),
  ];
}

function byIntentOf(questions: readonly Question[]): Map<string, Question[]> {
  const groups = new Map<string, Question[]>();
  for (const one of questions) {
    const group = groups.get(one.intent) ?? [];
    group.push(one);
    groups.set(one.intent, group);
  }
  return groups;
}

function rowsOf(questions: readonly Question[]): IntentExamples[] {
  return [...byIntentOf(questions)].map(([id, rows]) => ({
    id,
    says: rows.map(({ text }) => text),
  }));
}

function intentRow(
  set: string,
  rows: readonly IntentExamples[],
  asked: readonly Question[],
  unknown: readonly string[],
): IntentRow {
  const started = performance.now();
  const classifier = buildClassifier(rows);
  const seconds = (performance.now() - started) / 1000;
  const read = createIntentReader(classifier);
  const top = createIntentReader({ ...classifier, threshold: 0 });
  const share = (texts: readonly Question[], reader: typeof read) =>
    texts.filter(({ text, intent }) => reader(text).id === intent).length / texts.length;
  const readAt = performance.now();
  const accuracy = share(asked, read);
  const microseconds = ((performance.now() - readAt) * 1000) / asked.length;
  return {
    set,
    intents: rows.length,
    examples: rows.reduce((sum, { says }) => sum + says.length, 0),
    top: share(asked, top),
    accuracy,
    outOfScopeFound: unknown.filter((text) => read(text).id === null).length / unknown.length,
    kilobytes: gzipSync(JSON.stringify(classifier)).length / 1000,
    seconds,
    microseconds,
  };
}

export function printedThreads(rows: readonly ThreadRow[]): string {
  const share = (value: number) => (Number.isFinite(value) ? value.toFixed(3) : '-').padStart(7);
  const heads = ['+', '-', 'prec', 'recall', 'F1', 'false%', 'AUROC', 'AP', 'ECE', 'R@5%', 'µs'];
  const lines = rows.map((one) =>
    [
      one.signal.padEnd(11) + one.set.padEnd(40),
      String(one.positives).padStart(7),
      String(one.negatives).padStart(7),
      ...[
        one.precision,
        one.recall,
        one.f1,
        one.falseAlarms * 100,
        one.auroc,
        one.averagePrecision,
        one.ece,
        one.recallAt5,
      ].map(share),
      one.microseconds.toFixed(1).padStart(7),
    ].join(''),
  );
  return [`${'signal'.padEnd(11)}${'set'.padEnd(40)}${heads.map((name) => name.padStart(7)).join('')}`, ...lines].join(
    '\n',
  );
}

export function printedIntents(rows: readonly IntentRow[]): string {
  const heads = ['intents', 'examples', 'top', 'accuracy', 'oos found', 'kB gzip', 'compile s', 'µs'];
  const lines = rows.map((one) =>
    [
      one.set.padEnd(26),
      ...[
        String(one.intents),
        String(one.examples),
        one.top.toFixed(4),
        one.accuracy.toFixed(4),
        one.outOfScopeFound.toFixed(3),
        one.kilobytes.toFixed(1),
        one.seconds.toFixed(1),
        one.microseconds.toFixed(1),
      ].map((cell) => cell.padStart(10)),
    ].join(''),
  );
  return [`${'intents'.padEnd(26)}${heads.map((name) => name.padStart(10)).join('')}`, ...lines].join('\n');
}
