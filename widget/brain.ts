// What thinks in the browser: the compiled playbook, the checks and the knowledge base. A chunk of its own, loaded after the panel is there.

import type { Playbook } from '#domain/playbook';
import { createReader } from '#domain/signals/reader';
import { warmUp } from '#domain/signals/warm-up';
import type { Assistant } from './assistant/assistant.ts';
import { type CourtesyWords, createKnowledgeAssistant } from './assistant/knowledge.ts';
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
  idly(warmUp());
  return {
    playbook,
    assistant: createKnowledgeAssistant(articles, courtesies),
    turnsOver: (parts) => createTurns({ playbook, reader: createReader(playbook), ...parts }),
  };
}

/** Milliseconds at a stretch: four times slower it is still no long task. */
const STRETCH = 6;

/** Takes work on in the pauses between what the page does. */
function idly(work: Generator<void>): void {
  setTimeout(() => {
    const until = performance.now() + STRETCH;
    while (performance.now() < until) if (work.next().done) return;
    idly(work);
  });
}
