// What is new in a brief since the agent first saw it: it goes on being completed while the customer waits and writes.

import { reasonsOf } from '#domain/because';
import type { ContextPackage } from '#domain/context-package';

/** Names one part of a brief, the same from one version of the package to the next. */
export type PartKey = string;

/** The parts of `after` that were not in `before`, or said something else there. Nothing is new in the first package seen. */
export function freshParts(before: ContextPackage | null, after: ContextPackage | null): ReadonlySet<PartKey> {
  if (before === null || after === null) return new Set();
  const known = new Set(partsOf(before));
  return new Set(partsOf(after).filter((part) => !known.has(part)));
}

export const part = {
  intent: (intent: ContextPackage['intent']): PartKey => `intent ${intent.id}`,
  summary: (text: string): PartKey => `summary ${text}`,
  correction: (text: string): PartKey => `correction ${text}`,
  reason: (rule: string): PartKey => `reason ${rule}`,
  field: (name: string, value: string | null): PartKey => `field ${name} ${value}`,
  trait: (name: string, value: unknown): PartKey => `trait ${name} ${value}`,
  attempted: (turn: string, taken: string): PartKey => `attempted ${turn} ${taken}`,
  document: (id: string): PartKey => `document ${id}`,
  nextStep: (text: string): PartKey => `next ${text}`,
};

function partsOf(brief: ContextPackage): readonly PartKey[] {
  return [
    part.intent(brief.intent),
    ...brief.summary.map((one) => part.summary(one.text)),
    ...(brief.correction === null ? [] : [part.correction(brief.correction)]),
    ...reasonsOf(brief.raisedBy, brief.asked).map((one) => part.reason(one.rule)),
    ...Object.entries(brief.fields).map(([name, value]) => part.field(name, value)),
    ...Object.entries(brief.account?.traits ?? {}).map(([name, value]) => part.trait(name, value)),
    ...brief.attempted.map((one) => part.attempted(one.turn, one.taken)),
    ...brief.documents.map((one) => part.document(one.id)),
    ...(brief.nextStep === null ? [] : [part.nextStep(brief.nextStep)]),
  ];
}
