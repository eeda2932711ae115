// Writes what a measuring command found to docs/measured, from which the tables of the docs are made.
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

export interface Figure {
  /** The check or figure it stands for: `F2`, `DEL-07`, `WGT-loader`. */
  readonly id: string;
  readonly what: string;
  readonly value: number | string;
  /** What was aimed at, in words or as `<= 120`; empty: nothing was. */
  readonly target: string;
  readonly holds: boolean;
}

export async function record(name: string, command: string, figures: readonly Figure[]): Promise<void> {
  const folder = join(import.meta.dirname, '../../docs/measured');
  const machine = { cores: cpus().length, node: process.version, memoryGb: Math.round(totalmem() / 2 ** 30) };
  await mkdir(folder, { recursive: true });
  const text = JSON.stringify({ command, at: new Date().toISOString(), machine, figures }, null, 2);
  await writeFile(join(folder, `${name}.json`), `${text}\n`);
}
