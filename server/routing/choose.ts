// Who gets a thread that waits: of those who serve its queue and have room, the least busy who speaks the customer's language.
import type { Card } from '#domain/card';
import type { AgentSkills } from '../store/store.ts';

export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** Threads they have now. */
  readonly load: number;
  /** When they were last given one, milliseconds since 1970; 0: not since the relay started. */
  readonly givenAt: number;
  readonly skills: AgentSkills;
}

export type Waiting = Pick<Card, 'locale' | 'waitingSince' | 'dueAt'>;

/** Where nothing was promised, a thread waits this long for somebody of its language. */
const PATIENCE_MS = 60_000;

/**
 * Somebody of the customer's language; anybody once half of the promised time is gone, or at once while nobody of that language is here.
 * Null: nobody now.
 */
export function choose(card: Waiting, queue: string, here: readonly Candidate[], now: number): Candidate | null {
  const serving = here.filter(({ skills }) => serves(skills, queue));
  const room = serving.filter(({ load, skills }) => load < skills.capacity);
  const fluent = room.filter(({ skills }) => speaks(skills, card.locale));
  if (fluent.length > 0) return leastBusy(fluent);
  // Somebody whom nothing is given to does not make the customer wait.
  const full = serving.some(({ skills }) => skills.capacity > 0 && speaks(skills, card.locale));
  return full && now < patientUntil(card, now) ? null : leastBusy(room);
}

export function serves({ queues }: AgentSkills, queue: string): boolean {
  return queues === null || queues.includes(queue);
}

/** Whoever said nothing about languages is taken to answer in any. */
function speaks({ languages }: AgentSkills, locale: string | undefined): boolean {
  const language = locale?.split(/[-_]/u)[0]?.toLowerCase();
  return language === undefined || languages.length === 0 || languages.includes(language);
}

function patientUntil({ waitingSince, dueAt }: Waiting, now: number): number {
  const since = waitingSince ?? now;
  return dueAt === null ? since + PATIENCE_MS : since + (dueAt - since) / 2;
}

/** By the share of their room that is taken; of equals whoever was given nothing for longest. */
function leastBusy(some: readonly Candidate[]): Candidate | null {
  const share = ({ load, skills }: Candidate) => load / skills.capacity;
  const order = (a: Candidate, b: Candidate) => share(a) - share(b) || a.givenAt - b.givenAt || (a.id < b.id ? -1 : 1);
  return [...some].sort(order)[0] ?? null;
}
