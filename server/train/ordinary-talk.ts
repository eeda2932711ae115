// Picks ordinary talk that fits no playbook's intents, mostly: what a classifier learns "none of these" from.
import { clincUnknown, customerTurns, forumTexts } from './data.ts';
import { type Generated, makeWhenStarted } from './generated.ts';
import { randomFrom } from './random.ts';

makeWhenStarted(import.meta.url, ordinaryTalk);

function ordinaryTalk(folder: string): Generated {
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
    ...some(forumTexts(folder, 'train'), 250),
    ...some(customerTurns(folder, 'confidence_star_oos/train.jsonl'), 250),
    ...some(customerTurns(folder, 'breakdown_dbdc3/train.jsonl'), 150),
  ];
  const list = [...new Set(talk)].map((text) => `  ${JSON.stringify(text)},`);
  return {
    file: 'ordinary-talk',
    what: 'Ordinary talk: what people write that is about none of a playbook’s intents. Read when a playbook is compiled, never sent to a browser.',
    sources: ['clinc', 'emotions', 'star', 'breakdown'],
    kept: 'lines of text',
    code: `export const ORDINARY_TALK: readonly string[] = [\n${list.join('\n')}\n];`,
  };
}
