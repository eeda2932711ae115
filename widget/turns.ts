// The assistant's side of a thread: reads each customer turn, decides, and answers, asks or hands over.
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { asksWhatItIs } from '#domain/asks-what-it-is';
import { collectFrom } from '#domain/collect';
import { decide, rowUnderWay } from '#domain/decide';
import type { Decision } from '#domain/decision';
import type { ThreadEvent } from '#domain/event';
import { buildPackage, lastCustomerTurn } from '#domain/pack';
import { type Playbook, type Row, rowOf } from '#domain/playbook';
import type { Reader } from '#domain/signals/check';
import type { Reading, TurnReadings } from '#domain/signals/reading';
import type { World } from '#domain/signals/world';
import { type Item, type Said, segmentStart, type Thread, turnOf } from '#domain/thread';
import { withAnswer } from '#domain/with-answer';
import { type Answer, type Assistant, answerWithin } from './assistant/assistant.ts';

/** What the assistant says of its own accord, in the customer's language. */
export interface TurnWords {
  /** The one question in the middle band; `titles` are the articles it may be about, possibly none. */
  clarify(titles: readonly string[]): string;
  /** In shadow mode only: there is nothing to answer with, and handing over is switched off. */
  readonly dontKnow: string;
  /** That this is a machine, and how to get a person. */
  readonly disclosure: string;
}

export interface TurnsParts {
  readonly playbook: Playbook;
  readonly reader: Reader;
  assistant(): Assistant;
  readonly words: TurnWords;
  /** The thread as the customer sees it now, what is pending included. */
  thread(): Thread;
  /** The rules of other languages, once they are there. Absent: only English is read. */
  world?(): World | null;
  /** Was this turn said in this page? Another tab's turns are answered by that tab. */
  saidHere(turn: string): boolean;
  /** Puts an event on the thread. The same id twice is one event. */
  propose(event: ThreadEvent, id?: string): void;
  /** Called with every reading and every decision, as they are made. */
  onRead?(read: TurnReadings): void;
  onDecided?(decision: Decision): void;
  /** The page is asked before a handoff that nobody ordered: true stops it. Absent: it has no say. */
  isStopped?(decision: Decision): Promise<boolean>;
  /** Lets the page draw and take input between reading, answering and judging. Absent: all at one stretch. */
  breathe?(): Promise<void>;
  /** What reads or decides threw, after the call that set it going had returned. */
  broke?(error: unknown): void;
}

export interface Turns {
  /** Reads what was said since the last call, and acts on the customer's last turn if it waits for an answer. */
  go(): void;
  /** Hands over because the customer pressed the button; the package says so. */
  handOver(words: string): void;
  readonly thinking: ReadonlySignal<boolean>;
  /** The assistant failed on the last turn: offer a person. */
  readonly failed: ReadonlySignal<boolean>;
  /** The titles offered with the last question, to pick from. */
  readonly choices: ReadonlySignal<readonly string[]>;
  stop(): void;
}

/** The assistant's turns over one thread. Derived events have ids made from the turn's, so that two tabs answering make one answer. */
export function createTurns(parts: TurnsParts): Turns {
  const { playbook, reader, propose } = parts;
  const read: TurnReadings[] = [];
  const taken = new Set<string>();
  const thinking = signal(false);
  const failed = signal(false);
  const choices = signal<readonly string[]>([]);
  let running: { readonly turn: string; readonly abort: AbortController } | null = null;
  /** A turn is tried once: a failure offers a person instead of trying for ever. */
  let tried: string | null = null;

  /** Proposing calls back here: what is under way is finished first. */
  let going = false;
  /** A turn left without an answer by an earlier page is taken up once, at the start. */
  let first = true;
  let stopped = false;

  function go(): void {
    if (going) return;
    going = true;
    if (!parts.breathe) return goOn();
    void parts.breathe().then(goOn).catch(parts.broke);
  }

  function goOn(): void {
    try {
      if (!stopped) step();
    } finally {
      going = false;
    }
  }

  function step(): void {
    takeAll(parts.thread());
    const thread = parts.thread();
    const turn = waitingTurn(thread);
    if (turn && turn.id !== tried && (first || parts.saidHere(turn.id))) void act(turn).catch(parts.broke);
    if (!turn) cancel();
    first = false;
    completePackage();
  }

  /** Feeds the reader, in order, with what it has not read. A stretch that ended is no longer held against the customer. */
  function takeAll(thread: Thread): void {
    for (const item of thread.items) {
      if (taken.has(item.id)) continue;
      taken.add(item.id);
      if (endsSegment(item)) reader.segment();
      const turn = turnOf(item);
      const one =
        turn && reader.take(turn, { account: thread.account?.traits ?? null, world: parts.world?.() ?? null });
      if (!one) continue;
      read.push(one);
      parts.onRead?.(one);
      if (item.kind === 'said') collect(item, one);
    }
  }

  /** Fields are found in whatever the customer writes while a row is in charge, and as long as the handoff lasts. */
  function collect(said: Said, one: TurnReadings): void {
    const thread = parts.thread();
    const before = { ...thread, items: thread.items.filter((item) => item.seq < said.seq) };
    const row = thread.handoff
      ? rowOf(playbook, thread.handoff.row)
      : (rowUnderWay(playbook, before) ?? rowOf(playbook, one.intent.id));
    for (const { field, value } of collectFrom(row, before, said.text))
      propose({ type: 'collected', field, value }, `${said.id}.collected.${field}`);
  }

  async function act(turn: Said): Promise<void> {
    cancel();
    tried = turn.id;
    failed.value = false;
    choices.value = [];
    const one = read.findLast((each) => each.turn === turn.id);
    if (!one) return;
    const abort = new AbortController();
    running = { turn: turn.id, abort };
    const early = atOnce();
    const stopped = early !== null && isRaised(early) && (await parts.isStopped?.(early)) === true;
    if (abort.signal.aborted) return;
    if (early && !stopped) {
      running = null;
      return batch(() => perform(early, turn, null));
    }
    thinking.value = true;
    const answer = await ask(turn, abort.signal);
    await parts.breathe?.();
    if (answer && !abort.signal.aborted) {
      const judged = judge(one, answer);
      await parts.breathe?.();
      const decision = decide(playbook, before(turn), judged);
      const isKept = isRaised(decision) && (stopped || (await parts.isStopped?.(decision)) === true);
      if (abort.signal.aborted) return;
      batch(() => perform(isKept ? { ...decision, acted: false } : decision, turn, { ...answer, judged }));
    }
    if (running?.abort !== abort) return;
    thinking.value = false;
    running = null;
  }

  /** A handoff that signals raised. One that the customer ordered in so many words is not for the page to stop. */
  function isRaised(decision: Decision): boolean {
    return parts.isStopped !== undefined && decision.act === 'handoff' && decision.acted && decision.asked.length === 0;
  }

  /**
   * What is to be done without an answer, or null. Of several turns sent in one breath the first that calls for a person decides, or
   * else the last that has a question raised: a "thanks" sent after it takes nothing back.
   */
  function atOnce(): Decision | null {
    const acts = sinceAnybodyElse(parts.thread())
      .map((said) => ({ said, readings: read.findLast((each) => each.turn === said.id) }))
      .flatMap(({ said, readings }) => (readings ? [decide(playbook, before(said), readings)] : []))
      .filter((decision) => decision.acted && decision.act !== 'answer');
    return acts.find(({ act }) => act === 'handoff') ?? acts.at(-1) ?? null;
  }

  /** The thread as it stood when the turn was said: a question asked before it is the last thing the assistant said. */
  function before(turn: Said): Thread {
    const thread = parts.thread();
    return { ...thread, items: thread.items.filter((item) => item.seq <= turn.seq) };
  }

  /** The assistant's answer, or null when it is no longer wanted or there is none to be had. */
  async function ask(turn: Said, signal: AbortSignal): Promise<Answer | null> {
    // Whatever answers on this site, it does not get to say that it is a person.
    if (asksWhatItIs(turn.text)) return { text: parts.words.disclosure, confidence: 1 };
    try {
      return await answerWithin(parts.assistant(), { text: turn.text, thread: ownSegment(parts.thread()), signal });
    } catch {
      // Its own reason stays with the assistant: what matters here is that the customer is offered a person.
      if (!signal.aborted) failed.value = true;
      return null;
    }
  }

  function judge(one: TurnReadings, answer: Answer): TurnReadings {
    const judged = withAnswer(reader, one, { documents: [], ...answer });
    read[read.indexOf(one)] = judged;
    parts.onRead?.(judged);
    return judged;
  }

  function perform(decision: Decision, turn: Said, answer: (Answer & { judged: TurnReadings }) | null): void {
    const thread = parts.thread();
    if (thread.owner.kind !== 'assistant' || waitingTurn(thread)?.id !== turn.id) return;
    parts.onDecided?.(decision);
    propose({ type: 'decided', decision }, `${turn.id}.decided`);
    const act = decision.acted ? decision.act : 'answer';
    if (act === 'handoff') handOff(decision, turn.id);
    else if (act === 'ask') question(decision, turn, answer);
    else if (answer) say(turn, answer);
  }

  function say(turn: Said, answer: Answer & { judged: TurnReadings }): void {
    const text = answer.text.trim() || parts.words.dontKnow;
    const confidence = Math.round((1 - answer.judged.readings.confidence.strength) * 100) / 100;
    propose(
      { type: 'answered', to: turn.id, text, documents: answer.documents ?? [], confidence },
      `${turn.id}.answered`,
    );
  }

  function question(decision: Decision, turn: Said, answer: Answer | null): void {
    const titles = (answer?.documents ?? []).slice(0, 3).map((document) => document.title);
    if (decision.question?.field === null) choices.value = titles;
    const text = decision.question?.text || parts.words.clarify(titles);
    propose({ type: 'asked', to: turn.id, text, field: decision.question?.field ?? null }, `${turn.id}.asked`);
  }

  function handOff(decision: Decision, stem: string): void {
    const row = rowOf(playbook, decision.row);
    const firstReply = (row.sla ?? playbook.unknown.sla)?.firstReply ?? null;
    const { queue, priority } = decision;
    propose({ type: 'handedOff', queue, priority, row: row.id, firstReply }, `${stem}.handedOff`);
    completePackage();
  }

  /** While people have the thread the package goes on being completed from what the customer writes. Two tabs that build the same one give it the same id. */
  function completePackage(): void {
    const thread = parts.thread();
    if (!thread.handoff || thread.owner.kind === 'assistant') return;
    const next = buildPackage(playbook, thread, read);
    const content = JSON.stringify(next);
    if (content === JSON.stringify(thread.package)) return;
    propose({ type: 'packaged', package: next }, `${thread.items.at(-1)?.id ?? thread.id}.packaged.${digest(content)}`);
  }

  function handOver(words: string): void {
    const thread = parts.thread();
    if (thread.owner.kind !== 'assistant') return;
    cancel();
    takeAll(thread);
    const turn = lastCustomerTurn(thread.items);
    const decision = ordered(playbook, thread, turn?.id ?? thread.id, words);
    const stem = `${decision.turn}.${thread.epoch}`;
    parts.onDecided?.(decision);
    propose({ type: 'decided', decision }, `${stem}.ordered`);
    handOff(decision, stem);
  }

  function cancel(): void {
    running?.abort.abort();
    running = null;
    thinking.value = false;
  }

  function stop(): void {
    stopped = true;
    cancel();
  }

  return { go, handOver, thinking, failed, choices, stop };
}

/** The customer turn nobody has dealt with yet, or null. */
export function waitingTurn(thread: Thread): Said | null {
  const last = thread.items.findLast((item): item is Said => item.kind === 'said');
  if (last?.by.role !== 'customer' || thread.owner.kind !== 'assistant' || thread.status === 'resolved') return null;
  if (last.seq < segmentStart(thread) && endedSince(thread, last)) return null;
  return thread.decisions.some((one) => one.turn === last.id) ? null : last;
}

/** The customer's turns that stand after the last word of anybody else, and after whatever ended a stretch. */
function sinceAnybodyElse(thread: Thread): Said[] {
  const turns = thread.items.filter((item) => turnOf(item) !== null || endsSegment(item));
  const last = turns.findLastIndex((item) => item.kind !== 'said' || item.by.role !== 'customer');
  return turns.slice(last + 1).filter((item): item is Said => item.kind === 'said');
}

/** A person handed back, or the wait was cancelled, after this was said: it was theirs to answer, not the assistant's. */
function endedSince(thread: Thread, said: Said): boolean {
  return thread.items.some((item) => item.seq > said.seq && endsSegment(item));
}

function endsSegment(item: Item): boolean {
  return item.kind === 'stage' && ['handedBack', 'cancelled', 'resolved'].includes(item.event.type);
}

/** The assistant reads its own segment only, so that an old handoff does not make it hand over again. */
function ownSegment(thread: Thread) {
  const start = segmentStart(thread);
  return thread.items.flatMap((item) => (item.seq >= start ? (turnOf(item) ?? []) : []));
}

/** FNV-1a, 32 bits: tells two packages apart, no more. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** The decision an order makes: no signal raised it, the customer did. */
function ordered(playbook: Playbook, thread: Thread, turn: string, words: string): Decision {
  const row: Row = rowUnderWay(playbook, thread) ?? rowOf(playbook, thread.decisions.at(-1)?.row ?? null);
  return {
    turn,
    act: 'handoff',
    row: row.id,
    intentScore: thread.decisions.at(-1)?.intentScore ?? 0,
    queue: row.queue ?? playbook.defaultQueue,
    priority: (row.sla ?? playbook.unknown.sla)?.priority ?? 'normal',
    because: [] as readonly Reading[],
    asked: [{ words, rule: 'button' }],
    question: null,
    stop: false,
    acted: true,
    playbook: playbook.revision,
  };
}
