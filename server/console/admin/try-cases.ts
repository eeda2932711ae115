// Judged handoffs run on a playbook that nobody runs yet, beside the one that runs: would a person have come in time, or needlessly?
import type { CaseVerdict } from '#domain/case-label';
import { type CaseTotals, caseToday, isHandled, NO_CASES, withCase } from '#domain/labelled-case';
import type { Playbook } from '#domain/playbook';
import { replayThread, type Timing } from '#domain/replay';
import { parseTranscript, type Transcript } from '#domain/transcript';

export interface JudgedCase {
  readonly transcript: Transcript & { readonly label: NonNullable<Transcript['label']> };
  /** Where it stands in the console; null: the file does not say. */
  readonly thread: string | null;
}

export interface CasesRead {
  readonly cases: readonly JudgedCase[];
  /** Lines that are no transcript, or that nobody judged. */
  readonly others: number;
}

/** The cases of a file, as `GET /api/metrics/handoffs/cases` and `baton site cases` write it. */
export function casesIn(file: string): CasesRead {
  const lines = file.split('\n').filter((line) => line.trim() !== '');
  const cases = lines.flatMap((line) => {
    const parsed = parseTranscript(line);
    if (!parsed.ok || parsed.transcript.label === null) return [];
    const { id, label } = parsed.transcript;
    const [, thread = null] = /^(.+):\d+$/u.exec(id) ?? [];
    return [{ transcript: { ...parsed.transcript, label }, thread }];
  });
  return { cases, others: lines.length - cases.length };
}

export interface TriedCase {
  readonly of: JudgedCase;
  readonly verdict: CaseVerdict;
  /** What the customer said where it came to people. */
  readonly words: string;
  readonly draft: Timing;
  /** By the playbook that runs. */
  readonly now: Timing;
}

export interface CasesTried {
  readonly all: readonly TriedCase[];
  readonly draft: CaseTotals;
  readonly now: CaseTotals;
}

/** Milliseconds at a stretch: the page stays responsive. */
const STRETCH = 12;

/** What is amiss with the draft comes first, and of that what the draft would change. */
export async function tryCases(
  cases: readonly JudgedCase[],
  playbooks: { readonly draft: Playbook; readonly now: Playbook },
  pause: () => Promise<void>,
): Promise<CasesTried> {
  const all: TriedCase[] = [];
  let until = performance.now() + STRETCH;
  for (const of of cases) {
    const { label, turns } = of.transcript;
    const timingBy = (playbook: Playbook) => caseToday(label, replayThread(playbook, of.transcript));
    const draft = timingBy(playbooks.draft);
    const now = playbooks.now === playbooks.draft ? draft : timingBy(playbooks.now);
    all.push({ of, verdict: label.verdict, words: turns[label.turn]?.text ?? '', draft, now });
    if (performance.now() < until) continue;
    await pause();
    until = performance.now() + STRETCH;
  }
  const totals = (which: 'draft' | 'now') => all.reduce((sum, one) => withCase(sum, one.verdict, one[which]), NO_CASES);
  return { all: all.sort((a, b) => weightOf(a) - weightOf(b)), draft: totals('draft'), now: totals('now') };
}

function weightOf({ draft, now }: TriedCase): number {
  const [good, was] = [isHandled(draft), isHandled(now)];
  if (good !== was) return good ? 2 : 0;
  return good ? 3 : 1;
}
