// What thinks in the browser: the compiled playbook, the checks and the knowledge base. A chunk of its own, loaded after the panel is there.

import type { Playbook } from '#domain/playbook';
import type { Reader } from '#domain/signals/check';
import { createReader } from '#domain/signals/reader';
import { warmUp } from '#domain/signals/warm-up';
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
  idly(prepare());

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
      return createTurns({ playbook, reader, breathe, ...parts });
    },
  };
}
