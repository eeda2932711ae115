// Learns how far an answer can be trusted from the documents found for it: a logistic regression for each kind of knowledge base.
import type { AnswerDocument } from '#domain/signals/reading';
import { FEATURES, type Retrieval, retrievalOf } from '#domain/signals/retrieval';
import { bm25, type KnownAnswer } from './bm25.ts';
import { bankingQuestions, clincQuestions, clincUnknown, readLines } from './data.ts';
import { type Generated, makeWhenStarted } from './generated.ts';
import { randomFrom } from './random.ts';

export interface Asked {
  readonly question: string;
  readonly documents: readonly AnswerDocument[];
  /** The first document does not answer the question. */
  readonly wrong: boolean;
}

export interface Weights {
  readonly bias: number;
  readonly weights: readonly number[];
}

interface RetrievalLine {
  readonly query: string;
  readonly hits: readonly { readonly answer: string; readonly score: number; readonly text: string }[];
  readonly fail: number;
}

export function givenRetrievals(folder: string, part: 'train' | 'dev'): Asked[] {
  return readLines<RetrievalLine>(folder, `confidence_retrieval_clinc/${part}.jsonl`).map(({ query, hits, fail }) => ({
    question: query,
    documents: hits.map(({ answer, score, text }, i) => ({ id: String(i), title: answer, score, text })),
    wrong: fail === 1,
  }));
}

/** Asks `questions` of a knowledge base of the first `each` of every intent that `keep` keeps: what is left out has no answer in it. */
export function asked(
  known: readonly KnownAnswer[],
  questions: readonly KnownAnswer[],
  {
    each,
    keep = () => true,
    passages = false,
  }: { each: number; keep?: (intent: string) => boolean; passages?: boolean },
): Asked[] {
  const counts = new Map<string, number>();
  const kept = known.filter(({ intent }) => {
    const count = counts.get(intent) ?? 0;
    counts.set(intent, count + 1);
    return keep(intent) && count < each;
  });
  const find = bm25(passages ? joined(kept) : kept);
  return questions.map(({ text, intent }) => {
    const documents = find(text);
    return { question: text, documents, wrong: documents[0]?.title !== intent };
  });
}

/** One passage an intent, as an article of a help centre is: the same matter in many words. */
function joined(known: readonly KnownAnswer[]): KnownAnswer[] {
  const passages = new Map<string, string>();
  for (const { intent, text } of known) passages.set(intent, `${passages.get(intent) ?? ''} ${text}`);
  return [...passages].map(([intent, text]) => ({ intent, text: text.trim() }));
}

export function retrievalSets(folder: string): Readonly<Record<string, readonly Asked[]>> {
  const banking = bankingQuestions(folder, 'train');
  const bankingAsked = bankingQuestions(folder, 'dev');
  const clinc = clincQuestions(folder, 'train');
  const unknown = clincUnknown(folder, 'train').map((text) => ({ text, intent: 'none' }));
  const clincAsked = clinc.filter((_, i) => i % 7 === 6);
  const clincKnown = clinc.filter((_, i) => i % 7 !== 6);
  const half = (intent: string) => intent.length % 2 === 0;
  return {
    'clinc examples': givenRetrievals(folder, 'train'),
    'clinc examples, half': asked(clincKnown, [...clincAsked, ...unknown], { each: 10, keep: half }),
    'clinc passages': asked(clincKnown, [...clincAsked, ...unknown], { each: 8, passages: true }),
    'clinc passages, half': asked(clincKnown, clincAsked, { each: 8, keep: half, passages: true }),
    'banking examples': asked(banking, bankingAsked, { each: 20 }),
    'banking examples, half': asked(banking, bankingAsked, { each: 10, keep: half }),
    'banking passages': asked(banking, bankingAsked, { each: 8, passages: true }),
    'banking passages, half': asked(banking, bankingAsked, { each: 8, keep: half, passages: true }),
  };
}

/** Every set counts the same, whatever its size. */
export function learnRetrieval(sets: readonly (readonly Asked[])[], kind: Retrieval['kind']): Weights {
  const rows = sets.flatMap((set) => {
    const read = set.flatMap(({ question, documents, wrong }) => {
      const retrieval = retrievalOf(question, documents);
      return retrieval?.kind === kind
        ? [{ x: FEATURES.map((name) => retrieval.features[name]), y: wrong ? 1 : 0 }]
        : [];
    });
    return read.map((row) => ({ ...row, weight: 1000 / read.length }));
  });
  return descend(rows);
}

interface Row {
  readonly x: readonly number[];
  readonly y: number;
  readonly weight: number;
}

function descend(rows: readonly Row[]): Weights {
  const random = randomFrom(5);
  const weights = FEATURES.map(() => 0);
  let bias = 0;
  for (let round = 0; round < 60; round++) {
    const pace = 0.15 * (1 - round / 60);
    for (let n = 0; n < rows.length; n++) {
      const row = rows[Math.floor(random() * rows.length)];
      if (!row) continue;
      const sum = row.x.reduce((total, value, k) => total + value * (weights[k] ?? 0), bias);
      const error = (1 / (1 + Math.exp(-sum)) - row.y) * Math.min(3, row.weight);
      bias -= pace * error;
      row.x.forEach((value, k) => {
        weights[k] = (weights[k] ?? 0) - pace * (error * value + 2e-4 * (weights[k] ?? 0));
      });
    }
  }
  const short = (value: number) => Math.round(value * 1000) / 1000;
  return { bias: short(bias), weights: weights.map(short) };
}

function retrievalWeights(folder: string): Generated {
  const sets = retrievalSets(folder);
  const of = (kind: Retrieval['kind']) =>
    learnRetrieval(
      Object.keys(sets).flatMap((name) => (name.includes(kind) ? [sets[name] ?? []] : [])),
      kind,
    );
  return {
    file: 'signals/retrieval',
    what: 'How much each feature of a retrieval, in the order of FEATURES, speaks for a wrong answer.',
    sources: ['banking', 'clinc'],
    kept: 'numbers and words',
    code: `export const RETRIEVAL_WEIGHTS: Readonly<
  Record<'examples' | 'passages', { readonly bias: number; readonly weights: readonly number[] }>
> = ${JSON.stringify({ examples: of('examples'), passages: of('passages') }, null, 2)};`,
  };
}

makeWhenStarted(import.meta.url, retrievalWeights);
