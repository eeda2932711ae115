// Builds the context package from the thread: every sentence of it stands in the thread, the account or the documents.
import type { AttemptedAnswer, ContextPackage, SummarySentence, Taken, UsedDocument } from './context-package.ts';
import { isCourtesy, isFiller } from './courtesy.ts';
import type { Decision } from './decision.ts';
import { type Playbook, rowOf } from './playbook.ts';
import type { Evidence, Reading, Signal, TurnReadings } from './signals/reading.ts';
import type { Item, Said, Thread } from './thread.ts';
import { usedDocuments } from './used-documents.ts';

/** Rules of the looping check that mean the answer was turned down; any other looping rule means it was asked again. */
const REJECTED = /reject|not_what|did_not|didnt|still|pushback|wrong/;

const QUOTE = 220;
const SHORT = 160;
/** A brief is read in ten seconds. Of this length with what the frame of the sentences takes. */
const MOST_WORDS = 110;
/** Words of an answer that stands together with others. */
const MOST_SHORT = 5;
/** Of them in one sentence: the wire takes a thousand characters and twenty turns. */
const MOST_TOGETHER = 18;
/** What the wire takes. */
const MOST_SENTENCES = 20;
const MOST_ANSWERS = 6;

/**
 * The package as of now. `read` are the readings of the thread's customer turns, in order, as far as they are known: they tell how answers
 * were taken and what else was raised while the customer waits and writes.
 */
export function buildPackage(playbook: Playbook, thread: Thread, read: readonly TurnReadings[]): ContextPackage {
  const decision =
    thread.decisions.findLast((one) => one.act === 'handoff' || one.question?.field) ?? thread.decisions.at(-1);
  const row = rowOf(playbook, thread.handoff?.row ?? decision?.row ?? null);
  const said = thread.items.filter((item): item is Said => item.kind === 'said' && !item.removed);
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
  const first = problem ? [{ text: `The customer wrote: “${clip(problem.text, QUOTE)}”`, turns: [problem.id] }] : [];
  const last = [...triedSentence(attempted), ...fieldSentences(thread, said)];
  const room = MOST_WORDS - [...first, ...last].reduce((sum, { text }) => sum + lengthOf(text), 0);
  const others = turns.filter((one) => one !== problem);
  return [...first, ...furtherSentences(others, room), ...last].slice(0, MOST_SENTENCES);
}

/** Something to know: not a courtesy, and not the bare value of a field that stands in the package anyway. */
function isSubstance(one: Said, thread: Thread): boolean {
  const bare = one.text.trim();
  return !isFiller(bare) && !Object.values(thread.fields).includes(bare);
}

/** What else was written, in its order: the few words of an answer together, longer turns each by themselves. */
function furtherSentences(turns: readonly Said[], room: number): readonly SummarySentence[] {
  const kept = withinRoom(turns, room);
  const short = kept.filter(isShort);
  return [
    ...inPieces(short, MOST_TOGETHER).map((some) => ({
      text: `Also gave: ${some.map(({ text }) => `“${clip(text, SHORT)}”`).join(', ')}.`,
      turns: some.map(({ id }) => id),
    })),
    ...kept
      .filter((one) => !isShort(one))
      .map((one) => ({ text: `Also wrote: “${clip(one.text, SHORT)}”`, turns: [one.id] })),
  ];
}

/** As many as there is room for: what has figures first, then short answers, then the rest; of equals the newest. Nothing twice. */
function withinRoom(turns: readonly Said[], room: number): readonly Said[] {
  const rank = (one: Said) => (/\p{N}/u.test(one.text) ? 0 : isShort(one) ? 1 : 2);
  const texts = new Set<string>();
  const chosen = new Set<Said>();
  let left = room;
  for (const one of turns.toReversed().sort((a, b) => rank(a) - rank(b))) {
    const text = one.text.trim().toLowerCase();
    const length = lengthOf(clip(one.text, SHORT)) + (isShort(one) ? 0 : 2);
    if (length > left || texts.has(text)) continue;
    texts.add(text);
    chosen.add(one);
    left -= length;
  }
  return turns.filter((one) => chosen.has(one));
}

function inPieces<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most));
}

function isShort({ text }: Said): boolean {
  return lengthOf(text) <= MOST_SHORT;
}

/** In words; where they are not written apart, nine letters count as one. */
function lengthOf(text: string): number {
  return Math.max(text.trim().split(/\s+/u).length, Math.ceil(text.length / 9));
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
  const known = Object.entries(thread.fields).filter(([, value]) => value !== '');
  return known.map(([field, value]) => {
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
