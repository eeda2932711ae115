// The assistant's side of a thread: answer, ask, hand over; over a log in memory, with given readings.
import { expect, test } from 'vitest';
import { type By, customerRole, type Entry, type ThreadEvent } from '#domain/event';
import type { Playbook } from '#domain/playbook';
import type { Reader } from '#domain/signals/check';
import type { Signal, TurnReadings } from '#domain/signals/reading';
import { emptyThread, reduce, type Thread } from '#domain/thread';
import type { Answer, Assistant } from '../../widget/assistant/assistant.ts';
import { createTurns } from '../../widget/turns.ts';
import { ADA } from '../domain/logs.ts';
import { PLAYBOOK, readingOf, readOf } from '../domain/playbook.ts';

interface Given {
  readonly intent?: string | null;
  readonly strengths?: Partial<Record<Signal, number>>;
  readonly asks?: boolean;
  readonly confidence?: number;
}

/** A thread in memory, turns over it, and a reader that reads what the test says each text amounts to. */
function stage(
  given: Record<string, Given>,
  options: { playbook?: Playbook; assistant?: Assistant; broke?(error: unknown): void } = {},
) {
  let thread: Thread = emptyThread('thread-1');
  const events: ThreadEvent[] = [];
  const ids = new Set<string>();
  let last: Given = {};
  const reader: Reader = {
    take(turn): TurnReadings | null {
      if (turn.from !== 'customer') return null;
      last = given[turn.text] ?? {};
      const asked = last.asks ? [{ words: turn.text, rule: 'person' }] : [];
      return readOf(turn.id, last.intent ?? null, last.strengths, asked);
    },
    judge: () => readingOf('confidence', last.confidence ?? 0.1),
    repeats: () => readingOf('looping', 0),
    segment: () => undefined,
  };
  function put(event: ThreadEvent, id = `event-${thread.head + 1}`, by?: By): void {
    if (ids.has(id)) return;
    ids.add(id);
    const role = customerRole(event.type) ?? 'relay';
    const entry: Entry = {
      seq: thread.head + 1,
      at: thread.head * 1000,
      age: 0,
      by: by ?? ({ role } as By),
      id,
      event,
    };
    thread = reduce(thread, entry);
    events.push(event);
    turns.go();
  }
  const answer: Answer = { text: 'Open Billing.', documents: [{ id: 'd1', title: 'Invoices' }] };
  const turns = createTurns({
    playbook: options.playbook ?? PLAYBOOK,
    reader,
    assistant: () => options.assistant ?? (async () => answer),
    words: {
      clarify: (titles) => `Is it about ${titles.join(' or ')}?`,
      dontKnow: 'I do not know.',
      disclosure: 'I am an AI.',
    },
    thread: () => thread,
    saidHere: () => true,
    propose: put,
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
    ...(options.broke && { broke: options.broke }),
  });
  put({ type: 'started', site: 'demo', locale: 'en', page: null });
  /** Long enough for a turn to be read, answered, judged and acted on, each in a task of its own. */
  const settle = async () => {
    for (let task = 0; task < 8; task++) await new Promise((resolve) => setTimeout(resolve));
  };
  const types = () => events.map((event) => event.type);
  return {
    turns,
    put,
    events,
    types,
    settle,
    thread: () => thread,
    say: (text: string) => put({ type: 'said', text }),
  };
}

test('an ordinary question is answered, with its documents and the decision on record', async () => {
  const { say, settle, events, types, thread } = stage({ 'copy please': { intent: 'invoice-copy', confidence: 0.2 } });
  say('copy please');
  await settle();
  expect(types()).toEqual(['started', 'said', 'decided', 'answered']);
  expect(events.at(-1)).toMatchObject({ text: 'Open Billing.', confidence: 0.8, documents: [{ id: 'd1' }] });
  expect(thread().owner.kind).toBe('assistant');
});

test('collect: asked once, then handed over with the field; the package is complete', async () => {
  const { say, settle, types, thread } = stage({
    'charged twice': { intent: 'invoice-wrong', strengths: { risk: 0.9 } },
  });
  say('charged twice');
  await settle();
  say('it is INV-2041');
  await settle();
  expect(types()).toEqual([
    'started',
    'said',
    'decided',
    'asked',
    'said',
    'collected',
    'decided',
    'handedOff',
    'packaged',
  ]);
  expect(thread()).toMatchObject({ owner: { kind: 'queue', queue: 'billing' }, fields: { invoiceId: 'INV-2041' } });
  expect(thread().package?.raisedBy.map((one) => one.signal)).toEqual(['risk']);
  expect(thread().package?.intent.id).toBe('invoice-wrong');
});

test('collect: whoever refuses is handed over all the same, and is not asked again', async () => {
  const { say, settle, types, thread } = stage({ 'charged twice': { intent: 'invoice-wrong' } });
  say('charged twice');
  await settle();
  say('no idea where to find that');
  await settle();
  expect(types().filter((type) => type === 'asked')).toHaveLength(1);
  expect(thread()).toMatchObject({ owner: { queue: 'billing' }, fields: { invoiceId: null } });
});

test('stop: handed over at once, and the assistant is not even asked', async () => {
  let asked = 0;
  const assistant: Assistant = async () => ({ text: `answer ${++asked}` });
  const { say, settle, thread } = stage({ hacked: { intent: 'account-compromised' } }, { assistant });
  say('hacked');
  await settle();
  expect(asked).toBe(0);
  expect(thread()).toMatchObject({ owner: { queue: 'security' }, handoff: { priority: 'urgent' } });
});

test('PAIN-2: with an assistant that says nothing the handoff is told all the same: it is an event, not a sentence of a model', async () => {
  const { say, settle, types, thread } = stage(
    { help: { confidence: 0.9 } },
    { assistant: async () => ({ text: '', documents: [] }) },
  );
  say('help');
  await settle();
  expect(types()).toEqual(['started', 'said', 'decided', 'handedOff', 'packaged']);
  expect(thread().owner).toEqual({ kind: 'queue', queue: 'general' });
});

test('PAIN-3: an answer that promises a person becomes the handoff it promises, and is not shown', async () => {
  const { say, settle, types, thread } = stage(
    { hello: { intent: 'cannot-override', confidence: 0.1 } },
    {
      playbook: {
        ...PLAYBOOK,
        rows: [{ ...PLAYBOOK.unknown, id: 'cannot-override', queue: 'billing', overrides: { confidence: null } }],
      },
      assistant: async () => ({ text: 'Sure. I will transfer you to a colleague.', documents: [], confidence: 0.99 }),
    },
  );
  say('hello');
  await settle();
  expect(types()).toEqual(['started', 'said', 'decided', 'handedOff', 'packaged']);
  expect(thread().owner).toEqual({ kind: 'queue', queue: 'billing' });
  expect(thread().package?.raisedBy).toMatchObject([
    { signal: 'confidence', evidence: [{ rule: 'promised_a_person', words: 'I will transfer you' }] },
  ]);
});

test('the middle band asks once with what it found; a second unclear turn goes to a person', async () => {
  const { say, settle, events, turns, thread } = stage({ hm: { confidence: 0.6 }, 'hm again': { confidence: 0.6 } });
  say('hm');
  await settle();
  expect(events.at(-1)).toMatchObject({ type: 'asked', text: 'Is it about Invoices?', field: null });
  expect(turns.choices.value).toEqual(['Invoices']);
  say('hm again');
  await settle();
  expect(thread().owner).toEqual({ kind: 'queue', queue: 'general' });
});

test('PAIN-11: a burst makes one answer: the running one is given up', async () => {
  const seen: string[] = [];
  const assistant: Assistant = async ({ text, signal }) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (!signal.aborted) seen.push(text);
    return { text: `to ${text}` };
  };
  const { say, events } = stage({}, { assistant });
  for (const text of ['one', 'two', 'three']) say(text);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(seen).toEqual(['three']);
  expect(events.filter((event) => event.type === 'answered')).toHaveLength(1);
});

test('PAIN-1: an answer that comes after a person took over is dropped', async () => {
  let finish: (answer: Answer) => void = () => undefined;
  const assistant: Assistant = () => new Promise((resolve) => (finish = resolve));
  const { say, put, settle, types } = stage({}, { assistant });
  say('slow one');
  put({ type: 'claimed' }, undefined, ADA);
  finish({ text: 'too late' });
  await settle();
  expect(types()).not.toContain('answered');
});

test('an assistant that fails offers a person, and is not tried again for the same turn', async () => {
  let asked = 0;
  const assistant: Assistant = async () => {
    asked++;
    throw new Error('no model');
  };
  const { say, settle, turns, put } = stage({}, { assistant });
  say('hello?');
  await settle();
  expect(turns.failed.value).toBe(true);
  put({ type: 'judged', answer: 'event-1', helpful: false });
  await settle();
  expect(asked).toBe(1);
});

test('the package goes on being completed while the customer waits and writes', async () => {
  const { say, settle, thread } = stage({ human: { asks: true }, 'INV-9 by the way': { strengths: { emotion: 0.8 } } });
  say('human');
  await settle();
  const before = thread().package;
  say('INV-9 by the way');
  await settle();
  expect(JSON.stringify(before)).not.toContain('INV-9');
  expect(JSON.stringify(thread().package?.summary)).toContain('INV-9 by the way');
  expect(thread().package?.raisedBy.map((one) => one.signal)).toContain('emotion');
  expect(thread().package?.asked[0]?.words).toBe('human');
});

test('PAIN-5: after the hand back the assistant answers the next turn, and not the one that was meant for the person', async () => {
  const { say, put, settle, types } = stage({ human: { asks: true } });
  say('human');
  put({ type: 'claimed' }, undefined, ADA);
  say('thank you Ada');
  put({ type: 'handedBack' }, undefined, ADA);
  await settle();
  expect(types()).not.toContain('answered');
  say('and how do I export?');
  await settle();
  expect(types().filter((type) => type === 'answered')).toHaveLength(1);
});

test('the button hands over without any signal, and the package says it was the button', async () => {
  const { say, settle, turns, thread } = stage({});
  say('hello');
  await settle();
  turns.handOver('Talk to a person');
  expect(thread().owner.kind).toBe('queue');
  expect(thread().package?.asked).toEqual([{ words: 'Talk to a person', rule: 'button' }]);
});

test('shadow: decided and recorded, and the assistant answers all the same', async () => {
  const { say, settle, events, thread } = stage(
    { hacked: { intent: 'account-compromised' } },
    { playbook: { ...PLAYBOOK, mode: 'shadow' } },
  );
  say('hacked');
  await settle();
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'decided', decision: expect.objectContaining({ act: 'handoff', acted: false }) }),
  );
  expect(events.at(-1)?.type).toBe('answered');
  expect(thread().owner.kind).toBe('assistant');
});

test('sent in one breath: what called for a person, or for a question, is not lost behind a “thanks”', async () => {
  const person = stage({ 'a person please': { asks: true }, thanks: {} });
  person.say('a person please');
  person.say('thanks');
  await person.settle();
  expect(person.thread().owner.kind).toBe('queue');
  expect(person.events.find((event) => event.type === 'handedOff')).toBeTruthy();
  const question = stage({ 'charged twice': { intent: 'invoice-wrong' }, thanks: {} });
  question.say('charged twice');
  question.say('thanks');
  await question.settle();
  expect(question.types().slice(-2)).toEqual(['decided', 'asked']);
});

test('stopped while the page took its breath: nothing is read or answered any more', async () => {
  const { say, settle, types, turns } = stage({ 'copy please': { intent: 'invoice-copy' } });
  say('copy please');
  turns.stop();
  await settle();
  expect(types()).toEqual(['started', 'said']);
});

test('what throws between two breaths is told to whoever runs the turns', async () => {
  const broken: unknown[] = [];
  const { say, settle } = stage(
    {
      get 'copy please'(): Given {
        throw new TypeError('a page broke Array.prototype');
      },
    },
    { broke: (error) => broken.push(error) },
  );
  say('copy please');
  await settle();
  expect(String(broken[0])).toContain('a page broke');
});
