// How much a word tells: nothing for "the", a lot for a word that is hardly ever said.
import { COMMON_WORDS } from './rarity.generated.ts';

/** What one line of the list is worth; a word in none of them tells the most. */
const STEP = 0.5;
const RAREST = 8;

/** −ln of the share of messages that have the word, 0.5 to 8. */
export function rarityOf(word: string): number {
  rarities ??= read();
  return rarities.get(word) ?? RAREST;
}

let rarities: ReadonlyMap<string, number> | null = null;

function read(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  COMMON_WORDS.forEach((line, i) => {
    for (const word of line.split(' ')) if (word !== '') found.set(word, (i + 1) * STEP);
  });
  return found;
}
