// How much an assistant's own estimate should count against the check's: `npx tsx test/bench/own-share.ts`, half a minute.
// Two kinds of text that pull apart: articles made of people's questions, where the check's features are at home, and prose articles.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerDocument, Turn } from '#domain/signals/reading';
import { FEATURES, type Retrieval, retrievalOf } from '#domain/signals/retrieval';
import { RETRIEVAL_WEIGHTS } from '#domain/signals/retrieval.generated';
import {
  bankingQuestions,
  clincQuestions,
  clincUnknown,
  type Question,
  trainingData,
} from '../../server/train/data.ts';
import { learnRetrieval, retrievalSets, type Weights } from '../../server/train/retrieval.ts';
import { answerWithin } from '../../widget/assistant/assistant.ts';
import { type Article, createKnowledgeAssistant } from '../../widget/assistant/knowledge.ts';
import { type Ranking, ranked } from './ranking.ts';

/** An answer as both see it: how likely it is wrong by the assistant's word, and by the check's features. */
interface Estimated {
  readonly own: number;
  readonly seen: number;
  readonly label: 0 | 1;
}

type Weighing = Readonly<Record<Retrieval['kind'], Weights>>;
type Source = 'banking' | 'clinc';

const SHARES = [0, 0.2, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 1];
/** Questions an article is made of. */
const EACH = 8;
const NO_COURTESIES = { greeting: '', thanks: '', goodbye: '' };

const folder = trainingData();
if (folder) {
  const [banking, clinc, prose] = [await ofBanking(folder), await ofClinc(folder), solvedThreads()];
  console.log(`       Banking77 (held out)   CLINC150 (held out)    ${prose.length} prose answers that`);
  console.log('share  recall false%     F1   recall false%     F1   were right: false%');
  for (const share of SHARES) {
    const columns = [banking, clinc].map((rows) => columnsOf(rows, share)).join('   ');
    console.log(`${share.toFixed(2)}    ${columns}   ${percent(measured(prose, share).falseAlarms)}`);
  }
}

function columnsOf(rows: readonly Estimated[], share: number): string {
  const { recall, falseAlarms, f1 } = measured(rows, share);
  return `${recall.toFixed(3)} ${percent(falseAlarms)} ${f1.toFixed(3).padStart(6)}`;
}

function measured(rows: readonly Estimated[], share: number): Ranking {
  return ranked(rows.map(({ own, seen, label }) => ({ strength: share * own + (1 - share) * seen, label })));
}

function percent(value: number): string {
  return (value * 100).toFixed(1).padStart(6);
}

async function ofBanking(data: string): Promise<Estimated[]> {
  const asked = bankingQuestions(data, 'dev');
  return askedOfBoth(bankingQuestions(data, 'train'), asked, learntFrom(data, 'clinc'));
}

async function ofClinc(data: string): Promise<Estimated[]> {
  const unknown = clincUnknown(data, 'dev').map((text): Question => ({ text, intent: '' }));
  const asked = clincQuestions(data, 'dev').filter((_, i) => i % 3 === 0);
  return askedOfBoth(clincQuestions(data, 'train'), [...asked, ...unknown], learntFrom(data, 'banking'));
}

/** Weights that never saw the source they are measured on. */
function learntFrom(data: string, source: Source): Weighing {
  const sets = retrievalSets(data);
  const of = (kind: Retrieval['kind']) =>
    Object.keys(sets).flatMap((name) => (name.startsWith(source) && name.includes(kind) ? [sets[name] ?? []] : []));
  return { examples: learnRetrieval(of('examples'), 'examples'), passages: learnRetrieval(of('passages'), 'passages') };
}

/** Of a knowledge base with an article for every intent, and of one that lacks half of them. */
async function askedOfBoth(known: readonly Question[], asked: readonly Question[], by: Weighing): Promise<Estimated[]> {
  const half = known.filter(({ intent }) => intent.length % 2 === 0);
  return [...(await askedOf(known, asked, by)), ...(await askedOf(half, asked, by))];
}

async function askedOf(known: readonly Question[], asked: readonly Question[], by: Weighing): Promise<Estimated[]> {
  const assistant = createKnowledgeAssistant(articlesOf(known), NO_COURTESIES);
  const rows: Estimated[] = [];
  for (const { text, intent } of asked) {
    const { signal } = new AbortController();
    const { documents = [], confidence = 0 } = await answerWithin(assistant, { text, thread: [], signal });
    rows.push(...estimated({ text, documents, confidence, right: documents[0]?.id === intent }, by));
  }
  return rows;
}

/** The first questions of each intent as two paragraphs. */
function articlesOf(known: readonly Question[]): Article[] {
  const intents = new Map<string, string[]>();
  for (const { intent, text } of known) intents.set(intent, [...(intents.get(intent) ?? []), text].slice(0, EACH));
  return [...intents].map(([id, texts]) => ({
    id,
    title: id.replaceAll('_', ' '),
    text: [texts.slice(0, EACH / 2), texts.slice(EACH / 2)].map((some) => `${some.join('. ')}.`).join('\n\n'),
  }));
}

/** The demo's recorded threads that the assistant solved by itself, as they stand: documents, scores, estimates. */
function solvedThreads(): Estimated[] {
  const file = join(import.meta.dirname, '../../demo/transcripts/solved.jsonl');
  const threads = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { readonly turns: readonly Turn[] }).turns]));
  return threads
    .filter((turns) => turns.every(({ from }) => from !== 'agent'))
    .flatMap((turns) =>
      turns.flatMap(({ from, documents = [], confidence }, i) => {
        const asked = turns[i - 1];
        if (from !== 'assistant' || asked?.from !== 'customer' || confidence === undefined) return [];
        return estimated({ text: asked.text, documents, confidence, right: true }, RETRIEVAL_WEIGHTS);
      }),
    );
}

interface Given {
  readonly text: string;
  readonly documents: readonly AnswerDocument[];
  readonly confidence: number;
  readonly right: boolean;
}

/** Nothing where no document was found: there the share makes no difference. */
function estimated({ text, documents, confidence, right }: Given, by: Weighing): Estimated[] {
  const retrieval = retrievalOf(text, documents);
  if (!retrieval) return [];
  const { bias, weights } = by[retrieval.kind];
  const sum = FEATURES.reduce((total, name, k) => total + retrieval.features[name] * (weights[k] ?? 0), bias);
  return [{ own: 1 - confidence, seen: 1 / (1 + Math.exp(-sum)), label: right ? 0 : 1 }];
}
