// Short ways to write a log in a test: events in, entries and threads out.
import type { By, Entry, ThreadEvent } from '#domain/event';
import { emptyThread, reduceAll, type Thread } from '#domain/thread';

export const CUSTOMER: By = { role: 'customer' };
export const ASSISTANT: By = { role: 'assistant' };
export const RELAY: By = { role: 'relay' };
export const ADA: By = { role: 'agent', id: 'agent-ada', name: 'Ada' };
export const BEN: By = { role: 'agent', id: 'agent-ben', name: 'Ben' };

export type Step = readonly [By, ThreadEvent];

/** A minute passes between entries; the first is at minute 0. */
export function logOf(steps: readonly Step[]): Entry[] {
  return steps.map(([by, event], at) => ({ seq: at + 1, at: at * 60_000, age: 0, by, id: `entry-${at + 1}`, event }));
}

export function threadOf(steps: readonly Step[]): Thread {
  return reduceAll(emptyThread('thread-1'), logOf(steps));
}

export const started: Step = [CUSTOMER, { type: 'started', site: 'demo', locale: 'en', page: null }];
export const says = (text: string, by: By = CUSTOMER): Step => [by, { type: 'said', text }];
export const answers = (text: string, to = 'entry-2'): Step => [
  ASSISTANT,
  { type: 'answered', to, text, documents: [{ id: 'doc-1', title: 'Invoices' }], confidence: 0.8 },
];
export const handsOff = (queue = 'billing', firstReply: number | null = 900_000): Step => [
  CUSTOMER,
  { type: 'handedOff', queue, priority: 'normal', row: 'invoice-wrong', firstReply },
];
