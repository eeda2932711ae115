// Taking content out for good: of the entry it stood in, and of the brief, the decisions and the fields that were made from it.
import type { ContextPackage } from './context-package.ts';
import type { Decision } from './decision.ts';
import type { Entry, ThreadEvent } from './event.ts';
import type { Evidence, Reading } from './signals/reading.ts';

/** What is taken out: the id of the turn it stood in, and its words in every version; '' where they are gone already. */
export interface Gone {
  readonly turn: string;
  readonly texts: readonly string[];
}

/** The entries that a log holds differently once the entry of this seq is emptied, as they are then. */
export function emptiedEntries(entries: readonly Entry[], seq: number): readonly Entry[] {
  const target = entries.find((entry) => entry.seq === seq);
  if (!target) return [];
  const versions = entries.flatMap(({ event }) => (event.type === 'edited' && event.entry === seq ? [event.text] : []));
  const gone = { turn: target.id, texts: [wordsOf(target.event), ...versions] };
  return entries.flatMap((entry) => {
    const event = entry === target ? emptied(entry.event) : eventWithout(entry.event, gone, seq);
    return event === entry.event ? [] : [{ ...entry, event }];
  });
}

function wordsOf(event: ThreadEvent): string {
  if (event.type === 'attached') return event.file.name;
  return 'text' in event ? event.text : '';
}

function emptied(event: ThreadEvent): ThreadEvent {
  switch (event.type) {
    case 'said':
    case 'asked':
    case 'noted':
      return { ...event, text: '' };
    case 'answered':
      return { ...event, text: '', documents: [] };
    case 'attached':
      return { ...event, file: { ...event.file, name: '' } };
    default:
      return event;
  }
}

/** The same event where nothing of it is gone. */
function eventWithout(event: ThreadEvent, gone: Gone, seq: number): ThreadEvent {
  switch (event.type) {
    case 'edited':
      return event.entry === seq && event.text !== '' ? { ...event, text: '' } : event;
    case 'packaged': {
      const next = packageWithout(event.package, gone);
      return same(next, event.package) ? event : { ...event, package: next };
    }
    case 'decided': {
      const next = decisionWithout(event.decision, gone);
      return same(next, event.decision) ? event : { ...event, decision: next };
    }
    case 'collected':
      return stoodIn(event.value, gone) ? { ...event, value: '' } : event;
    default:
      return event;
  }
}

export function packageWithout(made: ContextPackage, gone: Gone): ContextPackage {
  return {
    ...made,
    summary: made.summary.filter(({ turns }) => !turns.includes(gone.turn)),
    attempted: made.attempted
      .filter(({ turn }) => turn !== gone.turn)
      .map((one) => (stoodIn(one.words, gone) ? { ...one, words: null } : one)),
    raisedBy: made.raisedBy.map((one) => readingWithout(one, gone)),
    asked: evidenceWithout(made.asked, gone),
    fields: fieldsWithout(made.fields, gone),
  };
}

export function decisionWithout(decision: Decision, gone: Gone): Decision {
  return {
    ...decision,
    because: decision.because.map((one) => readingWithout(one, gone)),
    asked: evidenceWithout(decision.asked, gone),
  };
}

function readingWithout(reading: Reading, gone: Gone): Reading {
  return { ...reading, evidence: evidenceWithout(reading.evidence, gone) };
}

function evidenceWithout(evidence: readonly Evidence[], gone: Gone): readonly Evidence[] {
  return evidence.filter((one) => one.turn !== gone.turn && !stoodIn(one.words, gone) && !stoodIn(one.against, gone));
}

/** A field that was given, and what was given is gone, is '': null would say that it was refused. */
export function fieldsWithout(fields: ContextPackage['fields'], gone: Gone): ContextPackage['fields'] {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, stoodIn(value, gone) ? '' : value]));
}

/** White space and case aside; what was cut short ends in “…”. */
function stoodIn(words: string | null | undefined, { texts }: Gone): boolean {
  const part = flat(words ?? '').replace(/…$/u, '');
  return part !== '' && texts.some((text) => flat(text).includes(part));
}

function flat(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().toLowerCase();
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
