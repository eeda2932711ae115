// Why a thread came to people, in words: readings and their evidence as sentences an agent takes in at a glance.

import { againstInWords, ruleInWords } from './rule-words.ts';
import type { Evidence, PersonRequest, Reading, Signal } from './signals/reading.ts';

/** A quotation from the thread, and where it stands. */
export interface Quote {
  readonly text: string;
  /** Id of the turn the words stand in; null: the turn that was read. */
  readonly turn: string | null;
  /** False: not somebody's words but a trait or a figure, shown without quotation marks. */
  readonly spoken: boolean;
  /** What this was held against: earlier words, in `turn`, or another document, in none; `how` is the word between the two. */
  readonly against: { readonly text: string; readonly how: string; readonly turn: string | null } | null;
}

/** One reason: a rule that fired, and the words that made it fire. */
export interface Reason {
  readonly signal: Signal | 'asked';
  readonly rule: string;
  /** The rule in words: “Billing dispute”. */
  readonly title: string;
  /** 0 to 1, 0.5 is the shipped threshold; null for a request for a person, which is an order and has no strength. */
  readonly strength: number | null;
  readonly quotes: readonly Quote[];
}

/** All reasons, an order for a person first, then the readings, strongest first. Evidence of the same rule is one reason. */
export function reasonsOf(raisedBy: readonly Reading[], asked: PersonRequest['evidence']): readonly Reason[] {
  const readings = [...raisedBy].sort((a, b) => b.strength - a.strength);
  return [
    ...byRule('asked', null, asked),
    ...readings.flatMap((reading) => byRule(reading.signal, reading.strength, reading.evidence)),
  ];
}

/** A reason as one line of text: `The same question twice: “where is it” (earlier “no parcel yet”)`. */
export function inWords(reason: Reason): string {
  const quotes = reason.quotes.map(quoted).join(', ');
  return quotes === '' ? reason.title : `${reason.title}: ${quotes}`;
}

/** What a signal is called in front of agents. */
export const SIGNAL_NAMES: Readonly<Record<Reason['signal'], string>> = {
  asked: 'Asked for a person',
  risk: 'Risk',
  confidence: 'Weak answer',
  emotion: 'Emotion',
  value: 'Account value',
  looping: 'Going in circles',
};

function byRule(signal: Reason['signal'], strength: number | null, evidence: readonly Evidence[]): readonly Reason[] {
  const rules = [...new Set(evidence.map((one) => one.rule))];
  return rules.map((rule) => ({
    signal,
    rule,
    title: signal === 'asked' ? SIGNAL_NAMES.asked : ruleInWords(rule),
    strength,
    quotes: evidence.filter((one) => one.rule === rule && one.words !== '').map((one) => quoteOf(one, signal)),
  }));
}

function quoteOf({ words, rule, turn, against }: Evidence, signal: Reason['signal']): Quote {
  const trait = signal === 'value' && rule.startsWith('account_');
  return {
    // A trait stands there as `plan: enterprise`, and the rule's name says already that it is the plan.
    text: trait ? words.replace(/^\w+: /, '') : words,
    turn: against === undefined ? (turn ?? null) : null,
    spoken: !trait && rule !== 'own_confidence',
    against: against === undefined ? null : { text: against, how: againstInWords(rule), turn: turn ?? null },
  };
}

function quoted({ text, against, spoken }: Quote): string {
  const words = spoken ? `“${text}”` : text;
  return against === null ? words : `${words} (${against.how} “${against.text}”)`;
}
