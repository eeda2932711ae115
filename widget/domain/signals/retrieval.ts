// What the documents found for a question tell about the answer made from them: fifteen cheap numbers, only ratios of the scores are read.
import { meaningOf, partsOf } from './meaning.ts';
import { rarityOf } from './rarity.ts';
import type { AnswerDocument } from './reading.ts';
import { type Bag, cosine as likeness, product, readWords, trigramsOf } from './sketch.ts';

/** Five documents tell as much as fifty. */
const READ = 5;

/** Over so many words a text is a passage, which says more than the question does; under it, it is an example of a question. */
const PASSAGE = 30;

/** From here on a word is one that a question is about. */
const TELLING = 5;

export interface Retrieval {
  /** Several documents can stand for one answer (their titles repeat, or they are short examples): then their agreement counts. */
  readonly kind: 'examples' | 'passages';
  readonly features: Readonly<Record<Feature, number>>;
  /** The best document of another answer than the first. */
  readonly rival: AnswerDocument | null;
  /** Words of the question that no document has, the most telling first. */
  readonly uncovered: readonly string[];
}

export const FEATURES = [
  'agreement',
  'votes',
  'rivalScore',
  'covered',
  'coveredByAny',
  'coveredByAgreeing',
  'alike',
  'letters',
  'rivalAlike',
  'meant',
  'meantByAgreeing',
  'rivalMeant',
  'missing',
  'spread',
  'length',
] as const;
export type Feature = (typeof FEATURES)[number];

/** A document, read: the same few articles are found again and again. */
interface Content {
  readonly answer: string;
  readonly words: ReadonlySet<string>;
  readonly parts: ReadonlyMap<string, number>;
  readonly letters: Bag;
  readonly meaning: Float32Array;
  readonly size: number;
}

interface Found {
  readonly from: AnswerDocument;
  readonly answer: string;
  readonly score: number;
  readonly words: ReadonlySet<string>;
  /** By words and concepts. */
  readonly alike: number;
  /** By letters. */
  readonly letters: number;
  /** By what is meant, −1 to 1. */
  readonly meant: number;
  readonly size: number;
}

/** `documents` come best first, at least one. */
export function retrievalOf(question: string, documents: readonly AnswerDocument[]): Retrieval | null {
  const asked = readWords(question);
  const askedParts = partsOf(asked);
  const letters = trigramsOf(asked);
  const meaning = meaningOf(askedParts);
  const found = documents.slice(0, READ).map((from): Found => {
    const { answer, words, size, ...content } = contentOf(from);
    return {
      from,
      answer,
      score: from.score ?? Number.NaN,
      words,
      alike: cosine(askedParts, content.parts),
      letters: likeness(letters, content.letters),
      meant: product(meaning, content.meaning),
      size,
    };
  });
  const [first] = found;
  if (!first) return null;
  const kind = kindOf(found);
  const scores = scoresOf(found);
  const top = scores[0] || 1;
  const agreeing = found.filter(({ answer }) => answer === first.answer);
  const rivalAt = found.findIndex(({ answer }) => answer !== first.answer);
  const others = found.filter(({ answer }) => answer !== first.answer);
  const best = (list: readonly Found[]) =>
    list.reduce((most, { alike, letters }) => Math.max(most, alike + letters), 0);
  const meant = (list: readonly Found[]) => list.reduce((most, one) => Math.max(most, one.meant), -1);
  const covered = coverageBy(asked);
  const total = scores.reduce((sum, score) => sum + score, 0) || 1;
  const uncovered = [...new Set(asked)]
    .filter((word) => isTelling(word) && !found.some(({ words }) => words.has(word)))
    .sort((a, b) => rarityOf(b) - rarityOf(a));
  return {
    kind,
    features: {
      agreement: found.reduce((sum, one, i) => sum + (one.answer === first.answer ? (scores[i] ?? 0) : 0), 0) / total,
      votes: agreeing.length / READ,
      rivalScore: rivalAt < 0 ? 0 : (scores[rivalAt] ?? 0) / top,
      covered: covered([first]),
      coveredByAny: covered(found),
      coveredByAgreeing: covered(agreeing),
      alike: first.alike,
      letters: first.letters,
      meant: meant(agreeing),
      meantByAgreeing: agreeing.reduce((sum, one) => sum + one.meant, 0) / agreeing.length,
      rivalMeant: others.length > 0 ? meant(others) - meant(agreeing) : -0.5,
      missing: Math.log(1 + uncovered.length),
      rivalAlike: best(others) - best(agreeing),
      spread: 1 - (scores.at(-1) ?? 0) / top,
      length: Math.log(asked.length + 1),
    },
    rival: found[rivalAt]?.from ?? null,
    uncovered,
  };
}

/** A number is no word that an article would have to have. */
function isTelling(word: string): boolean {
  return rarityOf(word) >= TELLING && !/\d/.test(word);
}

/** So many documents are kept as they were read. */
const MOST_CONTENTS = 256;
const contents = new Map<string, Content>();

function contentOf(from: AnswerDocument): Content {
  const key = `${from.id}\n${from.title}\n${from.text ?? ''}`;
  const known = contents.get(key);
  if (known) return known;
  const content = read(from);
  if (contents.size >= MOST_CONTENTS) contents.clear();
  contents.set(key, content);
  return content;
}

function read(from: AnswerDocument): Content {
  const title = readWords(from.title);
  const text = readWords(from.text ?? '');
  const words = text.length > 0 ? text : title;
  const all = words === title || words.length < PASSAGE ? words : [...title, ...words];
  const parts = partsOf(all);
  return {
    answer: from.title.trim() === '' ? from.id : from.title.trim().toLowerCase(),
    words: new Set(all),
    parts,
    letters: trigramsOf(all),
    meaning: meaningOf(parts),
    size: words.length,
  };
}

function kindOf(found: readonly Found[]): Retrieval['kind'] {
  const titles = new Set(found.map(({ answer }) => answer));
  if (titles.size < found.length) return 'examples';
  const words = found.reduce((sum, { size }) => sum + size, 0) / found.length;
  const named = found.every(({ from }) => (from.text ?? '').trim() !== '');
  return named && found.length > 1 && words < PASSAGE ? 'examples' : 'passages';
}

/** Where the retriever gives no scores, likeness stands in for them. */
function scoresOf(found: readonly Found[]): number[] {
  const given = found.every(({ score }) => Number.isFinite(score) && score >= 0);
  return found.map(({ score, alike }) => (given ? score : alike + 0.01));
}

/** The share of what the question's words tell that the documents have. */
function coverageBy(asked: readonly string[]): (found: readonly Found[]) => number {
  const distinct = [...new Set(asked)];
  const whole = distinct.reduce((sum, word) => sum + rarityOf(word), 0) || 1;
  return (found) =>
    distinct.reduce((sum, word) => sum + (found.some(({ words }) => words.has(word)) ? rarityOf(word) : 0), 0) / whole;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let dot = 0;
  let left = 0;
  let right = 0;
  for (const [part, weight] of a) {
    left += weight * weight;
    dot += weight * (b.get(part) ?? 0);
  }
  for (const weight of b.values()) right += weight * weight;
  return dot / (Math.sqrt(left * right) || 1);
}
