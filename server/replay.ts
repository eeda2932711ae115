// `baton replay`: reads transcripts in a stream, runs the widget's own checks and matrix over them, prints JSON Lines or a table.
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import type { CaseVerdict } from '#domain/case-label';
import { buildClassifier } from '#domain/compile';
import { type CaseTotals, caseSentence, caseToday, NO_CASES, withCase } from '#domain/labelled-case';
import type { Playbook } from '#domain/playbook';
import { firstHandoff, type ReplayedTurn, replayThread, type Timing, timingOf } from '#domain/replay';
import { parseTranscript, type Transcript } from '#domain/transcript';
import { readPlaybook } from './playbook-file.ts';
import { packageRoot } from './root.ts';

export interface ReplayOptions {
  /** A path, or `-` for the standard input. */
  readonly file: string;
  /** Path of a playbook's YAML; null: the demo's. */
  readonly playbook: string | null;
  /** One JSON line for each customer turn, instead of the table. */
  readonly json: boolean;
}

type Totals = Record<Timing | 'threads' | 'turns' | 'unreadable', number> & { cases: CaseTotals };

/** What people said of a thread, and what the matrix does now. */
interface Judged {
  readonly verdict: CaseVerdict;
  readonly today: Timing;
}

/** The exit code: 1 when a line could not be read, the file is not there or the playbook is broken. Memory does not grow with the file. */
export async function runReplay({ file, playbook: path, json }: ReplayOptions): Promise<number> {
  const read = readPlaybook(
    path ?? relative(process.cwd(), join(packageRoot(), 'demo/playbooks/demo.yaml')),
    buildClassifier,
  );
  if (!read.ok) {
    for (const { line } of read.findings) console.error(line);
    return 1;
  }
  const size = file === '-' ? 0 : await sizeOf(file);
  if (size === null) {
    console.error(
      `${file}: there is no such file. Give a file of transcripts, one JSON object a line, or - for the standard input.`,
    );
    return 1;
  }
  const totals = await replayLines(read.playbook, file, json, size);
  if (!json) console.log(totalsIn(totals));
  return totals.unreadable > 0 ? 1 : 0;
}

async function sizeOf(file: string): Promise<number | null> {
  return stat(file).then(
    (found) => (found.isFile() ? found.size : 0),
    () => null,
  );
}

async function replayLines(playbook: Playbook, file: string, json: boolean, size: number): Promise<Totals> {
  const totals: Totals = {
    threads: 0,
    turns: 0,
    unreadable: 0,
    'in time': 0,
    'too late': 0,
    missed: 0,
    'not needed': 0,
    'none needed': 0,
    cases: NO_CASES,
  };
  const input = file === '-' ? process.stdin : createReadStream(file);
  const progress = progressBar(size, json);
  if (!json) console.log(HEAD);
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    progress.add(Buffer.byteLength(line) + 1);
    if (line.trim() === '') continue;
    const parsed = parseTranscript(line);
    if (!parsed.ok) {
      totals.unreadable++;
      progress.clear();
      console.error(`${file}:${number}  ${parsed.why}. The line is skipped.`);
      continue;
    }
    const results = replayThread(playbook, parsed.transcript);
    const judged = judgedOf(parsed.transcript, results);
    count(totals, parsed.transcript, results, judged);
    progress.clear();
    await write(json ? linesOf(parsed.transcript, results, judged) : `${rowOf(parsed.transcript, results, judged)}\n`);
    progress.draw();
  }
  progress.clear();
  return totals;
}

/** Waits where the reader of the output is slower than we are. */
async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}

function judgedOf({ label }: Transcript, results: readonly ReplayedTurn[]): Judged | null {
  return label && { verdict: label.verdict, today: caseToday(label, results) };
}

function count(
  totals: Totals,
  { handoffAt }: Transcript,
  results: readonly ReplayedTurn[],
  judged: Judged | null,
): void {
  totals.threads++;
  totals.turns += results.length;
  if (judged) totals.cases = withCase(totals.cases, judged.verdict, judged.today);
  else totals[timingOf(firstHandoff(results), handoffAt)]++;
}

/** The line of the turn that was judged says how, and what happens there today. */
function linesOf({ label }: Transcript, results: readonly ReplayedTurn[], judged: Judged | null): string {
  return results
    .map((one) => `${JSON.stringify(judged && one.turn === label?.turn ? { ...one, judged } : one)}\n`)
    .join('');
}

// The table

const WIDTHS = [22, 10, 10, 10, 12, 11] as const;
const HEAD = cells(['thread', 'decided', 'happened', 'judged', 'handoff', 'queue'], 'because');

function cells(fixed: readonly string[], last: string): string {
  return `${fixed.map((one, at) => one.slice(0, (WIDTHS[at] ?? 12) - 1).padEnd(WIDTHS[at] ?? 12)).join('')}${last}`.trimEnd();
}

/** A judged thread is measured by what people said of it, any other by when a person came. */
function rowOf({ id, handoffAt }: Transcript, results: readonly ReplayedTurn[], judged: Judged | null): string {
  const first = firstHandoff(results);
  const happened = handoffAt === null ? '–' : `turn ${handoffAt}`;
  const decided = first ? `turn ${first.turn}` : '–';
  return cells(
    [
      id,
      decided,
      happened,
      judged?.verdict ?? '–',
      judged?.today ?? timingOf(first, handoffAt),
      first?.decision.queue ?? '',
    ],
    first ? becauseOf(first) : '',
  );
}

function becauseOf({ decision, readings, intent }: ReplayedTurn): string {
  const reasons = decision.because.map((one) =>
    one === 'person' ? 'asked for a person' : `${one} “${readings[one].evidence[0] ?? ''}”`,
  );
  return (reasons.length > 0 ? reasons : [`row ${intent.id ?? decision.row}`]).join(', ').slice(0, 110);
}

function totalsIn(totals: Totals): string {
  const timings = (['in time', 'too late', 'missed', 'not needed', 'none needed'] as const).map(
    (one) => `${totals[one]} ${one}`,
  );
  const unreadable = totals.unreadable > 0 ? `; ${totals.unreadable} lines could not be read` : '';
  const { threads, turns, cases } = totals;
  const count = cases.needed + cases.unneeded;
  const judged = count > 0 ? `\n${count} judged: ${caseSentence(cases)}.` : '';
  const others = threads > count || threads === 0 ? `: ${timings.join(', ')}` : '';
  return `\n${threads} threads, ${turns} customer turns${others}${unreadable}.${judged}`;
}

/** A bar on a terminal, on the error stream, where the size of the input is known; nothing elsewhere. */
function progressBar(size: number, json: boolean) {
  const shown = process.stderr.isTTY && size > 0 && (json ? !process.stdout.isTTY : true);
  let done = 0;
  return {
    add(bytes: number) {
      done += bytes;
    },
    draw() {
      if (!shown) return;
      const part = Math.min(1, done / size);
      process.stderr.write(`\r${'█'.repeat(Math.round(part * 30)).padEnd(30, '░')} ${Math.round(part * 100)} %`);
    },
    clear() {
      if (shown) process.stderr.write('\r\u001b[2K');
    },
  };
}
