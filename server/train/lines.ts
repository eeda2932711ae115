// Messages written by hand for training: what customers of all trades say, mostly in words that no rule names, and what only sounds like it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Labelled, readLines } from './data.ts';

interface Line {
  readonly text: string;
  /** `risk.legal`, `value.churn`, `emotion.hot`; `….none` is what only sounds like it, and ordinary talk. */
  readonly kind: string;
}

const LINES = join(import.meta.dirname, 'lines');

/**
 * The lines of one signal: 1 for all its kinds but `none`. `ordinary`: what people ask while nothing is wrong; some of it is about buying. They are
 * part of the project, under its licence.
 */
export function writtenLines(signal: 'risk' | 'emotion' | 'value' | 'ordinary'): Labelled[] {
  return readLines<Line>(LINES, `${signal}.jsonl`).map(({ text, kind }) => ({
    text,
    label: kind.endsWith('.none') ? 0 : 1,
  }));
}

export interface WrittenCase {
  readonly text: string;
  readonly signal: string;
  readonly expect: boolean;
  readonly account?: unknown;
}

const CASES = join(import.meta.dirname, '../../test/cases');

/** The hand-written cases of all signals, which tests hold; a model that has seen them is measured elsewhere. */
export function writtenCases(): WrittenCase[] {
  return readdirSync(CASES)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) => readLines<WrittenCase>(CASES, file));
}
