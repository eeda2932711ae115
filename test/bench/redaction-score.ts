// Redaction against its set: what share of the secrets is masked, whole, and what share of the look-alikes is masked by mistake.
import { redact } from '#domain/redact';
import { digitsIn, type Kind, type Planted } from './redaction-set.ts';

export interface Score {
  readonly kind: Planted['kind'];
  readonly type: string;
  readonly count: number;
  /** From 0 to 1. Of secrets the more the better, of look-alikes the fewer. */
  readonly masked: number;
  /** Texts that went wrong, for whoever repairs it. */
  readonly wrong: readonly string[];
}

export interface Bar {
  readonly kind: Planted['kind'];
  readonly what: string;
  readonly target: string;
  holds(masked: number): boolean;
}

/** What is promised (PRV-01). */
export const BARS: readonly Bar[] = [
  { kind: 'card', what: 'cards masked, share', target: '>= 0.99', holds: (masked) => masked >= 0.99 },
  { kind: 'IBAN', what: 'IBANs masked, share', target: '>= 0.98', holds: (masked) => masked >= 0.98 },
  { kind: 'national id', what: 'national ids masked, share', target: '>= 0.98', holds: (masked) => masked >= 0.98 },
  {
    kind: 'told',
    what: 'passwords, CVV and one-time codes masked, share',
    target: '>= 0.98',
    holds: (masked) => masked >= 0.98,
  },
  {
    kind: 'look-alike',
    what: 'look-alikes masked by mistake, share',
    target: '<= 0.02',
    holds: (masked) => masked <= 0.02,
  },
];

export function scoresOf(set: readonly Planted[]): readonly Score[] {
  const types = [...new Set(set.map(({ type }) => type))];
  return types.map((type) => scoreOf(set.filter((one) => one.type === type)));
}

/** All types of a kind together. */
export function shareOf(scores: readonly Score[], kind: Kind | 'look-alike'): number {
  const mine = scores.filter((score) => score.kind === kind);
  const count = mine.reduce((sum, score) => sum + score.count, 0);
  return mine.reduce((sum, score) => sum + score.masked * score.count, 0) / count;
}

function scoreOf(all: readonly Planted[]): Score {
  const { kind, type } = all[0] ?? { kind: 'look-alike', type: '' };
  const masked = all.filter(isMasked);
  const wrong = kind === 'look-alike' ? masked : all.filter((one) => !masked.includes(one));
  return { kind, type, count: all.length, masked: masked.length / all.length, wrong: wrong.map(({ text }) => text) };
}

function isMasked({ kind, text, others }: Planted): boolean {
  const { text: masked, found } = redact(text);
  return kind === 'look-alike' ? found.length > 0 : digitsIn(masked) <= others;
}
