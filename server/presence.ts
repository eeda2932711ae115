// Which agents are there. Not logged: it is true of now only.
import type { AgentPresence } from '#domain/wire';
import type { Agent } from './agents.ts';
import type { Timers } from './timers.ts';

export interface Presence {
  arrived(agent: Person, socket: string): void;
  /** Who they are may have changed while they were here. */
  known(agent: Person): void;
  left(agent: string, socket: string): void;
  /** What is on the screen of one of their lines now; null: no thread. */
  looks(agent: string, socket: string, thread: string | null): void;
  setAway(agent: string, away: boolean): void;
  isAway(agent: string): boolean;
  all(): readonly AgentPresence[];
  /** Who is there, away or not, and may answer. */
  answers(agent: string): Pick<Person, 'id' | 'name'> | null;
  /** Who is there, not away, and may answer. */
  free(): readonly Pick<Person, 'id' | 'name'>[];
  /** Watches an agent who owns a thread but was not seen since the relay started. */
  expect(agent: string): void;
  stop(): void;
}

type Person = Pick<Agent, 'id' | 'name' | 'role'>;

export interface PresenceParts {
  readonly timers: Timers;
  /** After the last line of an agent is gone this long, they have left: milliseconds. */
  readonly leaveAfter: number;
  onChange(): void;
  /** Somebody looks at another thread: nothing to whoever gives threads out. */
  onLook(): void;
  onLeft(agent: string): void;
}

interface Present {
  readonly name: string;
  readonly role: Person['role'];
  /** Each with the thread on its screen. */
  readonly sockets: Map<string, string | null>;
  away: boolean;
}

export function createPresence({ timers, leaveAfter, onChange, onLook, onLeft }: PresenceParts): Presence {
  const agents = new Map<string, Present>();
  const leaving = new Map<string, () => void>();

  return {
    arrived({ id, name, role }, socket) {
      leaving.get(id)?.();
      leaving.delete(id);
      const before = agents.get(id);
      const sockets = before?.sockets ?? new Map<string, string | null>();
      sockets.set(socket, null);
      agents.set(id, { name, role, sockets, away: before?.away ?? false });
      onChange();
    },
    known({ id, name, role }) {
      const before = agents.get(id);
      if (!before || (before.name === name && before.role === role)) return;
      agents.set(id, { ...before, name, role });
      onChange();
    },
    left(id, socket) {
      const agent = agents.get(id);
      agent?.sockets.delete(socket);
      if (!agent || agent.sockets.size > 0) return;
      wait(id);
      onChange();
    },
    looks(id, socket, thread) {
      const sockets = agents.get(id)?.sockets;
      if (!sockets?.has(socket) || sockets.get(socket) === thread) return;
      sockets.set(socket, thread);
      onLook();
    },
    setAway(id, away) {
      const agent = agents.get(id);
      if (!agent || agent.away === away) return;
      agent.away = away;
      onChange();
    },
    isAway: (id) => agents.get(id)?.away ?? false,
    all: () =>
      [...agents]
        .filter(([, agent]) => agent.sockets.size > 0)
        .map(([id, agent]) => ({
          id,
          name: agent.name,
          away: agent.away,
          ...(agent.role === 'viewer' && { viewer: true as const }),
          ...lookingAt(agent),
        }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    answers(id) {
      const agent = agents.get(id);
      return agent && agent.sockets.size > 0 && agent.role !== 'viewer' ? { id, name: agent.name } : null;
    },
    free: () =>
      [...agents]
        .filter(([, { sockets, away, role }]) => sockets.size > 0 && !away && role !== 'viewer')
        .map(([id, { name }]) => ({ id, name })),
    expect(id) {
      if (!agents.get(id)?.sockets.size && !leaving.has(id)) wait(id);
    },
    stop() {
      for (const cancel of leaving.values()) cancel();
      leaving.clear();
    },
  };

  function wait(id: string): void {
    const cancel = timers.after(leaveAfter, () => {
      leaving.delete(id);
      agents.delete(id);
      onLeft(id);
    });
    leaving.set(id, cancel);
  }
}

function lookingAt({ sockets }: Present): Pick<AgentPresence, 'looking'> {
  const looking = [...new Set(sockets.values())].filter((thread) => thread !== null);
  return looking.length === 0 ? {} : { looking };
}
