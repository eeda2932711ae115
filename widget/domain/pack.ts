// Builds the context package from the thread: every sentence of it stands in the thread, the account or the documents.
import type { AttemptedAnswer, ContextPackage, SummarySentence, Taken, UsedDocument } from './context-package.ts';
import { isCourtesy } from './courtesy.ts';
import type { Decision } from './decision.ts';
import { type Playbook, rowOf } from './playbook.ts';
import type { Evidence, Reading, Signal, TurnReadings } from './signals/reading.ts';
import type { Item, Said, Thread } from './thread.ts';
import { usedDocuments } from './used-documents.ts';

/** Rules of the looping check that mean the answer was turned down; any other looping rule means it was asked again. */
const REJECTED = /reject|not_what|did_not|didnt|still|pushback|wrong/;

const QUOTE = 220;
const SHORT = 160;
const MOST_SENTENCES = 8;
const MOST_ANSWERS = 6;

/**
 * The package as of now. `read` are the readings of the thread's customer turns, in order, as far as they are known: they tell how answers
 * were taken and what else was raised while the customer waits and writes.
 */
export function buildPackage(playbook: Playbook, thread: Thread, read: readonly TurnReadings[]): ContextPackage {
  const decision =
    thread.decisions.findLast((one) => one.act === 'handoff' || one.question?.field) ?? thread.decisions.at(-1);
  const row = rowOf(playbook, thread.handoff?.row ?? decision?.row ?? null);
  const said = thread.items.filter((item): item is Said => item.kind === 'said');
  const attempted = attemptedIn(said, read);
  return {
    intent: {
      id: row.id === playbook.unknown.id ? null : row.id,
      name: row.name,
      score: intentScore(row.id, read, decision),
    },
    summary: summaryOf(said, thread, attempted, row.id, read),
    correction: thread.correction,
    account: thread.account && { traits: thread.account.traits, verified: thread.account.verified },
    attempted: attempted.slice(-MOST_ANSWERS),
    documents: documentsIn(said),
    confidence: confidenceOf(said, thread.decisions),
    nextStep: row.nextStep ?? playbook.unknown.nextStep,
    raisedBy: raisedBy(playbook, thread, read),
    asked: firstAsked(decision, read),
    fields: thread.fields,
  };
}

function intentScore(row: string, read: readonly TurnReadings[], decision: Decision | undefined): number {
  const best = read.filter((one) => one.intent.id === row).map((one) => one.intent.score);
  return Math.max(0, ...best, decision?.row === row ? decision.intentScore : 0);
}

// The summary: the problem in the customer's own words, what was added, what was tried, what was collected

function summaryOf(
  said: readonly Said[],
  thread: Thread,
  attempted: readonly AttemptedAnswer[],
  row: string,
  read: readonly TurnReadings[],
): readonly SummarySentence[] {
  const turns = said.filter((one) => one.by.role === 'customer' && isSubstance(one, thread));
  const problem =
    turns.find((one) => read.some(({ turn, intent }) => turn === one.id && intent.id === row)) ?? turns[0];
  const others = turns.filter((one) => one !== problem);
  const sentences = [
    ...(problem ? [{ text: `The customer wrote: “${clip(problem.text, QUOTE)}”`, turns: [problem.id] }] : []),
    ...newest(others, MOST_SENTENCES - 3).map((one) => ({
      text: `Also wrote: “${clip(one.text, SHORT)}”`,
      turns: [one.id],
    })),
    ...triedSentence(attempted),
    ...fieldSentences(thread, said),
  ];
  return sentences.slice(0, MOST_SENTENCES + Object.keys(thread.fields).length);
}

/** Something to know: not a courtesy, and not the bare value of a field that stands in the package anyway. */
function isSubstance(one: Said, thread: Thread): boolean {
  const bare = one.text.trim();
  return !isCourtesy(bare) && !Object.values(thread.fields).includes(bare);
}

function newest<T>(list: readonly T[], most: number): readonly T[] {
  return list.slice(-most);
}

function triedSentence(attempted: readonly AttemptedAnswer[]): readonly SummarySentence[] {
  const last = attempted.at(-1);
  if (!last) return [];
  const times = attempted.length === 1 ? 'once' : attempted.length === 2 ? 'twice' : `${attempted.length} times`;
  const how: Readonly<Record<Taken, string>> = {
    rejected: 'the customer turned the last answer down',
    'asked again': 'the customer asked again after the last answer',
    accepted: 'the customer took the last answer well',
    'no reaction': 'the customer did not say whether the last answer helped',
  };
  const words = last.words ? ` (“${clip(last.words, 80)}”)` : '';
  return [
    { text: `The assistant answered ${times}; ${how[last.taken]}${words}.`, turns: attempted.map((one) => one.turn) },
  ];
}

function fieldSentences(thread: Thread, said: readonly Said[]): readonly SummarySentence[] {
  return Object.entries(thread.fields).map(([field, value]) => {
    const from = said.find((one) => one.by.role === 'customer' && value !== null && one.text.includes(value));
    const text =
      value === null ? `Was asked for ${spoken(field)} and did not give it.` : `Gave ${spoken(field)}: ${value}.`;
    return { text, turns: from ? [from.id] : [] };
  });
}

/** `invoiceId` → “the invoice id”. */
function spoken(field: string): string {
  return `the ${field
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()}`;
}

function clip(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= most ? flat : `${flat.slice(0, most - 1).trimEnd()}…`;
}

// What was tried, and how it was taken

function attemptedIn(said: readonly Said[], read: readonly TurnReadings[]): readonly AttemptedAnswer[] {
  const byTurn = new Map(read.map((one) => [one.turn, one]));
  return said.flatMap((one, at) => {
    if (one.by.role !== 'assistant' || one.question || (one.documents.length === 0 && one.confidence === 1)) return [];
    const reply = said.slice(at + 1).find((next) => next.by.role === 'customer');
    const { taken, words } = takenBy(one, reply, reply && byTurn.get(reply.id));
    const documents = usedDocuments(one.documents).map(({ id }) => id);
    return [{ turn: one.id, text: clip(one.text, SHORT), documents, taken, words }];
  });
}

function takenBy(
  answer: Said,
  reply: Said | undefined,
  read: TurnReadings | undefined,
): Pick<AttemptedAnswer, 'taken' | 'words'> {
  const looping = read && read.readings.looping.strength >= 0.5 ? read.readings.looping.evidence : [];
  const rejection = looping.find((one) => REJECTED.test(one.rule));
  if (answer.helpful === false) return { taken: 'rejected', words: rejection?.words ?? null };
  if (answer.helpful === true) return { taken: 'accepted', words: null };
  if (rejection) return { taken: 'rejected', words: rejection.words };
  if (looping[0] && reply) return { taken: 'asked again', words: clip(reply.text, 120) };
  if (reply && isCourtesy(reply.text)) return { taken: 'accepted', words: clip(reply.text, 120) };
  return { taken: 'no reaction', words: null };
}

function documentsIn(said: readonly Said[]): readonly UsedDocument[] {
  const used = new Map<string, UsedDocument>();
  for (const { documents } of said)
    for (const { id, title, url } of usedDocuments(documents))
      used.set(id, { id, title, ...(url === undefined ? {} : { url }) });
  return [...used.values()].slice(-20);
}

/** Of the last answer, or of the answer that was held back because it could not be trusted. */
function confidenceOf(said: readonly Said[], decisions: readonly Decision[]): number | null {
  const held = decisions.at(-1)?.because.find((one) => one.signal === 'confidence');
  if (held) return round(1 - held.strength);
  return said.findLast((one) => one.by.role === 'assistant' && one.confidence !== null)?.confidence ?? null;
}

// What raised it

/** The readings that decided, from the first question on the way to the handoff, and the strongest of each signal raised since. */
function raisedBy(playbook: Playbook, thread: Thread, read: readonly TurnReadings[]): readonly Reading[] {
  const way = wayToHandoff(thread.decisions);
  const from = way[0] ? read.findIndex((one) => one.turn === way[0]?.turn) : 0;
  const later = read.slice(Math.max(0, from)).flatMap((one) => Object.values(one.readings));
  const raised = later.filter((one) => one.strength >= playbook.thresholds[one.signal]);
  const strongest = new Map<Signal, Reading>();
  for (const one of [...way.flatMap((decision) => decision.because), ...raised])
    if (one.strength > (strongest.get(one.signal)?.strength ?? -1)) strongest.set(one.signal, one);
  return [...strongest.values()].sort((a, b) => b.strength - a.strength);
}

/** The last decisions in a row that were not an answer: what was asked on the way, and the handoff. */
function wayToHandoff(decisions: readonly Decision[]): readonly Decision[] {
  const answer = decisions.findLastIndex((one) => one.act === 'answer');
  return decisions.slice(answer + 1);
}

function firstAsked(decision: Decision | undefined, read: readonly TurnReadings[]): readonly Evidence[] {
  if (decision?.asked.length) return decision.asked;
  return read.findLast((one) => one.person.asked)?.person.evidence ?? [];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The last thing the customer said, or null. */
export function lastCustomerTurn(items: readonly Item[]): Said | null {
  const last = items.findLast((item) => item.kind === 'said' && item.by.role === 'customer');
  return last?.kind === 'said' ? last : null;
}
