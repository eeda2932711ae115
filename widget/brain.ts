// What thinks in the browser: the compiled playbook, the checks and the knowledge base. A chunk of its own, loaded after the panel is there.

import type { Playbook } from '#domain/playbook';
import type { Reader } from '#domain/signals/check';
import { looksEnglish } from '#domain/signals/english';
import { fold } from '#domain/signals/normalise';
import { createReader } from '#domain/signals/reader';
import { warmUp, warmUpWorld } from '#domain/signals/warm-up';
import type { World } from '#domain/signals/world';
import type { Item, Thread } from '#domain/thread';
import type { Assistant } from './assistant/assistant.ts';
import { type CourtesyWords, createKnowledgeAssistant } from './assistant/knowledge.ts';
import { breathe, idly } from './idly.ts';
import { fetchSources } from './sources.ts';
import { createTurns, type Turns, type TurnsParts } from './turns.ts';

export interface Brain {
  readonly playbook: Playbook;
  readonly assistant: Assistant;
  /** The assistant's side of one thread, read from its first turn. */
  turnsOver(parts: Omit<TurnsParts, 'playbook' | 'reader'>): Turns;
}

/** Rejects when the relay cannot be reached or does not know the site. */
export async function loadBrain(relay: string, site: string, courtesies: CourtesyWords): Promise<Brain> {
  const { playbook, articles } = await fetchSources(relay, site);
  // Unpacking the intents takes a while: it is done before the first turn waits for it.
  let spare: Reader | null = null;
  let world: World | null = null;
  void idly(prepare());

  function* prepare(): Generator<void> {
    yield* warmUp();
    spare = createReader(playbook);
  }

  return {
    playbook,
    assistant: createKnowledgeAssistant(articles, courtesies),
    turnsOver(parts) {
      const reader = spare ?? createReader(playbook);
      spare = null;
      return createTurns({ playbook, reader, world: () => world, ...parts, breathe: prepared(parts.thread) });
    },
  };

  /** Other languages are loaded for whoever writes one, before what they wrote is read. Not to be had: it is read as English, and by the relay once more. */
  function prepared(current: () => Thread): () => Promise<void> {
    /** How many items of this thread were looked at for their language. */
    let heard = 0;
    return async () => {
      await breathe();
      const { items } = current();
      if (!world && items.slice(heard).some(isForeign)) world = await Promise.race([otherLanguages(), later()]);
      heard = items.length;
    };
  }
}

function otherLanguages(): Promise<World | null> {
  return import('#domain/signals/world').then(
    ({ WORLD }) => idly(warmUpWorld(WORLD)).then(() => WORLD),
    () => null,
  );
}

/** Milliseconds that a turn waits for the rules of its language. */
const PATIENCE = 3_000;

function later(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
}

function isForeign(item: Item): boolean {
  return item.kind === 'said' && item.by.role === 'customer' && !looksEnglish(fold(item.text).text);
}
