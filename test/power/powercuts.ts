// `npm run powercuts`: 300 power cuts in each of three modes over the recording of a built relay under load, and over the control's.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Figure, record } from '../bench/record.ts';
import { ROOT } from '../bench/served.ts';
import { ensureCompiler, NO_COMPILER } from '../compiler.mjs';
import { type CutsOf, cutPower } from './cuts.ts';
import { recordLoad } from './relay-under-load.ts';

const { values } = parseArgs({
  options: {
    cuts: { type: 'string', default: '300' },
    messages: { type: 'string', default: '4000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    record: { type: 'boolean', default: false },
  },
});

const compiler = ensureCompiler();
if (compiler === null) {
  console.error(NO_COMPILER);
  process.exit(1);
}
const cuts = Number(values.cuts);
const seed = Number(values.seed);
execFileSync(process.execPath, [join(ROOT, 'server/build.mjs'), '--server'], { stdio: 'inherit' });

const full = await run(false);
const normal = await run(true);
const lost = sum(full, (one) => one.lost);
const broken = sum(full, (one) => one.broken);
const losing = sum(normal, (one) => one.losing);
const figures: readonly Figure[] = [
  figure('I1', 'messages lost that the relay had acknowledged or shown to anyone', lost, '0', lost === 0),
  ...full.map((one) =>
    figure(
      'DEL-07',
      `cuts of ${one.cuts}, mode “${one.mode}”, after which something was lost or not whole (up to ${one.told} messages acknowledged)`,
      one.losing + one.broken,
      '0',
      one.losing + one.broken === 0,
    ),
  ),
  figure(
    'DEL-07',
    `control with synchronous=NORMAL: cuts of ${3 * cuts} that lose messages`,
    losing,
    '> 0',
    losing > 0,
  ),
  figure('F12', 'recovery point after a power cut: messages lost', lost, '0', lost === 0),
];
for (const { id, what, value, target, holds } of figures)
  console.log(`${holds ? 'ok  ' : 'MISS'} ${id}  ${what}: ${value} (${target})`);
for (const one of full) if (one.why !== null) console.log(`     ${one.mode}: ${one.why}`);
if (values.record) await record('powercuts', `npm run powercuts -- --seed ${seed}`, figures);
if (broken > 0 || figures.some((one) => !one.holds)) process.exitCode = 1;

async function run(weaker: boolean): Promise<readonly CutsOf[]> {
  const messages = Number(values.messages);
  const relay = [join(ROOT, 'dist/server/cli.js')];
  const records = await recordLoad({ compiler: compiler ?? 'cc', relay, weaker, customers: 12, messages, starts: 3 });
  console.log(`${weaker ? 'control' : 'relay'}: ${records.length} records, seed ${seed}`);
  return cutPower(records, cuts, seed);
}

function figure(id: string, what: string, value: number, target: string, holds: boolean): Figure {
  return { id, what, value, target, holds };
}

function sum(all: readonly CutsOf[], of: (one: CutsOf) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
