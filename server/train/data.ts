// Reads the labelled conversations that weights are made from and checks are measured on. They are not part of the project.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Split = 'train' | 'dev';

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

// Questions, each of one intent

export interface Question {
  readonly text: string;
  readonly intent: string;
}

/** A label that is null is ambiguous by decision, and is never trained on or scored. */
type Label = 0 | 1 | null;

interface QuestionLine extends Question {
  readonly risk: Label;
}

interface ClincLine extends QuestionLine {
  readonly oos: number;
  readonly domain: string;
}

export function bankingQuestions(folder: string, split: Split): Question[] {
  return readLines<QuestionLine>(folder, `risk_banking77/${split}.jsonl`);
}

export function clincQuestions(folder: string, split: Split): (Question & { readonly domain: string })[] {
  return readLines<ClincLine>(folder, `intent_clinc150/${split}.jsonl`).filter(({ oos }) => !oos);
}

export function clincUnknown(folder: string, split: Split): string[] {
  return readLines<ClincLine>(folder, `intent_clinc150/${split}.jsonl`).flatMap(({ oos, text }) => (oos ? [text] : []));
}

// Dialogues

interface DialogueTurn {
  readonly role: string;
  readonly text: string;
  readonly risk?: Label;
  readonly dissatisfied?: Label;
}

interface Dialogue {
  readonly domains: readonly string[];
  readonly turns: readonly DialogueTurn[];
}

/** Every customer turn of a set of dialogues. */
export function customerTurns(folder: string, file: string): string[] {
  return turnsOfCustomers(readLines<Dialogue>(folder, file)).map(({ text }) => text);
}

const turnsOfCustomers = (dialogues: readonly Dialogue[]) =>
  dialogues.flatMap(({ turns }) => turns.filter(({ role }) => role === 'user'));

export interface LabelledTurn {
  readonly text: string;
  readonly from: 'customer' | 'assistant';
  readonly label: Label;
}

/** Whole dialogues with dissatisfied turns. For looking and measuring only: no weight may be made from it. */
export function dissatisfied(folder: string, split: Split): LabelledTurn[][] {
  return readLines<Dialogue>(folder, `satisfaction_uss_mwoz/${split}.jsonl`).map(({ turns }) =>
    turns.map((turn) => ({
      text: turn.text,
      from: turn.role === 'user' ? 'customer' : 'assistant',
      label: turn.dissatisfied ?? null,
    })),
  );
}

// Texts that are something or are not: a risk, or heated

export interface Labelled {
  readonly text: string;
  readonly label: 0 | 1;
}

function labelled(rows: readonly { readonly text: string; readonly label?: Label | undefined }[]): Labelled[] {
  return rows.flatMap(({ text, label }) => (label === null || label === undefined ? [] : [{ text, label }]));
}

export function bankingRisks(folder: string, split: Split): Labelled[] {
  const lines = readLines<QuestionLine>(folder, `risk_banking77/${split}.jsonl`);
  return labelled(lines.map(({ text, risk }) => ({ text, label: risk })));
}

export function clincRisks(folder: string, split: Split): Labelled[] {
  const lines = readLines<ClincLine>(folder, `intent_clinc150/${split}.jsonl`);
  return labelled(lines.map(({ text, risk }) => ({ text, label: risk })));
}

export function multidogoRisks(folder: string, split: Split): Labelled[] {
  const dialogues = readLines<Dialogue>(folder, `risk_multidogo_software_media/${split}.jsonl`);
  return labelled(turnsOfCustomers(dialogues).map(({ text, risk }) => ({ text, label: risk })));
}

/** Task dialogues about weather, flights, meetings: nothing in them is a risk, and hardly anything is heated. The bank's are about fraud, so they are left out. */
export function starTalk(folder: string, split: Split): Labelled[] {
  const dialogues = readLines<Dialogue>(folder, `confidence_star_oos/${split}.jsonl`).filter(
    ({ domains }) => !domains.some((domain) => domain === 'bank' || domain === 'spaceship'),
  );
  return turnsOfCustomers(dialogues).map(({ text }) => ({ text, label: 0 }));
}

interface EmotionLine {
  readonly text: string;
  readonly frustration: Label;
  readonly anger: Label;
  readonly panic: Label;
}

export function forumTexts(folder: string, split: Split): string[] {
  return readLines<EmotionLine>(folder, `emotion_goemotions/${split}.jsonl`).map(({ text }) => text);
}

/** Heated: frustration, anger or panic. A row that is null in one and 0 in the others is left out. */
export function forumHeat(folder: string, split: Split): Labelled[] {
  const lines = readLines<EmotionLine>(folder, `emotion_goemotions/${split}.jsonl`);
  return labelled(
    lines.map(({ text, frustration, anger, panic }) => ({
      text,
      label: [frustration, anger, panic].includes(1) ? 1 : frustration === null ? null : 0,
    })),
  );
}
