// A small playbook for tests of the decision: one row of each action. Without a classifier: readings are given.
import type { Playbook, Row } from '#domain/playbook';
import {
  type Evidence,
  type Reading,
  type Readings,
  SIGNALS,
  type Signal,
  type TurnReadings,
} from '#domain/signals/reading';

const row = (id: string, rest: Partial<Row>): Row => ({
  id,
  name: id.replaceAll('-', ' '),
  action: 'answer',
  collect: [],
  queue: null,
  package: [],
  sla: null,
  nextStep: null,
  overrides: {},
  ...rest,
});

export const PLAYBOOK: Playbook = {
  version: 1,
  revision: 'test',
  thresholds: { risk: 0.5, confidence: 0.5, emotion: 0.5, value: 0.5, looping: 0.5 },
  queues: [
    { id: 'general', name: 'General' },
    { id: 'billing', name: 'Billing' },
    { id: 'security', name: 'Security' },
  ],
  rows: [
    row('invoice-copy', {}),
    row('invoice-wrong', {
      action: 'collect',
      queue: 'billing',
      collect: [{ field: 'invoiceId', ask: 'Which invoice is it?', pattern: 'INV-[0-9]+' }],
      sla: { firstReply: 900_000, priority: 'normal' },
      nextStep: 'Compare the invoice with the price list.',
    }),
    row('account-compromised', { action: 'stop', queue: 'security', sla: { firstReply: 120_000, priority: 'urgent' } }),
    row('cancel-account', { action: 'handoff', queue: 'billing', sla: { firstReply: 3_600_000, priority: 'high' } }),
    row('rant', { overrides: { emotion: 0.9, risk: null } }),
  ],
  unknown: row('unknown', {
    queue: 'general',
    sla: { firstReply: 1_800_000, priority: 'normal' },
    nextStep: 'Read the thread.',
  }),
  defaultQueue: 'general',
  mode: 'live',
  pilot: [],
  record: 'always',
  attachments: 'person',
  classifier: null,
};

export function readingOf(signal: Signal, strength: number, evidence: readonly Evidence[] = []): Reading {
  return {
    signal,
    strength,
    evidence: strength >= 0.5 && evidence.length === 0 ? [{ words: 'x', rule: signal }] : evidence,
  };
}

/** Readings of a turn: all at rest but those given. */
export function readOf(
  turn: string,
  intent: string | null,
  strengths: Partial<Record<Signal, number>> = {},
  asked: readonly Evidence[] = [],
): TurnReadings {
  const readings = Object.fromEntries(SIGNALS.map((one) => [one, readingOf(one, strengths[one] ?? 0)])) as Readings;
  return {
    turn,
    intent: { id: intent, score: intent ? 0.9 : 0 },
    person: { asked: asked.length > 0, evidence: asked },
    readings,
  };
}
