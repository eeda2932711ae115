// Reads one line of a transcript file: an old conversation, as exports and fixtures write it.
import * as v from 'valibot';
import type { Traits, Turn } from './signals/reading.ts';

export interface Transcript {
  readonly id: string;
  readonly account: Traits | null;
  readonly turns: readonly Turn[];
  /** The index of the turn at which a person took over; null: nobody did, or nobody knows. */
  readonly handoffAt: number | null;
}

export type ParsedTranscript =
  | { readonly ok: true; readonly transcript: Transcript }
  | { readonly ok: false; readonly error: string };

/** Turns get the ids `0`, `1`, … : their place in the conversation. The error says where in the line it is wrong. */
export function parseTranscript(line: string): ParsedTranscript {
  const json = parseJson(line);
  if (!json.ok) return json;
  const parsed = v.safeParse(TranscriptLine, json.value);
  if (!parsed.success) return { ok: false, error: problemOf(parsed.issues[0]) };
  return { ok: true, transcript: transcriptOf(parsed.output) };
}

const Trait = v.union([v.string(), v.number(), v.boolean(), v.null()]);

const Document = v.object({
  id: v.optional(v.string()),
  title: v.optional(v.string()),
  url: v.optional(v.string()),
  score: v.optional(v.number()),
  text: v.optional(v.string()),
});

const Said = v.object({
  from: v.picklist(['customer', 'assistant', 'agent'], 'must be "customer", "assistant" or "agent"'),
  text: v.string(),
  at: v.nullish(v.union([v.string(), v.number()])),
  documents: v.nullish(v.array(Document)),
  confidence: v.nullish(v.number()),
});

const TranscriptLine = v.object({
  id: v.union([v.string(), v.number()]),
  account: v.nullish(v.record(v.string(), v.unknown())),
  turns: v.array(Said),
  handoffAt: v.nullish(v.pipe(v.number(), v.integer())),
});

function parseJson(line: string): { ok: true; value: unknown } | { ok: false; error: string } {
  try {
    return { ok: true, value: JSON.parse(line) };
  } catch (error) {
    return { ok: false, error: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function problemOf(issue: v.BaseIssue<unknown>): string {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return `${path.replace(/^\./, '') || 'the line'}: ${issue.message}`;
}

function transcriptOf(line: v.InferOutput<typeof TranscriptLine>): Transcript {
  return {
    id: String(line.id),
    account: line.account ? traitsOf(line.account) : null,
    turns: line.turns.map(turnOf),
    handoffAt: line.handoffAt ?? null,
  };
}

/** Traits are single values; what is nested in an export is left out, for no check reads it. */
function traitsOf(account: Record<string, unknown>): Traits {
  return Object.fromEntries(
    Object.entries(account).flatMap(([name, value]) => (v.is(Trait, value) ? [[name, value] as const] : [])),
  );
}

function turnOf(said: v.InferOutput<typeof Said>, index: number): Turn {
  const at = typeof said.at === 'string' ? Date.parse(said.at) : (said.at ?? Number.NaN);
  return {
    id: String(index),
    from: said.from,
    text: said.text,
    ...(Number.isFinite(at) ? { at } : {}),
    ...(said.documents ? { documents: said.documents.map(documentOf) } : {}),
    ...(typeof said.confidence === 'number' ? { confidence: said.confidence } : {}),
  };
}

function documentOf(document: v.InferOutput<typeof Document>, index: number): NonNullable<Turn['documents']>[number] {
  const { id, title, url, score, text } = document;
  return {
    id: id ?? title ?? String(index),
    title: title ?? id ?? '',
    ...(url === undefined ? {} : { url }),
    ...(score === undefined ? {} : { score }),
    ...(text === undefined ? {} : { text }),
  };
}
