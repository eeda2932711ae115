// Which agents are there. Not logged: it is true of now only.
import type { AgentPresence } from '#domain/wire';
import type { Timers } from './timers.ts';

export interface Presence {
  arrived(agent: { readonly id: string; readonly name: string }, socket: string): void;
  left(agent: string, socket: string): void;
  setAway(agent: string, away: boolean): void;
  isAway(agent: string): boolean;
  all(): readonly AgentPresence[];
  /** How many are there and not away. */
  free(): number;
  /** Watches an agent who owns a thread but was not seen since the relay started. */
  expect(agent: string): void;
  stop(): void;
}

export interface PresenceParts {
  readonly timers: Timers;
  /** After the last line of an agent is gone this long, they have left: milliseconds. */
  readonly leaveAfter: number;
  onChange(): void;
  onLeft(agent: string): void;
}

interface Agent {
  readonly name: string;
  readonly sockets: Set<string>;
  away: boolean;
}

export function createPresence({ timers, leaveAfter, onChange, onLeft }: PresenceParts): Presence {
  const agents = new Map<string, Agent>();
  const leaving = new Map<string, () => void>();

  return {
    arrived({ id, name }, socket) {
      leaving.get(id)?.();
      leaving.delete(id);
      const before = agents.get(id);
      const sockets = before?.sockets ?? new Set<string>();
      sockets.add(socket);
      agents.set(id, { name, sockets, away: before?.away ?? false });
      onChange();
    },
    left(id, socket) {
      const agent = agents.get(id);
      agent?.sockets.delete(socket);
      if (!agent || agent.sockets.size > 0) return;
      wait(id);
      onChange();
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
        .map(([id, { name, away }]) => ({ id, name, away }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    free: () => [...agents.values()].filter((agent) => agent.sockets.size > 0 && !agent.away).length,
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
