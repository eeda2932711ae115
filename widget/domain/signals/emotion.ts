// The emotion check: anger, panic, frustration; mild frustration adds up over the turns of a segment.
import type { Check } from './check.ts';
import { EMOTION_MODEL } from './emotion-model.generated.ts';
import { CALMED, EMOTION_RULES } from './emotion-rules.ts';
import { looksEnglish } from './english.ts';
import { createLinearModel, type LinearModel } from './linear-model.ts';
import { type Folded, fold } from './normalise.ts';
import type { Evidence, Reading, Turn } from './reading.ts';
import { firedRules, together } from './rule.ts';
import { type Mark, shouting } from './shouting.ts';
import type { World } from './world.ts';

/** Half of what an earlier turn left is left after the next one. */
const FADES = 0.5;

/** How much of a turn's heat stays with the customer. One mild turn leaves little; three in a row cross the threshold. */
const STAYS = 0.35;

interface Earlier {
  readonly heat: number;
  readonly evidence: Evidence | null;
}

const CALM: Earlier = { heat: 0, evidence: null };

export function createEmotionCheck(packed = EMOTION_MODEL): Check {
  const model = createLinearModel(packed);
  let earlier = CALM;
  return {
    take(turn, { world }) {
      if (turn.from !== 'customer') return null;
      const now = marksOf(turn, model, world);
      const reading = read(now, earlier);
      earlier = remembered(turn, now, earlier);
      return reading;
    },
    segment() {
      earlier = CALM;
    },
  };
}

function marksOf(turn: Turn, model: LinearModel, world: World | null): Mark[] {
  const folded = fold(turn.text);
  const rules = !world || looksEnglish(folded.text) ? EMOTION_RULES : [...EMOTION_RULES, ...world.emotion];
  const fired = firedRules(rules, folded).map(({ rule, evidence }) => ({ strength: rule.strength, evidence }));
  return [...fired, ...shouting(turn.text), ...heatedWords(folded, model)];
}

/** What the model says is too little to fire alone adds little to a rule: its doubt is cubed, so that 0.4 counts as a quarter and 0.25 as a sixteenth. */
function heatedWords(folded: Folded, model: LinearModel): Mark[] {
  const { probability, because } = model.score(folded);
  const heat = probability < 0.5 ? 0.5 * (2 * probability) ** 3 : probability;
  const strength = CALMED.test(folded.text) ? heat * 0.45 : heat;
  return [{ strength, evidence: { words: strength < 0.1 ? '' : because(), rule: 'heated_words' } }];
}

/** A calm turn stays calm whatever was said before; a turn with a little heat is read with what it follows. */
function read(now: readonly Mark[], { heat, evidence }: Earlier): Reading {
  const here = strengthOf(now);
  const carried = here >= 0.2 ? heat : 0;
  const shown = now.filter(({ evidence: { words } }) => words !== '').map((mark) => mark.evidence);
  return {
    signal: 'emotion',
    strength: together([here, carried]),
    evidence: carried >= 0.1 && evidence !== null ? [...shown, evidence] : shown,
  };
}

const strengthOf = (marks: readonly Mark[]) => together(marks.map(({ strength }) => strength));

function remembered(turn: Turn, now: readonly Mark[], earlier: Earlier): Earlier {
  const here = strengthOf(now);
  const heat = Math.min(0.8, earlier.heat * FADES + here * STAYS);
  const first = now.find(({ evidence: { words } }) => words !== '');
  if (here < 0.2 || first === undefined) return { heat, evidence: earlier.evidence };
  return { heat, evidence: { words: first.evidence.words, rule: 'earlier_frustration', turn: turn.id } };
}
