// A transcript: one old conversation, one line of JSON. Input of replay, fixtures and exports alike.
import * as v from 'valibot';
import { type CaseLabel, labelIn } from './case-label.ts';
import type { Traits, Turn } from './signals/reading.ts';

const document = v.looseObject({
  id: v.optional(v.union([v.string(), v.number()])),
  title: v.optional(v.string()),
  url: v.optional(v.string()),
  score: v.optional(v.number()),
  text: v.optional(v.string()),
});

const turn = v.looseObject({
  from: v.picklist(['customer', 'assistant', 'agent']),
  text: v.string(),
  at: v.optional(v.nullable(v.union([v.string(), v.number()]))),
  documents: v.optional(v.nullable(v.array(document))),
  confidence: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1)))),
});

const transcript = v.looseObject({
  id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  account: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
  turns: v.array(turn),
  handoffAt: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))),
  label: v.optional(v.unknown()),
});

export interface Transcript {
  readonly id: string;
  readonly account: Traits | null;
  readonly turns: readonly Turn[];
  /** Index of the turn at which a person took over; null: none did, or it is not known. */
  readonly handoffAt: number | null;
  /** How people judged it; null: nobody did, or not in this way. */
  readonly label: CaseLabel | null;
}

export type Parsed =
  | { readonly ok: true; readonly transcript: Transcript }
  | { readonly ok: false; readonly why: string };

/** One line of a transcripts file. Only `id`, `turns[].from` and `turns[].text` are required; other fields are let through unread. */
export function parseTranscript(line: string): Parsed {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { ok: false, why: 'this is not JSON: each line holds one whole thread' };
  }
  const parsed = v.safeParse(transcript, json);
  if (!parsed.success) return { ok: false, why: whyOf(parsed.issues[0]) };
  const { id, account, turns, handoffAt, label } = parsed.output;
  return {
    ok: true,
    transcript: {
      id,
      account: traitsOf(account ?? null),
      turns: turns.map((one, at) => turnOf(one, at)),
      handoffAt: handoffAt ?? null,
      label: labelIn(label),
    },
  };
}

function whyOf(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return `${path ? `${path}: ` : ''}${issue.message}`;
}

function traitsOf(account: Record<string, unknown> | null): Traits | null {
  if (!account) return null;
  const plain = Object.entries(account).filter(
    ([, one]) => one === null || ['string', 'number', 'boolean'].includes(typeof one),
  );
  return Object.fromEntries(plain) as Traits;
}

function turnOf(one: v.InferOutput<typeof turn>, index: number): Turn {
  const at = typeof one.at === 'number' ? one.at : one.at ? Date.parse(one.at) : Number.NaN;
  return {
    id: `turn-${index}`,
    from: one.from,
    text: one.text,
    ...(Number.isNaN(at) ? {} : { at }),
    ...(one.documents
      ? {
          documents: one.documents.map((each, nth) => ({
            id: String(each.id ?? nth),
            title: each.title ?? String(each.id ?? nth),
            ...(each.url === undefined ? {} : { url: each.url }),
            ...(each.score === undefined ? {} : { score: each.score }),
            ...(each.text === undefined ? {} : { text: each.text }),
          })),
        }
      : {}),
    ...(typeof one.confidence === 'number' ? { confidence: one.confidence } : {}),
  };
}
