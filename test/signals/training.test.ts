// Training: the same weights every time, and a check that tells when those that ship are not what training makes (`npm run train -- --check`).
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { learnMeanings } from '../../server/train/meaning.ts';
import { trainRisk } from '../../server/train/risk.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'baton-train-'));
afterAll(() => rmSync(folder, { recursive: true }));

const QUESTIONS = Array.from({ length: 400 }, (_, i) => ({
  text: i % 2 === 0 ? `why was my card charged ${i % 7} times` : `how do I export report ${i % 9}`,
  intent: `intent ${i % 50}`,
  risk: i % 2 === 0 ? 1 : 0,
  oos: 0,
}));
const DIALOGUE = { domains: ['weather'], turns: [{ role: 'user', text: 'will it rain today', risk: 0 }] };
const EMOTIONS = { text: 'what a day', frustration: 0, anger: 0, panic: 0 };

put('risk_banking77/train.jsonl', QUESTIONS);
put('intent_clinc150/train.jsonl', QUESTIONS);
put('risk_multidogo_software_media/train.jsonl', [DIALOGUE]);
put('confidence_star_oos/train.jsonl', [DIALOGUE]);
put('looping_iard/train.jsonl', [DIALOGUE]);
put('breakdown_dbdc3/train.jsonl', [DIALOGUE]);
put('emotion_goemotions/train.jsonl', [EMOTIONS]);

function put(file: string, lines: readonly object[]): void {
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), lines.map((line) => JSON.stringify(line)).join('\n'));
}

function started(script: string, data: string) {
  const args = ['--import', 'tsx', join(ROOT, 'server/train', script), '--check'];
  const env = { ...process.env, BATON_TRAINING_DATA: data };
  return spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
}

test('trained twice on the same conversations, the weights are the same', () => {
  expect(trainRisk(folder)).toEqual(trainRisk(folder));
  expect(learnMeanings(QUESTIONS)).toEqual(learnMeanings(QUESTIONS));
});

test('the check names a file that training would change, fails, and leaves it as it is', () => {
  const path = join(ROOT, 'widget/domain/signals/rarity.generated.ts');
  const before = readFileSync(path, 'utf8');
  const { status, stdout } = started('rarity.ts', folder);
  expect(stdout).toContain('signals/rarity.generated.ts WOULD CHANGE');
  expect(status).toBe(1);
  expect(readFileSync(path, 'utf8')).toBe(before);
});

test('without conversations nothing is made, and it says what to do', () => {
  const { status, stderr } = started('rarity.ts', join(folder, 'nowhere'));
  expect(stderr).toContain('Set BATON_TRAINING_DATA');
  expect(status).toBe(1);
});
