// What each agent takes on (queues, languages, how many threads at a time), kept in mind: routing asks it at every turn.
import type { AgentSkills, Store } from '../store/store.ts';

export interface Roster {
  of(agent: string): AgentSkills;
  save(skills: AgentSkills): Promise<void>;
}

/** Chats one person answers at a time without leaving any of them waiting for long. */
export const USUAL_CAPACITY = 4;

export async function openRoster(store: Pick<Store, 'skills' | 'saveSkills'>): Promise<Roster> {
  const all = new Map((await store.skills()).map((one) => [one.agent, one]));
  return {
    of: (agent) => all.get(agent) ?? { agent, capacity: USUAL_CAPACITY, queues: null, languages: [] },
    async save(skills) {
      await store.saveSkills(skills);
      all.set(skills.agent, skills);
    },
  };
}
