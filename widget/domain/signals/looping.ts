// The looping check: the same question in other words, an answer rejected, the assistant about to say again what it said.
import type { Check, ProposedAnswer } from './check.ts';
import { wordsOf } from './grams.ts';
import { fold } from './normalise.ts';
import type { Evidence, Reading, Turn } from './reading.ts';
import { REJECTION_RULES } from './rejection-rules.ts';
import { firedRules, together } from './rule.ts';
import { likeness, type Sketch, sketchOf } from './sketch.ts';

/** Turns further back than these are forgotten, so that a turn costs the same however long the thread is. */
const REMEMBERED_QUESTIONS = 40;
const REMEMBERED_ANSWERS = 24;

/** So much of an earlier turn's text is kept, to be shown as evidence. */
const QUOTED = 200;

export interface LoopingCheck extends Check {
  /** Is the assistant about to give an answer that it already gave? Changes nothing. */
  repeats(answer: ProposedAnswer): Reading;
}

/** … and answers are told apart by their beginnings. */
const COMPARED = 1000;

interface Asked {
  readonly turn: string;
  readonly text: string;
  readonly sketch: Sketch;
}

interface Answered {
  readonly turn: string;
  readonly text: string;
  /** Its last words: what it asked, if anything. */
  readonly ends: string;
  readonly document: string | null;
  /** Made when it is first asked for: most answers are never held against another. */
  readonly sketch: () => Sketch;
}

interface Mark {
  readonly strength: number;
  readonly evidence: Evidence;
}

export function createLoopingCheck(): LoopingCheck {
  const asked: Asked[] = [];
  const answered: Answered[] = [];
  let last: Reading = calm();
  return {
    take(turn) {
      if (turn.from === 'assistant') remember(answered, answeredOf(turn), REMEMBERED_ANSWERS);
      if (turn.from !== 'customer') return null;
      const sketch = sketchOf(turn.text);
      last = readingOf([...rejected(turn, answered.at(-1) ?? null), ...askedAgain(turn, sketch, asked)]);
      remember(asked, { turn: turn.id, text: turn.text.slice(0, QUOTED), sketch }, REMEMBERED_QUESTIONS);
      return last;
    },
    repeats: (answer) => readingOf(saidAgain(answer, answered, last.strength)),
    segment() {
      asked.length = 0;
      answered.length = 0;
      last = calm();
    },
  };
}

function remember<T>(list: T[], item: T, most: number): void {
  list.push(item);
  if (list.length > most) list.shift();
}

function calm(): Reading {
  return { signal: 'looping', strength: 0, evidence: [] };
}

function readingOf(marks: readonly Mark[]): Reading {
  return {
    signal: 'looping',
    strength: together(marks.map(({ strength }) => strength)),
    evidence: marks.filter(({ strength }) => strength >= 0.2).map(({ evidence }) => evidence),
  };
}

/**
 * A rejection needs something to reject: before the assistant's first answer the same words tell of a problem. And a plain "no" to a
 * question of the assistant's is its answer, unless the question was whether it helped.
 */
function rejected(turn: Turn, answer: Answered | null): Mark[] {
  return firedRules(REJECTION_RULES, fold(turn.text)).map(({ rule, evidence }) => {
    const answers =
      rule.name === 'rejected_plain_no' &&
      answer !== null &&
      ASKS.test(answer.ends) &&
      !ASKS_WHETHER_IT_HELPED.test(answer.ends);
    const share = answer === null ? UNANSWERED : answers ? REPLY : 1;
    return { strength: rule.strength * share, evidence };
  });
}

const UNANSWERED = 0.3;
const REPLY = 0.5;
const ASKS = /\?\s*$/;
const ASKS_WHETHER_IT_HELPED = /\b(?:help|work|solve|fix|resolve|answer|right|correct|what you)/i;

function askedAgain(turn: Turn, sketch: Sketch, asked: readonly Asked[]): Mark[] {
  let best: Asked | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const earlier of asked) {
    const alike = alikeness(sketch, earlier.sketch);
    if (alike <= most) continue;
    best = earlier;
    most = alike;
  }
  if (best === null || saysNothing(turn.text)) return [];
  // The more there was to be alike to by chance, the more alike it has to be.
  const strength = 1 / (1 + Math.exp(STEEPNESS * (ALIKE + PER_CHANCE * Math.log(asked.length) - most)));
  const evidence = { words: turn.text.slice(0, QUOTED), rule: 'same_question', turn: best.turn, against: best.text };
  return [{ strength, evidence }];
}

/**
 * Set on pairs of questions of one intent and of two (Banking77, CLINC150), and on the customer's turns of STAR and IARD, where hardly
 * anybody asks again: about one pair in 30 and one turn in 30 is a false alarm at a half.
 */
const ALIKE = 1.2;
const PER_CHANCE = 0.24;
const STEEPNESS = 5;
const MEANING_COUNTS = 0.6;

/** Under this, a message has little in it to be alike by ("yes please", "try 2pm"), and has to be all the more alike. */
const ENOUGH_MASS = 12;
const PER_MISSING_MASS = 0.06;

/** Yes, please, thanks, that worked: said as often as one likes. */
function saysNothing(text: string): boolean {
  return text.length <= LONGEST_NOTHING && wordsOf(fold(text).text).every((word) => NOTHING.has(word));
}

const LONGEST_NOTHING = 60;
const NOTHING: ReadonlySet<string> = new Set(
  `a ahead all alright am and are bye cool correct day did do does done fine for go good goodbye great have hello help helped hey hi
  i i'm in is it it's just lot maybe me morning much never mind my next nice no nope not nothing now of oh ok okay perfect please
  proceed really right so sorry sounds super sure thank thanks that that's the there think this to too u understood very welcome
  well will with work worked works wow yea yeah yep yes you your more`.split(/\s+/),
);

function alikeness(a: Sketch, b: Sketch): number {
  const { trigrams, parts, meaning } = likeness(a, b);
  const missing = Math.max(0, ENOUGH_MASS - Math.min(a.mass, b.mass));
  return trigrams + parts + MEANING_COUNTS * meaning - PER_MISSING_MASS * missing;
}

function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function answeredOf(turn: Turn): Answered {
  const read = turn.text.slice(0, COMPARED);
  return {
    turn: turn.id,
    text: turn.text.slice(0, QUOTED),
    ends: turn.text.slice(-QUOTED),
    document: turn.documents?.[0]?.id ?? null,
    sketch: once(() => sketchOf(read)),
  };
}

/** Alike answers are a loop; one document twice is a loop only where the customer came back to the same thing. */
function saidAgain(answer: ProposedAnswer, answered: readonly Answered[], looping: number): Mark[] {
  const sketch = sketchOf(answer.text.slice(0, COMPARED));
  const document = answer.documents[0]?.id ?? null;
  const marks: Mark[] = [];
  for (const earlier of answered) {
    const { parts, trigrams } = likeness(sketch, earlier.sketch());
    const alike = Math.min(parts, trigrams);
    const evidence = { words: answer.text.slice(0, QUOTED), turn: earlier.turn, against: earlier.text };
    if (alike > 0.85) marks.push({ strength: alike * alike, evidence: { ...evidence, rule: 'same_answer' } });
    else if (document !== null && document === earlier.document)
      marks.push({ strength: looping >= 0.5 ? 0.7 : 0.3, evidence: { ...evidence, rule: 'same_document' } });
  }
  const best = marks.sort((a, b) => b.strength - a.strength)[0];
  return best ? [best] : [];
}
