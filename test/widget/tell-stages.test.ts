// The life of a handoff, as the page hears of it from the thread.
import { expect, test } from 'vitest';
import type { By } from '#domain/event';
import { emptyThread } from '#domain/thread';
import { tellStages } from '../../widget/tell-stages.ts';
import { ADA, ASSISTANT, handsOff, type Step, says, started, threadOf } from '../domain/logs.ts';

const RELAY: By = { role: 'relay' };

/** What is told of the last steps, when those before were known. */
function told(before: readonly Step[], ...after: readonly Step[]): string[] {
  const events: string[] = [];
  const known = before.length === 0 ? emptyThread('thread-1') : threadOf(before);
  tellStages(known, threadOf([...before, ...after]), (name) => events.push(name));
  return events;
}

const waiting = [started, says('hi'), handsOff()];

test('a claim is told as assigned and joined, and the answers after it as messages alone', () => {
  expect(told(waiting, [ADA, { type: 'claimed' }])).toEqual(['handoff:assigned', 'handoff:joined']);
  expect(told([...waiting, [ADA, { type: 'claimed' }]], says('Hello!', ADA), says('One moment.', ADA))).toEqual([
    'message:received',
    'message:received',
  ]);
});

test('an answer that takes the thread without a claim is told as joining, once', () => {
  expect(told(waiting, says('Hello!', ADA), says('One moment.', ADA))).toEqual([
    'handoff:assigned',
    'handoff:joined',
    'message:received',
    'message:received',
  ]);
});

test('whoever the relay gave the thread to joins with their first answer', () => {
  const id = ADA.role === 'agent' ? ADA.id : '';
  const given: Step = [RELAY, { type: 'assigned', agent: id, name: 'Ada' }];
  expect(told(waiting, given)).toEqual(['handoff:assigned']);
  expect(told([...waiting, given], says('Hello!', ADA))).toEqual(['handoff:joined', 'message:received']);
});

test('passed on to a colleague is told as transferred and assigned; they join with their first answer', () => {
  const to = { agent: 'agent-ben', name: 'Ben' };
  const passed: Step = [ADA, { type: 'transferred', queue: 'billing', note: null, to }];
  const claimed: readonly Step[] = [...waiting, [ADA, { type: 'claimed' }]];
  expect(told(claimed, passed)).toEqual(['handoff:transferred', 'handoff:assigned']);
  const ben = { role: 'agent', id: 'agent-ben', name: 'Ben' } as const;
  expect(told([...claimed, passed], says('Hello!', ben))).toEqual(['handoff:joined', 'message:received']);
});

test('of a thread seen for the first time nothing is told: it happened before this page', () => {
  expect(told([], ...waiting, [ADA, { type: 'claimed' }])).toEqual([]);
});

test('whoever passed it on and answers again has taken it again', () => {
  const passed: readonly Step[] = [
    ...waiting,
    [ADA, { type: 'claimed' }],
    [ADA, { type: 'transferred', queue: 'security', note: null }],
  ];
  expect(told(passed, says('Me again.', ADA))).toEqual(['handoff:assigned', 'handoff:joined', 'message:received']);
});

test('what the agent starts from is told when it is ready, and when it is completed', () => {
  const brief = (text: string): Step => [
    ASSISTANT,
    {
      type: 'packaged',
      package: {
        intent: { id: null, name: 'Anything else', score: 0 },
        summary: [{ text, turns: [] }],
        correction: null,
        account: null,
        attempted: [],
        documents: [],
        confidence: null,
        nextStep: null,
        raisedBy: [],
        asked: [],
        fields: {},
      },
    },
  ];
  expect(told(waiting, brief('Charged twice.'))).toEqual(['handoff:packed']);
  expect(told([...waiting, brief('Charged twice.')], brief('Charged twice, for October.'))).toEqual(['handoff:packed']);
});
