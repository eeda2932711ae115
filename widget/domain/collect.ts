// Collecting: finds the fields a row asks for in what the customer writes.
import { lastQuestion } from './decide.ts';
import type { Row } from './playbook.ts';
import type { Thread } from './thread.ts';

/** A value of null: asked for, and the customer could or would not say. */
export interface Collected {
  readonly field: string;
  readonly value: string | null;
}

const LONGEST = 500;

/**
 * What the last customer turn gives of the row's fields: a match of a field's pattern anywhere in the text, or the whole text where it
 * replies to the question for a field without a pattern. A reply without a match counts as refused: nothing is asked twice.
 */
export function collectFrom(row: Row, thread: Thread, text: string): readonly Collected[] {
  const asked = lastQuestion(thread)?.question?.field ?? null;
  return row.collect.flatMap(({ field, pattern }) => {
    if (typeof thread.fields[field] === 'string') return [];
    const match = pattern === undefined ? null : firstMatch(pattern, text);
    if (match !== null) return [{ field, value: match }];
    if (field !== asked || thread.fields[field] === null) return [];
    return [{ field, value: pattern === undefined && !isRefusal(text) ? text.trim().slice(0, LONGEST) || null : null }];
  });
}

/** Patterns come from the playbook, which a team writes and `check` compiles; the text they run over is bounded all the same. */
function firstMatch(pattern: string, text: string): string | null {
  return new RegExp(pattern, 'iu').exec(text.slice(0, 2_000))?.[0].slice(0, LONGEST) ?? null;
}

const REFUSAL =
  /^\W*(?:no|nope|nein|non|não|i (?:don'?t|do not) (?:know|have|want|remember)|don'?t know|no idea|dunno|not sure|why|keine ahnung|weiß (?:ich )?nicht|je ne sais pas|no (?:lo )?sé|não sei|分かりません|わからない|لا أعرف)\b/iu;

function isRefusal(text: string): boolean {
  return REFUSAL.test(text) && text.length < 120;
}
