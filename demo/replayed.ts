// The demo's old conversations, read by the same code as the widget runs, in this browser.
import type { Playbook } from '#domain/playbook';
import { firstHandoff, type ReplayedTurn, replayThread, type Timing, timingOf } from '#domain/replay';
import { parseTranscript, type Transcript } from '#domain/transcript';

export interface ReplayedThread {
  readonly transcript: Transcript;
  readonly results: readonly ReplayedTurn[];
  /** Where the matrix would have handed over; null: never. */
  readonly first: ReplayedTurn | null;
  readonly timing: Timing;
}

const files = import.meta.glob('./transcripts/*.jsonl', { query: '?raw', import: 'default' }) as Record<
  string,
  () => Promise<string>
>;

/** Rejects when the relay does not serve the playbook. */
export async function replayAll(): Promise<readonly ReplayedThread[]> {
  const [playbook, ...texts] = await Promise.all([fetchPlaybook(), ...Object.values(files).map((load) => load())]);
  return texts.flatMap((text) => text.split('\n')).flatMap((line) => replayLine(playbook, line));
}

async function fetchPlaybook(): Promise<Playbook> {
  const response = await fetch('/playbook.json?site=demo');
  if (!response.ok) throw new Error(`The relay answered ${response.status} for the playbook.`);
  return (await response.json()) as Playbook;
}

function replayLine(playbook: Playbook, line: string): readonly ReplayedThread[] {
  const parsed = line.trim() === '' ? null : parseTranscript(line);
  if (!parsed?.ok) return [];
  const { transcript } = parsed;
  const results = replayThread(playbook, transcript);
  const first = firstHandoff(results);
  return [{ transcript, results, first, timing: timingOf(first, transcript.handoffAt) }];
}
