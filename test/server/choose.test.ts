// Who gets a thread: the least busy of those who serve its queue, have room, and speak the customer's language.
import { expect, test } from 'vitest';
import { type Candidate, choose } from '../../server/routing/choose.ts';
import type { AgentSkills } from '../../server/store/store.ts';

function agent(id: string, load: number, skills: Partial<AgentSkills> = {}, givenAt = 0): Candidate {
  return { id, name: id, load, givenAt, skills: { agent: id, capacity: 4, queues: null, languages: [], ...skills } };
}

const GERMAN = { locale: 'de-AT', waitingSince: 0, dueAt: 600_000 };
const [DE, EN] = [{ languages: ['de'] }, { languages: ['en', 'fr'] }];

test.each([
  ['the least busy', 0, [agent('a', 2), agent('b', 1)], 'b'],
  ['the least busy for what they can take', 0, [agent('a', 1, { capacity: 2 }), agent('b', 2, { capacity: 8 })], 'b'],
  ['of equals whoever was given nothing for longest', 0, [agent('a', 1, {}, 9), agent('b', 1, {}, 5)], 'b'],
  ['whoever speaks the language, though busier', 0, [agent('a', 0, EN), agent('b', 3, DE)], 'b'],
  ['nobody yet: whoever speaks it is full', 299_000, [agent('a', 0, EN), agent('b', 4, DE)], undefined],
  ['anybody after half the promised time', 300_000, [agent('a', 0, EN), agent('b', 4, DE)], 'a'],
  ['anybody at once where nobody here speaks it', 0, [agent('a', 0, EN)], 'a'],
  ['nobody without room', 0, [agent('a', 4), agent('b', 0, { capacity: 0 })], undefined],
  ['nobody of another queue', 0, [agent('a', 0, { queues: ['general'] })], undefined],
])('chosen: %s', (_what, now, here, chosen) => {
  expect(choose(GERMAN, 'billing', here, now)?.id).toBe(chosen);
});
