// What a check reads, and what it gives back: a reading with the evidence that raised it.

export const SIGNALS = ['risk', 'confidence', 'emotion', 'value', 'looping'] as const;
export type Signal = (typeof SIGNALS)[number];

/** Something a person can read: why a reading is what it is. */
export interface Evidence {
  /** The words that raised it, as they stand in the thread (or a trait, or a document title). */
  readonly words: string;
  /** The rule or feature that fired, as a short name: `billing_dispute`, `shouting`, `same_question`. */
  readonly rule: string;
  /**
   * The id of the earlier turn that this points to, where there is one. `against` stands in it where there is an `against` (the question
   * asked before, the answer about to be repeated), and else `words` do (what was frustrated before). Absent: all stands in the turn read.
   */
  readonly turn?: string;
  /** Another thing the words were held against: the earlier wording, the second document. */
  readonly against?: string;
}

/** `strength` runs from 0 to 1 and is calibrated so that 0.5 is the shipped threshold. At or above it there is evidence. */
export interface Reading {
  readonly signal: Signal;
  readonly strength: number;
  readonly evidence: readonly Evidence[];
}

export type Readings = Readonly<Record<Signal, Reading>>;

/** Asking for a person is not a signal but an order. */
export interface PersonRequest {
  readonly asked: boolean;
  readonly evidence: readonly Evidence[];
}

/** A document an answer was made from. `score` is the retriever's own, higher is better; only ratios of it are read. */
export interface AnswerDocument {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly score?: number;
  readonly text?: string;
}

/** One thing said, in the order it was said. `at` is milliseconds since 1970, where known. */
export interface Turn {
  readonly id: string;
  readonly from: 'customer' | 'assistant' | 'agent';
  readonly text: string;
  readonly at?: number;
  readonly documents?: readonly AnswerDocument[];
  /** The assistant's own estimate, 0 to 1, where it gives one. */
  readonly confidence?: number;
}

/** Traits of the customer's account, as the host page or its signed token gave them. */
export type Traits = Readonly<Record<string, string | number | boolean | null>>;

export interface IntentReading {
  /** The id of the playbook row, or null when nothing fits. */
  readonly id: string | null;
  /** 0 to 1: how sure. */
  readonly score: number;
}

/** All that is read on one customer turn. */
export interface TurnReadings {
  readonly turn: string;
  readonly intent: IntentReading;
  readonly person: PersonRequest;
  readonly readings: Readings;
}
