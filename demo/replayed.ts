// The demo's old conversations, read by the same code as the widget runs, in this browser.
import type { Decision } from '#domain/decision';
import type { Playbook } from '#domain/playbook';
import { firstHandoff, replayThread, type Timing, timingOf } from '#domain/replay';
import { parseTranscript, type Transcript } from '#domain/transcript';
import { fetchPlaybook } from './playbook.ts';

export interface ReplayedThread {
  readonly transcript: Transcript;
  /** Where the table would have handed over, as an index of turns; null: never. */
  readonly due: number | null;
  /** The decision made there. */
  readonly decision: Decision | null;
  readonly timing: Timing;
  /** Messages of the customer after the one at which a person was due, until one came (or the end). */
  readonly late: number;
  /** Where the conversation was marked by hand, and why: nothing here is decided by it. */
  readonly note: string | null;
}

const files = import.meta.glob('./transcripts/*.jsonl', { query: '?raw', import: 'default' }) as Record<
  string,
  () => Promise<string>
>;

/** Rejects when the relay does not serve the playbook. The clearest come first, and of those the latest. */
export async function replayAll(): Promise<readonly ReplayedThread[]> {
  const [playbook, ...texts] = await Promise.all([fetchPlaybook(), ...Object.values(files).map((load) => load())]);
  return texts
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => replayLine(playbook, line))
    .sort((a, b) => inEnglish(b) - inEnglish(a) || weightOf(b.decision) - weightOf(a.decision) || b.late - a.late);
}

function replayLine(playbook: Playbook, line: string): readonly ReplayedThread[] {
  const parsed = line.trim() === '' ? null : parseTranscript(line);
  if (!parsed?.ok) return [];
  const { transcript } = parsed;
  const decisions: Decision[] = [];
  const results = replayThread(playbook, transcript, (decision) => decisions.push(decision));
  const first = firstHandoff(results);
  const due = first?.turn ?? null;
  return [
    {
      transcript,
      due,
      decision: first && (decisions[results.indexOf(first)] ?? null),
      timing: timingOf(first, transcript.handoffAt),
      late: due === null ? 0 : customersIn(transcript, due + 1, transcript.handoffAt ?? transcript.turns.length),
      note: noteIn(line),
    },
  ];
}

function noteIn(line: string): string | null {
  const { label } = JSON.parse(line) as { label?: { escalateAt?: number | null; why?: string } };
  if (!label?.why) return null;
  return `${typeof label.escalateAt === 'number' ? `a person at message ${label.escalateAt + 1}` : 'nobody'}. ${label.why}`;
}

/** How little a decision leaves to argue about: an order, what was said, a row of the table, and last that an answer was weak. */
function weightOf(decision: Decision | null): number {
  if (!decision) return 0;
  if (decision.asked.length > 0) return 3;
  const said = decision.because.filter((one) => one.signal !== 'confidence');
  return said.length > 0 ? 2 : decision.because.length > 0 ? 0 : 1;
}

/** This page is in English, and so are most who read it. */
function inEnglish({ transcript }: ReplayedThread): number {
  return Number((transcript.account?.locale ?? 'en') === 'en');
}

function customersIn({ turns }: Transcript, from: number, until: number): number {
  return turns.slice(from, until).filter((turn) => turn.from === 'customer').length;
}
