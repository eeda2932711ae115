// Reads the labelled conversations that weights are trained and checks are measured on. They are not part of the repository.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Labelled {
  readonly text: string;
  readonly label: 0 | 1;
}

/** One text set: a name, and its texts with the label that people gave them. */
export interface LabelledSet {
  readonly name: string;
  readonly rows: readonly Labelled[];
}

export type Split = 'train' | 'dev';

const FOLDER = process.env.BATON_TRAINING_DATA ?? resolve(import.meta.dirname, '../../../shared/data');

export const hasLabelledData = existsSync(join(FOLDER, 'risk_banking77', 'train.jsonl'));

/** Says what to do, loudly, where the data is absent. */
export const ABSENT = `SKIPPED: no labelled conversations at ${FOLDER}. Put them there, or name their folder in BATON_TRAINING_DATA.`;

/** A label that is null is ambiguous by decision, and is never trained on or scored. */
interface Line {
  readonly text: string;
  readonly risk: 0 | 1 | null;
  readonly frustration: 0 | 1 | null;
  readonly anger: 0 | 1 | null;
  readonly panic: 0 | 1 | null;
  readonly domains: readonly string[];
  readonly turns: readonly { role: string; text: string; risk?: 0 | 1 | null; dissatisfied?: 0 | 1 | null }[];
}

function lines(folder: string, split: Split): Line[] {
  const path = join(FOLDER, folder, `${split}.jsonl`);
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Line => JSON.parse(line));
}

function labelled(rows: readonly { text: string; label: 0 | 1 | null | undefined }[]): Labelled[] {
  return rows.flatMap(({ text, label }) => (label === null || label === undefined ? [] : [{ text, label }]));
}

const customerTurns = (folder: string, split: Split) =>
  lines(folder, split).flatMap(({ turns }) => turns.filter(({ role }) => role === 'user'));

export const banking = (split: Split) =>
  labelled(lines('risk_banking77', split).map(({ text, risk }) => ({ text, label: risk })));

export const clinc = (split: Split) =>
  labelled(lines('intent_clinc150', split).map(({ text, risk }) => ({ text, label: risk })));

export const multidogo = (split: Split) =>
  labelled(
    customerTurns('risk_multidogo_software_media', split).map(({ text, risk }) => ({ text, label: risk ?? null })),
  );

/** Task dialogues about weather, flights, meetings: nothing in them is a risk, and hardly anything is heated. The bank's are about fraud, so they are left out. */
export const star = (split: Split): Labelled[] =>
  lines('confidence_star_oos', split)
    .filter(({ domains }) => !domains.some((domain) => domain === 'bank' || domain === 'spaceship'))
    .flatMap(({ turns }) => turns.filter(({ role }) => role === 'user'))
    .map(({ text }) => ({ text, label: 0 }));

/** Heated: frustration, anger or panic. A row that is null in one and 0 in the others is left out. */
export const goEmotions = (split: Split) =>
  labelled(
    lines('emotion_goemotions', split).map(({ text, frustration, anger, panic }) => ({
      text,
      label: [frustration, anger, panic].includes(1) ? 1 : frustration === null ? null : 0,
    })),
  );

export interface LabelledTurn {
  readonly text: string;
  readonly from: 'customer' | 'assistant';
  readonly label: 0 | 1 | null;
}

/** Whole dialogues with dissatisfied turns. For looking and measuring only: no weight may be made from it. */
export const dissatisfied = (split: Split): LabelledTurn[][] =>
  lines('satisfaction_uss_mwoz', split).map(({ turns }) =>
    turns.map((turn) => ({
      text: turn.text,
      from: turn.role === 'user' ? 'customer' : 'assistant',
      label: turn.dissatisfied ?? null,
    })),
  );
