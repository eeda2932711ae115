// Reads the labelled conversations that the weights are made from. They are not part of the project.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder, from BATON_TRAINING_DATA or beside the repository; null, and a line that says what to do, where it is absent. */
export function trainingData(): string | null {
  const folder = process.env.BATON_TRAINING_DATA ?? join(import.meta.dirname, '../../../shared/data');
  if (existsSync(join(folder, 'intent_clinc150'))) return folder;
  console.error(
    `NO TRAINING DATA at ${folder}. Nothing was done. Set BATON_TRAINING_DATA to a folder that holds intent_clinc150, risk_banking77, …`,
  );
  return null;
}

/** The lines of a JSON Lines file, each as its own object. */
export function readLines<Line>(folder: string, file: string): Line[] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

export interface Labelled {
  readonly text: string;
  readonly intent: string;
}

interface ClincLine extends Labelled {
  readonly oos: number;
  readonly domain: string;
}

export function bankingQuestions(folder: string, part: 'train' | 'dev'): Labelled[] {
  return readLines<Labelled>(folder, `risk_banking77/${part}.jsonl`);
}

export function clincQuestions(folder: string, part: 'train' | 'dev'): (Labelled & { readonly domain: string })[] {
  return readLines<ClincLine>(folder, `intent_clinc150/${part}.jsonl`).filter(({ oos }) => !oos);
}

export function clincUnknown(folder: string, part: 'train' | 'dev'): string[] {
  return readLines<ClincLine>(folder, `intent_clinc150/${part}.jsonl`).flatMap(({ oos, text }) => (oos ? [text] : []));
}

interface Dialogue {
  readonly turns: readonly { readonly role: string; readonly text: string }[];
}

/** Every customer turn of a set of dialogues. */
export function customerTurns(folder: string, file: string): string[] {
  return readLines<Dialogue>(folder, file).flatMap(({ turns }) =>
    turns.filter(({ role }) => role === 'user').map(({ text }) => text),
  );
}

/** Same order every time (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
