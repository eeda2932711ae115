// The decision: one pure function from playbook, thread and readings to answer, ask or hand over.
import type { Decision, Question } from './decision.ts';
import { type Playbook, queueOf, type Row, rowOf } from './playbook.ts';
import { PROMISED } from './promises-a-person.ts';
import { type Reading, SIGNALS, type TurnReadings } from './signals/reading.ts';
import { type Said, segmentStart, type Thread } from './thread.ts';

/** Below this an intent is a guess: no row stops the automation or calls people on a guess. Scores of the classifier are chances. */
const SURE = 0.5;

/**
 * What to do about the last customer turn. Called before the assistant is asked (confidence at rest), and again with the confidence
 * of what it would answer. `thread` holds the turn and what was collected from it.
 */
export function decide(playbook: Playbook, thread: Thread, read: TurnReadings): Decision {
  const row = rowUnderWay(playbook, thread) ?? rowOf(playbook, read.intent.score < SURE ? null : read.intent.id);
  const raised = raisedOn(playbook, row, read);
  const way = wayOf(row, thread, raised, read, playbook);
  const queue = queueOf(playbook, row);
  return {
    turn: read.turn,
    act: way.act,
    row: row.id,
    intentScore: round(read.intent.score),
    queue,
    priority: (row.sla ?? playbook.unknown.sla)?.priority ?? 'normal',
    because: raised,
    asked: read.person.evidence,
    question: way.question,
    stop: row.action === 'stop',
    acted: acts(playbook, queue, way.act),
    playbook: playbook.revision,
  };
}

/** A question for a field of a row was the last thing said to the customer: that row stays in charge of the turn that follows. */
export function rowUnderWay(playbook: Playbook, thread: Thread): Row | null {
  const question = lastQuestion(thread);
  if (!question?.question || question.question.field === null) return null;
  const decision = thread.decisions.findLast((one) => one.question?.field === question.question?.field);
  return decision ? rowOf(playbook, decision.row) : null;
}

/** The assistant's question the last customer turns reply to; null when the assistant said something else last. */
export function lastQuestion(thread: Thread): Said | null {
  const last = thread.items.findLast((item) => item.kind === 'said' && item.by.role !== 'customer');
  return last?.kind === 'said' && last.question && last.seq >= segmentStart(thread) ? last : null;
}

/** The readings at or above what the row (or else the playbook) allows, strongest first. What was promised is kept, whatever a row switched off. */
function raisedOn(playbook: Playbook, row: Row, read: TurnReadings): readonly Reading[] {
  return SIGNALS.map((signal) => read.readings[signal])
    .filter((reading) => {
      const override = row.overrides[reading.signal];
      const limit = override === undefined ? playbook.thresholds[reading.signal] : override;
      return (limit !== null && reading.strength >= limit) || isPromise(reading);
    })
    .sort((a, b) => b.strength - a.strength);
}

function isPromise({ evidence }: Reading): boolean {
  return evidence[0]?.rule === PROMISED;
}

type Way = { readonly act: Decision['act']; readonly question: Question | null };

const HANDOFF: Way = { act: 'handoff', question: null };
const ANSWER: Way = { act: 'answer', question: null };

function wayOf(row: Row, thread: Thread, raised: readonly Reading[], read: TurnReadings, playbook: Playbook): Way {
  if (read.person.asked || row.action === 'stop' || row.action === 'handoff') return HANDOFF;
  const signals = raised.map((one) => one.signal);
  if (row.action === 'collect') {
    // Whoever is angry or going round in circles is not asked for more; the other signals are why the row collects at all.
    const missing = signals.includes('emotion') || signals.includes('looping') ? null : nextField(row, thread);
    return missing ? { act: 'ask', question: missing } : HANDOFF;
  }
  if (signals.some((signal) => signal !== 'confidence')) return HANDOFF;
  if (!signals.includes('confidence')) return ANSWER;
  const middle = (1 + playbook.thresholds.confidence) / 2;
  return read.readings.confidence.strength < middle && !askedBefore(thread)
    ? { act: 'ask', question: { field: null, text: '' } }
    : HANDOFF;
}

/** The first field of the row that was neither given nor refused nor asked for before. */
export function nextField(row: Row, thread: Thread): Question | null {
  const asked = new Set(thread.items.map((item) => (item.kind === 'said' ? item.question?.field : null)));
  const next = row.collect.find((one) => thread.fields[one.field] === undefined && !asked.has(one.field));
  return next ? { field: next.field, text: next.ask } : null;
}

/** One more question is one: a second unclear turn in the same segment goes to a person. */
function askedBefore(thread: Thread): boolean {
  const start = segmentStart(thread);
  return thread.items.some((item) => item.kind === 'said' && item.seq >= start && item.question?.field === null);
}

function acts(playbook: Playbook, queue: string, act: Decision['act']): boolean {
  if (act === 'answer' || playbook.mode === 'live') return true;
  return playbook.mode === 'pilot' && playbook.pilot.includes(queue);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
