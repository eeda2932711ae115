// Makes the list of common words, by how common they are, from four sources that count alike.
import { readWords } from '#domain/signals/sketch';
import { bankingQuestions, clincQuestions, customerTurns, forumTexts } from './data.ts';
import { type Generated, makeWhenStarted } from './generated.ts';

const STEP = 0.5;
/** Words rarer than this count as the rarest. */
const LAST = 5.5;

makeWhenStarted(import.meta.url, commonWords);

function commonWords(folder: string): Generated {
  const sources = [
    bankingQuestions(folder, 'train').map(({ text }) => text),
    clincQuestions(folder, 'train').map(({ text }) => text),
    customerTurns(folder, 'risk_multidogo_software_media/train.jsonl'),
    forumTexts(folder, 'train'),
  ];
  const shares = new Map<string, number>();
  for (const texts of sources)
    for (const [word, count] of countsOf(texts))
      shares.set(word, (shares.get(word) ?? 0) + count / texts.length / sources.length);
  const lines: string[][] = Array.from({ length: LAST / STEP }, () => []);
  for (const [word, share] of [...shares].sort(([a], [b]) => (a < b ? -1 : 1)))
    lines[Math.max(0, Math.round(-Math.log(share) / STEP) - 1)]?.push(word);
  return {
    file: 'signals/rarity',
    what: 'Common words. Each line holds the words said half as often (in natural logarithms) as those of the line before.',
    sources: ['banking', 'clinc', 'multidogo', 'emotions'],
    kept: 'numbers and words',
    code: `export const COMMON_WORDS: readonly string[] = ${JSON.stringify(
      lines.map((words) => words.join(' ')),
      null,
      2,
    )};`,
  };
}

function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of new Set(readWords(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
