// The context package: what an agent gets instead of a raw transcript. It holds nothing that does not stand in the thread, the account or the documents.
import type { Evidence, Reading, Traits } from './signals/reading.ts';

/** A sentence of the summary and the turns it was made from. */
export interface SummarySentence {
  readonly text: string;
  readonly turns: readonly string[];
}

export type Taken = 'rejected' | 'asked again' | 'accepted' | 'no reaction';

export interface AttemptedAnswer {
  readonly turn: string;
  readonly text: string;
  readonly documents: readonly string[];
  readonly taken: Taken;
  /** The customer's words that show how it was taken. */
  readonly words: string | null;
}

export interface UsedDocument {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
}

export interface ContextPackage {
  readonly intent: { readonly id: string | null; readonly name: string; readonly score: number };
  readonly summary: readonly SummarySentence[];
  /** The customer's own correction of the summary, which then stands above it. */
  readonly correction: string | null;
  readonly account: { readonly traits: Traits; readonly verified: boolean } | null;
  readonly attempted: readonly AttemptedAnswer[];
  readonly documents: readonly UsedDocument[];
  /** 0 to 1: how far the last answer could be trusted; null when none was given. */
  readonly confidence: number | null;
  readonly nextStep: string | null;
  /** The readings that raised the handoff, with their evidence. */
  readonly raisedBy: readonly Reading[];
  readonly asked: readonly Evidence[];
  /** What was collected; null: asked for, and the customer could or would not say. */
  readonly fields: Readonly<Record<string, string | null>>;
}
