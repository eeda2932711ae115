// Picks ordinary talk that fits no playbook's intents, mostly: what a classifier learns "none of these" from.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clincUnknown, customerTurns, randomFrom, readLines, trainingData } from './data.ts';

const folder = trainingData();
if (folder) {
  const random = randomFrom(3);
  const some = (texts: readonly string[], count: number) =>
    texts
      .filter((text) => text.length >= 4 && text.length <= 90 && /^[\x20-\x7e]+$/.test(text) && !text.includes('['))
      .map((text) => ({ text, order: random() }))
      .sort((a, b) => a.order - b.order)
      .slice(0, count)
      .map(({ text }) => text.toLowerCase());
  const talk = [
    ...clincUnknown(folder, 'train'),
    ...some(
      readLines<{ text: string }>(folder, 'emotion_goemotions/train.jsonl').map(({ text }) => text),
      250,
    ),
    ...some(customerTurns(folder, 'confidence_star_oos/train.jsonl'), 250),
    ...some(customerTurns(folder, 'breakdown_dbdc3/train.jsonl'), 150),
  ];
  const heading = [
    '// Ordinary talk: what people write that is about none of a playbook’s intents. Read when a playbook is compiled, never sent to a browser.',
    '// Generated; do not edit. Taken from: CLINC150’s out-of-scope questions, Larson et al. 2019 (CC BY 3.0); GoEmotions, Demszky et al. 2020,',
    '// Google (CC BY 4.0); STAR, Mosig et al. 2020, Rasa (MIT); DBDC3, Higashinaka et al. 2017 (MIT).',
    '// Made by: npx tsx server/train/ordinary-talk.ts',
  ];
  const list = [...new Set(talk)].map((text) => `  ${JSON.stringify(text)},`);
  writeFileSync(
    join(import.meta.dirname, '../../widget/domain/ordinary-talk.generated.ts'),
    `${heading.join('\n')}\nexport const ORDINARY_TALK: readonly string[] = [\n${list.join('\n')}\n];\n`,
  );
  console.log(`wrote ordinary-talk.generated.ts: ${list.length} lines`);
}
