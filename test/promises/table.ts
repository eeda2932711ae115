// docs/reliability.md, made from the list of promises, the names of the tests and the figures of the last measured runs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testsById } from './found.ts';
import { GROUPS, type Promised } from './list.ts';

const MEASURED = join(import.meta.dirname, '../../docs/measured');

interface Run {
  readonly command: string;
  readonly at: string;
  readonly machine: { readonly cores: number; readonly node: string; readonly memoryGb: number };
  readonly figures: readonly Figure[];
}

interface Figure {
  readonly id: string;
  readonly what: string;
  readonly value: number | string;
  readonly target: string;
  readonly holds: boolean;
}

/** The whole document as Markdown. */
export function reliability(): string {
  const runs = measuredRuns();
  const figures = runs.flatMap((run) => run.figures);
  const tests = testsById();
  const groups = GROUPS.map(({ title, promises }) =>
    [
      `## ${title}`,
      '',
      '| id | promise | held by | last figures |',
      '| --- | --- | --- | --- |',
      ...promises.map((one) => row(one, tests.get(one.id) ?? [], figures)),
    ].join('\n'),
  );
  return `${[HEAD, ...groups, printedRuns(runs)].join('\n\n')}\n`;
}

const HEAD = `# What Baton promises, and what holds each promise

Made by \`npm run promises\` from the tests' names and the last recorded run of each measuring command; a test fails when this page is not what that
command makes, or when a promise has neither a test nor a figure. Each id stands at the start of the names of its tests: \`npx vitest run -t SEC-07\`,
\`npx playwright test -c test/e2e/playwright.config.ts -g SEC-07\`. \`npm test\` runs them all.

Figures are of a shared machine; ratios within a run say more than milliseconds. A figure that misses what was aimed at is marked **missed**.`;

/** docs/performance.md: what the widget costs a page and what the relay and the console hold, from the last recorded runs. */
export function performance(): string {
  const runs = measuredRuns();
  const tables = MEASURED_BY.map(({ title, script, about }) => {
    const run = runs.find(({ command }) => command.startsWith(`npm run ${script}`));
    return [`## ${title}`, about, run ? figuresOf(run) : 'Not recorded yet.'].join('\n\n');
  });
  return `${[PERFORMANCE, ...tables].join('\n\n')}\n`;
}

function figuresOf(run: Run): string {
  const notes = run.figures.filter(({ id }) => id === 'NOTE').map(({ what }) => what);
  const rows = run.figures
    .filter(({ id }) => id !== 'NOTE')
    .map(
      ({ what, value, target, holds }) =>
        `| ${what} | ${value} | ${target.replace('<=', '≤').replace('>=', '≥')}${holds ? '' : ' **missed**'} |`,
    );
  const on = `Recorded ${run.at.slice(0, 10)} on ${run.machine.cores} cores, Node ${run.machine.node}; the machine was shared.`;
  return [['| figure | Baton | aimed at |', '| --- | --- | --- |', ...rows].join('\n'), [...notes, on].join(' ')].join(
    '\n\n',
  );
}

const PERFORMANCE = `# What Baton costs and what it holds

Made by \`npm run promises\` from the last recorded run of each measuring command (\`-- --record\`). Each exits with 1 when a budget breaks.`;

const MEASURED_BY = [
  {
    title: 'What the widget costs a page',
    script: 'bench:widget',
    about: `A page that carries the script tag, opened in Chromium on slow 4G (150 ms, 1.6 Mbit/s down) with a CPU four times slower; the median of several
visits, beside a bare floor (a button that loads Preact, signals and an empty panel) built and visited in the same run. Before the customer acts the
page pays for the loader alone; a click loads the panel; the conversation, the checks, the articles, Markdown and the socket come after it, when
they are needed.`,
  },
  {
    title: 'What one relay process holds',
    script: 'bench:relay',
    about: `Beside a bare Socket.IO server in the same run; docs/reliability.md says which promise each figure stands for.

**Why the rate is not 0.7 of the bare server's.** The bare server takes some 17 µs of processor time for an answer, nearly all of it for the socket. 0.7 of its
rate leaves 24 µs for one thread to do the same, check the packet, mask secrets, judge the draft, and have an entry and its thread's row written and
flushed to the disk. The relay's main thread takes 72 µs for a message: 14,000 a second where a processor is free for the thread that writes (reckoned,
not measured), and fewer where the two threads and the load share two, as they did here. Where its time goes while 200 lines send as fast as they are
answered (\`node --cpu-prof\`):

| part of the main thread | share |
| --- | --- |
| the answer, encoded and written to the socket | 23 % |
| the frame read and parsed | 16 % |
| garbage collection | 15 % |
| judging the draft, reducing the thread, the line of each thread | 14 % |
| promises, timers, the rest | 11 % |
| groups cross to the thread that writes, and back | 8 % |
| redaction, checks of the packet, digest | 6 % |
| publishing | 5 % |
| whether the search's index is behind | 2 % |

| part of the thread that writes, 36 µs a message | share |
| --- | --- |
| the group's commit: pages written to the log, and the flush | 65 % |
| the search's index, in batches | 13 % |
| rows of the entry and of its thread | 12 % |
| what a checkpoint leaves to it | 8 % |
| crossing back | 2 % |

What was tried, in processor time for one message on a shared machine (each ± 15 %):

| step | µs |
| --- | --- |
| as it was | 202 |
| the search's index in batches of 300 instead of with each message; the line that proposed gets its entry once, not twice; a text without digits is not searched for numbers; one hash call; weights of threads not counted anew | 147 to 162 |
| one index of threads written instead of three; more pages kept in memory | 143 to 148 |
| checkpoints on a thread of their own: dearer altogether, but nobody waits 10 to 25 ms for one | 150 to 178 |
| groups written on a thread of their own; whether a draft came before is told by the insert itself, not looked up twice | 130; the main thread 72 of them, 125 before |
| young objects in 16 MB from the start instead of 1 (\`--min-semi-space-size\`): 70 MB more of memory, and a gain that could not be told from the noise of a busy machine | not kept |

The disk no longer stops the relay: while a group is flushed it serves everybody, and the next group collects. What is left of the main thread is mostly
Socket.IO's and the engine's; more than this takes more than one process.

**What the slowest handoffs waited for.** The first second look of a relay's life (the widget's checks, run once more on what a customer said) compiled
and unpacked what the widget prepares in idle moments: up to .4 s in one piece. Looks that came due together ran one after the other, and everybody
in a queue was told their place whenever anything in it changed. Now the checks are warmed up in stretches of 6 ms before the first look, a turn of the
loop has one look, and only those are told whose place is another. On one busy machine, the longest the loop was held up: 361 ms before, 103 after;
handoff p95 231 and 94 ms.`,
  },
  {
    title: 'How quick the console is',
    script: 'bench:console',
    about: 'In Chromium with a CPU four times slower, on 5,000 open threads and a thread of 10,000 entries.',
  },
  {
    title: 'What a brief holds',
    script: 'bench:package',
    about: `The summary of the context package over support dialogues that nothing was tuned on (MultiDoGO, software and media, the dev split). A detail is any
number, amount or date that the customer wrote, and each telling word of the turns that people marked as giving content and nothing else: names,
products, companies. Masked secrets count as what they were masked to.`,
  },
] as const;

function row({ id, promise, command, shows }: Promised, files: readonly string[], figures: readonly Figure[]): string {
  const own = figures.filter((figure) => shows.includes(figure.id));
  return `| ${id} | ${promise} | ${heldBy(files, command)} | ${own.map(shown).join('<br>')} |`;
}

function heldBy(files: readonly string[], command: string | null): string {
  const counted = new Map<string, number>();
  for (const file of files) counted.set(file, (counted.get(file) ?? 0) + 1);
  const tests = [...counted].map(([file, count]) => `[${file}](../test/${file})${count > 1 ? ` ×${count}` : ''}`);
  return [...tests, ...(command ? [`\`${command}\``] : [])].join('<br>');
}

function shown({ what, value, target, holds }: Figure): string {
  const against = target === '' ? '' : ` (${target})`;
  return `${what}: ${value}${against}${holds ? '' : ' **missed**'}`
    .replaceAll('|', '\\|')
    .replaceAll('<=', '≤')
    .replaceAll('>=', '≥');
}

function printedRuns(runs: readonly Run[]): string {
  const lines = runs.map(
    ({ command, at, machine }) =>
      `| \`${command}\` | ${at.slice(0, 16).replace('T', ' ')} UTC | ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node} |`,
  );
  return ['## Runs', '', '| command | when | on |', '| --- | --- | --- |', ...lines].join('\n');
}

export function measuredRuns(): readonly Run[] {
  const files = readdirSync(MEASURED).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => JSON.parse(readFileSync(join(MEASURED, file), 'utf8')) as Run);
}
