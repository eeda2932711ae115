// What thinks in the browser: the compiled playbook, the checks and the knowledge base. A chunk of its own, loaded after the panel is there.

import type { Playbook } from '#domain/playbook';
import type { Reader } from '#domain/signals/check';
import { createReader } from '#domain/signals/reader';
import type { Assistant } from './assistant/assistant.ts';
import { type CourtesyWords, createKnowledgeAssistant } from './assistant/knowledge.ts';
import { fetchSources } from './sources.ts';

export interface Brain {
  readonly playbook: Playbook;
  readonly assistant: Assistant;
  /** A reader of one thread, from its first turn. */
  newReader(): Reader;
}

/** Rejects when the relay cannot be reached or does not know the site. */
export async function loadBrain(relay: string, site: string, courtesies: CourtesyWords): Promise<Brain> {
  const { playbook, articles } = await fetchSources(relay, site);
  return {
    playbook,
    assistant: createKnowledgeAssistant(articles, courtesies),
    newReader: () => createReader(playbook),
  };
}
