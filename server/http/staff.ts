// Who calls the console's own routes: any agent who is signed in, or only those who may change things.
import type { Context } from 'hono';
import { type Refusal, refusal } from '#domain/ownership';
import type { Agent } from '../agents.ts';

export type AgentOf = (cookie: string) => Promise<Agent | null>;

export async function signedIn(c: Context, agentOf: AgentOf): Promise<Agent | Refusal> {
  return (await agentOf(c.req.header('cookie') ?? '')) ?? refusal('unauthorised', 'Sign in first.');
}

/** Owners and admins. */
export async function trusted(c: Context, agentOf: AgentOf): Promise<Agent | Refusal> {
  const agent = await signedIn(c, agentOf);
  if ('refused' in agent) return agent;
  return isTrusted(agent) ? agent : refusal('forbidden', 'Owners and admins may do this. Ask one of them.');
}

export function isTrusted({ role }: Pick<Agent, 'role'>): boolean {
  return role === 'owner' || role === 'admin';
}

/** The answer to whoever is refused. */
export function refused(c: Context, why: Refusal): Response {
  return c.json(why, STATUS[why.refused] ?? 400);
}

const STATUS: Readonly<Partial<Record<Refusal['refused'], 400 | 401 | 403 | 404 | 409 | 413>>> = {
  unauthorised: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
};
