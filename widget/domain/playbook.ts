// The playbook: thresholds, queues and the matrix, one row per intent. As people write it, and as the widget runs it.
import type { Signal } from './signals/reading.ts';

export type Action = 'answer' | 'collect' | 'handoff' | 'stop';
export type Priority = 'low' | 'normal' | 'high' | 'urgent';
export type Mode = 'shadow' | 'pilot' | 'live';
export type PackageField =
  | 'intent'
  | 'summary'
  | 'account'
  | 'attempted'
  | 'documents'
  | 'confidence'
  | 'nextStep'
  | 'readings'
  | (string & {});

/** A field the assistant asks for before it hands over: one question, asked once. */
export interface CollectField {
  readonly field: string;
  readonly ask: string;
  /** A regular expression (no flags; matched without regard to case) that finds the value in what the customer wrote. */
  readonly pattern?: string;
}

/** Times are milliseconds. */
export interface Sla {
  readonly firstReply: number;
  readonly resolve?: number;
  readonly priority: Priority;
}

export interface Queue {
  readonly id: string;
  readonly name: string;
  /** As written, `Mon-Fri 09:00-18:00 Europe/Berlin`; absent: always open. */
  readonly hours?: string;
  /** Dates on which it stays closed, `2026-12-25`, in the zone of its hours; absent: none. */
  readonly holidays?: readonly string[];
  /** Who waits is given to agents by the relay; absent: agents take whom they choose. */
  readonly assign?: 'automatic';
  /** The queue that takes over when this one is closed or breaks its SLA. */
  readonly overflow?: string;
}

export interface Row {
  readonly id: string;
  readonly name: string;
  readonly action: Action;
  readonly collect: readonly CollectField[];
  /** Where a handoff of this row goes; null: the default queue (rows that are fully automated). */
  readonly queue: string | null;
  readonly package: readonly PackageField[];
  readonly sla: Sla | null;
  readonly nextStep: string | null;
  /** Strength at which a signal overrides this row's action; absent signals use the playbook's thresholds, null switches one off. */
  readonly overrides: Readonly<Partial<Record<Signal, number | null>>>;
}

/** What `compile` makes and `/playbook.json` serves: everything the widget, the relay and replay need, and nothing else. */
export interface Playbook {
  readonly version: number;
  /** A digest of the source, recorded with every decision. */
  readonly revision: string;
  readonly thresholds: Readonly<Record<Signal, number>>;
  readonly queues: readonly Queue[];
  readonly rows: readonly Row[];
  /** The row for everything no intent fits. */
  readonly unknown: Row;
  readonly defaultQueue: string;
  readonly mode: Mode;
  /** Queues for which a pilot acts. */
  readonly pilot: readonly string[];
  readonly record: 'always' | 'handoff';
  /** `person`: customers may attach files once a person was asked for; the assistant reads none, so that before it would be a false promise. */
  readonly attachments: 'off' | 'person' | 'always';
  /** The intent classifier built from each row's examples, in the form `classify` reads. */
  readonly classifier: unknown;
}

/** The row of an intent, or the row for the unknown. */
export function rowOf(playbook: Playbook, intent: string | null): Row {
  return playbook.rows.find((row) => row.id === intent) ?? playbook.unknown;
}

export function queueOf(playbook: Playbook, row: Row): string {
  return row.queue ?? playbook.defaultQueue;
}
