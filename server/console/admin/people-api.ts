// What the people page asks the relay.
import * as v from 'valibot';
import type { Ask, Asked } from './ask.ts';

export const ROLES = ['owner', 'admin', 'agent', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** What the relay may give an agent. */
export interface Skills {
  readonly capacity: number;
  /** Null: all. */
  readonly queues: readonly string[] | null;
  /** Empty: any. */
  readonly languages: readonly string[];
}

export interface QueueName {
  readonly id: string;
  readonly name: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly skills: Skills;
}

export interface OpenInvite {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: number;
}

export interface Everybody {
  readonly agents: readonly Person[];
  readonly invites: readonly OpenInvite[];
}

export interface MadeInvite {
  readonly link: string;
  readonly expiresAt: number;
}

export interface PeopleApi {
  everybody(): Promise<Asked<Everybody>>;
  invite(email: string, role: Role): Promise<Asked<MadeInvite>>;
  takeBack(invite: string): Promise<Asked<unknown>>;
  setRole(agent: string, role: Role): Promise<Asked<unknown>>;
  setSkills(agent: string, skills: Skills): Promise<Asked<unknown>>;
  /** The queues of all sites, each id once. */
  queues(): Promise<readonly QueueName[]>;
  disable(agent: string): Promise<Asked<unknown>>;
}

const role = v.picklist(ROLES);
const skills = v.object({
  capacity: v.number(),
  queues: v.nullable(v.array(v.string())),
  languages: v.array(v.string()),
});
const queuesSchema = v.object({ queues: v.array(v.object({ id: v.string(), name: v.string() })) });
const everybodySchema = v.object({
  agents: v.array(
    v.object({ id: v.string(), name: v.string(), email: v.string(), role, disabled: v.boolean(), skills }),
  ),
  invites: v.array(v.object({ id: v.string(), email: v.string(), role, expiresAt: v.number() })),
});
const madeSchema = v.object({ link: v.string(), expiresAt: v.number() });

export function createPeopleApi(ask: Ask): PeopleApi {
  const agent = (id: string) => `/api/admin/agents/${encodeURIComponent(id)}`;
  return {
    everybody: () => ask('GET', '/api/admin/agents', everybodySchema),
    invite: (email, as) => ask('POST', '/api/admin/agents/invites', madeSchema, { email, name: null, role: as }),
    takeBack: (invite) => ask('DELETE', `/api/admin/agents/invites/${encodeURIComponent(invite)}`, v.unknown()),
    setRole: (id, to) => ask('POST', `${agent(id)}/role`, v.unknown(), { role: to }),
    setSkills: (id, to) => ask('POST', `${agent(id)}/skills`, v.unknown(), to),
    async queues() {
      const answer = await ask('GET', '/api/admin/queues', queuesSchema);
      return answer.ok ? [...new Map(answer.value.queues.map((one) => [one.id, one])).values()] : [];
    },
    disable: (id) => ask('POST', `${agent(id)}/disable`, v.unknown(), {}),
  };
}
