// How a text is written rather than what it says: capitals, repeated marks, stretched letters, angry faces.
import type { Evidence } from './reading.ts';

export interface Mark {
  readonly strength: number;
  readonly evidence: Evidence;
}

/** Only the beginning is looked at: who shouts, shouts from the start. */
const LOOKED_AT = 600;

export function shouting(whole: string): Mark[] {
  const text = whole.slice(0, LOOKED_AT);
  return [...capitals(text), ...marks(text), ...faces(text)];
}

/** `[NAME]`, as masking leaves it, is not shouted. */
const PLACEHOLDER = /\[[A-Z_]{2,20}\]/g;

/** Words of three letters or more, all in capitals. One or two are abbreviations, and so is a text that has nothing but codes. */
function capitals(text: string): Mark[] {
  const words = text.replace(PLACEHOLDER, '').match(/[A-Za-zÀ-ÖØ-öø-ÿ']{2,}/g) ?? [];
  const loud = words.filter((word) => word.length >= 3 && word === word.toUpperCase());
  const letters = loud.join('').length;
  if (loud.length < 3 || letters < 12) return [];
  const share = loud.length / words.length;
  if (share >= 0.5) return [{ strength: 0.66, evidence: { words: text.slice(0, 120), rule: 'shouting' } }];
  return [{ strength: 0.35, evidence: { words: loud.slice(0, 5).join(' '), rule: 'capitals' } }];
}

/** Joy repeats its marks too: they lift other heat and never fire alone. */
function marks(text: string): Mark[] {
  const match = /[!?！？؟]{2,}/.exec(text);
  if (match === null) return [];
  const [run] = match;
  const strength = run.length < 3 ? 0.15 : /[?？؟]/.test(run) ? 0.36 : 0.3;
  const words = text.slice(Math.max(0, match.index - 30), match.index + Math.min(run.length, 10));
  return [{ strength, evidence: { words, rule: 'repeated_punctuation' } }];
}

function faces(text: string): Mark[] {
  const match = /😡|🤬|😠|😤|🖕|😱|😭|👿|>:\(|:@/u.exec(text);
  return match === null ? [] : [{ strength: 0.6, evidence: { words: match[0], rule: 'angry_face' } }];
}
