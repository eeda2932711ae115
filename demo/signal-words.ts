// The five checks in a stakeholder's words: what each is called, and what raises it.
import type { Signal } from '#domain/signals/reading';

export const CHECKS: Readonly<Record<Signal, { readonly name: string; readonly raisedBy: string }>> = {
  risk: { name: 'Risk', raisedBy: 'money, law, security, privacy, leaving' },
  confidence: { name: 'Weak answer', raisedBy: 'no article fits, or two contradict each other' },
  emotion: { name: 'Emotion', raisedBy: 'anger, panic, “the third time”' },
  value: { name: 'Value', raisedBy: 'growth, renewal, a large account in trouble' },
  looping: { name: 'Looping', raisedBy: 'the same question again, an answer rejected' },
};
