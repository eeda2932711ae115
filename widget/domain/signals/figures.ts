// Two documents that give different figures for the same thing: one of them is wrong, and nobody knows which.
import { partsOf } from './meaning.ts';
import { fold } from './normalise.ts';
import type { AnswerDocument, Evidence } from './reading.ts';
import { readWords } from './sketch.ts';

/** So much of a document is searched for figures. */
const SEARCHED = 1500;
/** The sentences around two figures speak of the same thing from here on. */
const SAME_MATTER = 0.5;

interface Figure {
  readonly value: string;
  readonly unit: string;
  /** As it stands in the document. */
  readonly words: string;
  readonly parts: ReadonlyMap<string, number>;
}

/** Figures that clash, if any: `14 days` in one document, `30 days` in the other, in sentences about the same matter. */
export function clashOf(a: AnswerDocument, b: AnswerDocument): Evidence | null {
  const others = figuresIn(b);
  for (const one of figuresIn(a)) {
    const against = others.find((other) => other.unit === one.unit && sameMatter(one, other));
    if (!against || others.some((other) => other.unit === one.unit && other.value === one.value)) continue;
    return {
      rule: 'contradiction',
      words: `${a.title}: ${one.words}`,
      against: `${b.title}: ${against.words}`,
    };
  }
  return null;
}

const FIGURE =
  /([$€£]) ?(\d{1,7}(?:[.,]\d{1,3})?)|(\d{1,7}(?:[.,]\d{1,3})?) ?-?(%|percent|business days?|working days?|days?|hours?|minutes?|weeks?|months?|years?|euros?|dollars?|pounds?|eur|usd|gbp|gb|mb|seats?|users?)\b/g;

function figuresIn({ text = '' }: AnswerDocument): Figure[] {
  const searched = fold(text.slice(0, SEARCHED)).text;
  return searched.split(/(?<=[.!?])\s|\n/).flatMap((sentence) => {
    const found = [...sentence.matchAll(FIGURE)];
    if (found.length === 0) return [];
    const parts = partsOf(readWords(sentence.replace(FIGURE, ' ')));
    return found.map((match) => ({
      value: (match[2] ?? match[3] ?? '').replace(',', '.'),
      unit: unitOf(match[1] ?? match[4] ?? ''),
      words: match[0],
      parts,
    }));
  });
}

const UNITS: Readonly<Record<string, string>> = {
  $: 'usd',
  dollar: 'usd',
  '€': 'eur',
  euro: 'eur',
  '£': 'gbp',
  pound: 'gbp',
  '%': 'percent',
};

function unitOf(written: string): string {
  const singular = written.replace(/^(?:business|working) /, '').replace(/s$/, '');
  return UNITS[singular] ?? singular;
}

function sameMatter(a: Figure, b: Figure): boolean {
  let shared = 0;
  let all = 0;
  for (const [part, weight] of a.parts) {
    all += weight;
    if (b.parts.has(part)) shared += weight;
  }
  for (const [part, weight] of b.parts) {
    all += weight;
    if (a.parts.has(part)) shared += weight;
  }
  return all > 0 && shared / all >= SAME_MATTER;
}
