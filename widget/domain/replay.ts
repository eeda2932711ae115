// Replay: an old conversation read by the very code the widget runs, a turn at a time.
import { collectFrom } from './collect.ts';
import { decide, rowUnderWay } from './decide.ts';
import type { Act, Decision } from './decision.ts';
import type { By, ThreadEvent } from './event.ts';
import { type Playbook, rowOf } from './playbook.ts';
import { createReader } from './signals/reader.ts';
import { SIGNALS, type Signal, type Turn, type TurnReadings } from './signals/reading.ts';
import { WORLD } from './signals/world.ts';
import { emptyThread, reduce, type Thread } from './thread.ts';
import type { Transcript } from './transcript.ts';
import { withAnswer } from './with-answer.ts';

/** What replay says of one customer turn: a line of `baton replay --json`. */
export interface ReplayedTurn {
  readonly id: string;
  /** Index of the turn in the transcript. */
  readonly turn: number;
  readonly intent: { readonly id: string | null; readonly score: number };
  readonly readings: Readonly<Record<Signal, { readonly strength: number; readonly evidence: readonly string[] }>>;
  readonly asksForPerson: boolean;
  readonly decision: {
    readonly act: Act;
    readonly row: string;
    /** Where the thread goes, or is on the way to; null when it is answered. */
    readonly queue: string | null;
    /** The field of the row that is asked for on the way to a person; null when nothing is, or when only a clearer question is. */
    readonly field: string | null;
    /** The signals that decided, strongest first, and `person` when the customer asked for one. Empty when the row alone did. */
    readonly because: readonly (Signal | 'person')[];
  };
}

/**
 * One result for each customer turn, in order. `confidence` judges the answer given to that turn: the assistant's turn that follows.
 * Each turn is decided on as if the assistant still had the thread, so that a handoff which came late shows on every turn it was late.
 */
export function replayThread(playbook: Playbook, transcript: Transcript): readonly ReplayedTurn[] {
  const reader = createReader(playbook);
  const context = { account: transcript.account, world: WORLD };
  let thread = emptyThread(transcript.id);
  let asked: Decision | null = null;
  const results: ReplayedTurn[] = [];

  const put = (by: By, id: string, event: ThreadEvent, at = 0) => {
    thread = reduce(thread, { seq: thread.head + 1, at, age: 0, by, id, event });
  };
  put({ role: 'customer' }, 'started', { type: 'started', site: 'replay', locale: 'en', page: null });
  if (transcript.account)
    put({ role: 'customer' }, 'identified', { type: 'identified', traits: transcript.account, verified: false });

  transcript.turns.forEach((turn, index) => {
    const before = thread;
    put(byOf(turn), turn.id, eventOf(turn, asked), turn.at);
    const read = reader.take(turn, context);
    if (!read) return;
    collectInto(before, turn, read);
    const answer = answerTo(transcript.turns, index);
    const judged = answer ? withAnswer(reader, read, { ...answer, documents: answer.documents ?? [] }) : read;
    const decision = decide(playbook, thread, judged);
    put({ role: 'assistant' }, `${turn.id}.decided`, { type: 'decided', decision });
    asked = decision.act === 'ask' ? decision : null;
    results.push(resultOf(transcript.id, index, judged, decision));
  });
  return results;

  function collectInto(before: Thread, turn: Turn, read: TurnReadings): void {
    const row = rowUnderWay(playbook, before) ?? rowOf(playbook, read.intent.id);
    for (const { field, value } of collectFrom(row, before, turn.text))
      put({ role: 'assistant' }, `${turn.id}.${field}`, { type: 'collected', field, value });
  }
}

/** The assistant's turn that follows, before anybody else speaks. */
function answerTo(turns: readonly Turn[], index: number): Turn | null {
  const next = turns[index + 1];
  return next?.from === 'assistant' ? next : null;
}

function byOf({ from }: Turn): By {
  return from === 'agent' ? { role: 'agent', id: 'agent', name: 'Agent' } : { role: from };
}

/** Where the matrix would have asked, what the assistant said instead stands for the question: the row stays in charge of the reply. */
function eventOf(turn: Turn, asked: Decision | null): ThreadEvent {
  if (turn.from !== 'assistant') return { type: 'said', text: turn.text };
  if (asked?.question) return { type: 'asked', to: asked.turn, text: turn.text, field: asked.question.field };
  return {
    type: 'answered',
    to: '',
    text: turn.text,
    documents: turn.documents ?? [],
    confidence: turn.confidence ?? null,
  };
}

function resultOf(id: string, turn: number, read: TurnReadings, decision: Decision): ReplayedTurn {
  const readings = Object.fromEntries(
    SIGNALS.map((signal) => {
      const { strength, evidence } = read.readings[signal];
      return [signal, { strength, evidence: evidence.map((one) => one.words) }];
    }),
  ) as unknown as ReplayedTurn['readings'];
  const because = [...(read.person.asked ? (['person'] as const) : []), ...decision.because.map((one) => one.signal)];
  const queue = decision.act === 'answer' ? null : decision.queue;
  return {
    id,
    turn,
    intent: read.intent,
    readings,
    asksForPerson: read.person.asked,
    decision: {
      act: decision.act,
      row: decision.row,
      queue,
      field: decision.question?.field ?? null,
      because: decision.act === 'answer' ? [] : because,
    },
  };
}

export type Timing = 'in time' | 'too late' | 'missed' | 'not needed' | 'none needed';

/** The first turn at which the matrix hands over, or sets out to (it asks for a field of a row that does); null: never. */
export function firstHandoff(results: readonly ReplayedTurn[]): ReplayedTurn | null {
  return results.find(({ decision }) => decision.act === 'handoff' || decision.field !== null) ?? null;
}

/** How what happened compares with what the matrix would have done. A person one exchange (two turns) after it still came in time. */
export function timingOf(decided: ReplayedTurn | null, handoffAt: number | null): Timing {
  if (!decided) return handoffAt === null ? 'none needed' : 'not needed';
  if (handoffAt === null) return 'missed';
  return handoffAt - decided.turn > 2 ? 'too late' : 'in time';
}
