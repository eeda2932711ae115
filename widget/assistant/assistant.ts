// Who answers before a person does: the interface, and what every implementation of it owes.
import type { AnswerDocument, Turn } from '#domain/signals/reading';

/** An answer and what it was made from. `confidence` (0 to 1) is the assistant's own estimate, where it has one. */
export interface Answer {
  readonly text: string;
  readonly documents?: readonly AnswerDocument[];
  readonly confidence?: number;
}

export interface AssistantTurn {
  /** What the customer just wrote, secrets masked. */
  readonly text: string;
  /** The segment so far: what the assistant may know. Never what was said while a person owned the thread. */
  readonly thread: readonly Turn[];
  /** Fires when the answer is no longer wanted: the customer wrote on, or a person took over. */
  readonly signal: AbortSignal;
}

/** Gives an answer, or its text in pieces and then the whole. Rejects when it cannot; then a person is offered. */
export type Assistant = (turn: AssistantTurn) => Promise<Answer> | AsyncIterable<string | Answer>;

/** Milliseconds after which a person is offered instead. */
export const PATIENCE = 8_000;

/**
 * The whole answer, however the assistant gives it. Rejects with the assistant's own error, when `turn.signal` fires, or with a
 * time-out after `patience` milliseconds.
 */
export async function answerWithin(assistant: Assistant, turn: AssistantTurn, patience = PATIENCE): Promise<Answer> {
  const late = new AbortController();
  const timer = setTimeout(
    () => late.abort(new Error(`The assistant gave no answer within ${patience / 1000} s.`)),
    patience,
  );
  const signal = either(turn.signal, late.signal);
  try {
    return checked(await Promise.race([whole(assistant({ ...turn, signal })), aborted(signal)]));
  } finally {
    clearTimeout(timer);
  }
}

async function whole(given: ReturnType<Assistant>): Promise<Answer> {
  if (!(Symbol.asyncIterator in given)) return given;
  let text = '';
  for await (const piece of given) {
    if (typeof piece !== 'string') return { ...piece, text: piece.text || text };
    text += piece;
  }
  return { text };
}

/** Answers come from other people's code: what is not one is an error that says so, not a crash later. */
function checked(answer: unknown): Answer {
  if (typeof answer !== 'object' || answer === null || typeof (answer as Answer).text !== 'string')
    throw new TypeError('An assistant answers with { text, documents?, confidence? }.');
  const { text, documents, confidence } = answer as Answer;
  return {
    text,
    documents: Array.isArray(documents) ? documents.slice(0, 5).map(documentOf) : [],
    ...(typeof confidence === 'number' ? { confidence: Math.min(1, Math.max(0, confidence)) } : {}),
  };
}

/** The fields a document has, at the lengths that cross the wire. */
function documentOf(document: AnswerDocument): AnswerDocument {
  return {
    id: String(document.id).slice(0, 120),
    title: String(document.title ?? document.id).slice(0, 500),
    ...(document.url === undefined ? {} : { url: String(document.url).slice(0, 2_000) }),
    ...(Number.isFinite(document.score) ? { score: Number(document.score) } : {}),
    ...(document.text === undefined ? {} : { text: String(document.text).slice(0, 1_000) }),
  };
}

function either(one: AbortSignal, other: AbortSignal): AbortSignal {
  const both = new AbortController();
  for (const signal of [one, other]) {
    if (signal.aborted) both.abort(signal.reason);
    else signal.addEventListener('abort', () => both.abort(signal.reason), { once: true });
  }
  return both.signal;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
