// What the checks cost a page: kilobytes as they are shipped (bundled, minified, gzipped) and microseconds a message.
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import type { Turn } from '#domain/signals/reading';
import { WORLD } from '#domain/signals/world';
import { bankingQuestions, customerTurns } from '../../server/train/data.ts';
import {
  createConfidenceCheck,
  createEmotionCheck,
  createLoopingCheck,
  createRiskCheck,
  createValueCheck,
} from './five-checks.ts';

const SIGNALS = join(import.meta.dirname, '../../widget/domain/signals');
const ENTRIES: Readonly<Record<string, string>> = {
  risk: join(SIGNALS, 'risk.ts'),
  emotion: join(SIGNALS, 'emotion.ts'),
  value: join(SIGNALS, 'value.ts'),
  looping: join(SIGNALS, 'looping.ts'),
  confidence: join(SIGNALS, 'confidence.ts'),
  'all five checks': join(import.meta.dirname, 'five-checks.ts'),
  'other languages, loaded for whoever writes one': join(SIGNALS, 'world.ts'),
  'five checks, a person, intents, the reader': join(SIGNALS, 'reader.ts'),
};

/** Kilobytes (1,000 bytes), each as a bundle of its own: what they share is weighed in each. */
export async function signalKilobytes(): Promise<Readonly<Record<string, number>>> {
  const weighed: [string, number][] = [];
  for (const [name, entry] of Object.entries(ENTRIES))
    weighed.push([name, gzipSync(await bundled(entry)).length / 1000]);
  return Object.fromEntries(weighed);
}

async function bundled(entry: string): Promise<string> {
  const made = (await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  return made.output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
}

type Taking = (turn: Turn) => unknown;
const NOBODY = { account: null, world: WORLD };

const MAKERS: Readonly<Record<string, () => Taking>> = {
  risk: () => taking(createRiskCheck()),
  emotion: () => taking(createEmotionCheck()),
  value: () => taking(createValueCheck()),
  looping: () => taking(createLoopingCheck()),
  confidence: () => {
    const check = createConfidenceCheck();
    return ({ text }) => check.judge(text, null);
  },
};

const taking =
  (check: { take(turn: Turn, now: typeof NOBODY): unknown }): Taking =>
  (turn) =>
    check.take(turn, NOBODY);

/** Messages a thread: a new one gets new checks. */
const THREAD = 12;
const ROUNDS = 7;

/** Microseconds a message, the best of seven rounds over ordinary messages of people to a support desk and a bank. */
export function signalMicroseconds(folder: string): Readonly<Record<string, number>> {
  const texts = [
    ...customerTurns(folder, 'risk_multidogo_software_media/dev.jsonl').slice(0, 1500),
    ...bankingQuestions(folder, 'dev')
      .map(({ text }) => text)
      .slice(0, 800),
  ];
  const all = (): Taking => {
    const every = Object.values(MAKERS).map((make) => make());
    return (turn) => {
      for (const take of every) take(turn);
    };
  };
  const makers = { ...MAKERS, 'all five checks': all };
  return Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, timed(make, texts)]));
}

function timed(make: () => Taking, texts: readonly string[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    let take = make();
    for (const [at, text] of texts.entries()) {
      if (at % THREAD === 0) take = make();
      take({ id: String(at), from: 'customer', text, at });
    }
    best = Math.min(best, ((performance.now() - started) * 1000) / texts.length);
  }
  return best;
}
