// The people who answer, over HTTP: who they are, inviting one, what they may do, and letting one go. For owners and admins.
import type { Context, Env, Hono } from 'hono';
import * as v from 'valibot';
import { type Refusal, refusal } from '#domain/ownership';
import { type Agent, ROLES, type Role } from '../agents.ts';
import type { Auth, Listed } from '../auth.ts';
import type { AgentSkills, Store } from '../store/store.ts';
import { isTrusted, refused, trusted } from './staff.ts';

export interface AgentRoutesParts {
  readonly store: Store;
  readonly auth: Auth;
  skillsOf(agent: string): AgentSkills;
  /** From now on the agent takes this on. */
  saveSkills(skills: AgentSkills): Promise<void>;
  /** Where people reach the relay, without a slash at the end. */
  readonly url: string;
  now(): number;
  agentOf: Auth['agentOf'];
  /** Open lines are asked again what they may. */
  recheckAgents(): Promise<void>;
}

const role = v.picklist(ROLES, `The role is one of ${ROLES.join(', ')}.`);
const inviteSchema = v.strictObject({
  email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email('This is not an e-mail address.'), v.maxLength(254)),
  name: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(80))),
  role,
});
const roleSchema = v.strictObject({ role });
const skillsSchema = v.strictObject({
  capacity: v.pipe(
    v.number('Threads at a time are a number from 0 to 50.'),
    v.integer('Threads at a time are a number from 0 to 50.'),
    v.minValue(0, 'Threads at a time are a number from 0 to 50.'),
    v.maxValue(50, 'Threads at a time are a number from 0 to 50.'),
  ),
  queues: v.nullable(
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.minLength(1, 'Choose a queue, or all.'), v.maxLength(200)),
  ),
  languages: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/u, 'Languages are written like en, de or pt.'))),
    v.maxLength(30, 'At most 30 languages.'),
  ),
});

const NO_AGENT = refusal('not_found', 'There is no such agent.');
const NO_INVITE = refusal('not_found', 'There is no such invitation. It may have been used, or has run out.');
const LAST_OWNER = refusal('conflict', 'This is the last owner. Make somebody else an owner first.');
const NOT_ANY_MORE = refusal('forbidden', 'You may not do this any more.');
const OWNERS_ONLY = refusal('forbidden', 'Only an owner makes or unmakes owners. Ask one of them.');

export function agentRoutes<E extends Env>(app: Hono<E>, parts: AgentRoutesParts): void {
  const { store, auth, agentOf } = parts;

  app.get('/api/admin/agents', async (c) => {
    const me = await trusted(c, agentOf);
    if ('refused' in me) return refused(c, me);
    const invites = (await store.invites(parts.now())).filter((one) => one.email !== null);
    return c.json({
      agents: (await auth.agents()).map((one) => ({ ...one, skills: skillsOf(one.id) })),
      // The id is what was stored: a digest, with which nobody can sign up.
      invites: invites.map(({ hash, email, name, role: as, expiresAt }) => ({
        id: hash,
        email,
        name,
        role: as,
        expiresAt,
      })),
    });
  });

  app.post('/api/admin/agents/invites', async (c) => {
    const me = await trusted(c, agentOf);
    if ('refused' in me) return refused(c, me);
    const body = v.safeParse(inviteSchema, await c.req.json().catch(() => null));
    if (!body.success) return refused(c, refusal('malformed', body.issues[0].message));
    const { email, name, role: as } = body.output;
    if (as === 'owner' && me.role !== 'owner') return refused(c, OWNERS_ONLY);
    const before = (await auth.agents()).find((one) => one.email === email);
    if (before && !before.disabled) return refused(c, refusal('conflict', `${email} has an account already.`));
    if (before?.role === 'owner' && me.role !== 'owner') return refused(c, OWNERS_ONLY);
    const token = await auth.invite({ email, name: name || null, role: as });
    const made = (await store.invites(parts.now())).find((one) => one.email === email);
    return c.json({ link: `${parts.url}/console/#/setup/${token}`, expiresAt: made?.expiresAt ?? parts.now() });
  });

  app.delete('/api/admin/agents/invites/:invite', async (c) => {
    const me = await trusted(c, agentOf);
    if ('refused' in me) return refused(c, me);
    const invite = await store.invite(c.req.param('invite'));
    // The link that makes the first owner is nobody's to take back.
    if (!invite?.email) return refused(c, NO_INVITE);
    if (invite.role === 'owner' && me.role !== 'owner') return refused(c, OWNERS_ONLY);
    return (await store.takeInvite(invite.hash)) ? c.json({ ok: true }) : refused(c, NO_INVITE);
  });

  app.post('/api/admin/agents/:agent/role', async (c) => {
    const me = await trusted(c, agentOf);
    if ('refused' in me) return refused(c, me);
    const body = v.safeParse(roleSchema, await c.req.json().catch(() => null));
    if (!body.success) return refused(c, refusal('malformed', body.issues[0].message));
    const { role: as } = body.output;
    return changed(c, me, c.req.param('agent'), as, (agent) => auth.setRole(agent.id, as));
  });

  app.post('/api/admin/agents/:agent/skills', async (c) => {
    const me = await trusted(c, agentOf);
    if ('refused' in me) return refused(c, me);
    const body = v.safeParse(skillsSchema, await c.req.json().catch(() => null));
    if (!body.success) return refused(c, refusal('malformed', body.issues[0].message));
    const agent = (await auth.agents()).find((one) => one.id === c.req.param('agent'));
    if (!agent) return refused(c, NO_AGENT);
    await parts.saveSkills({ agent: agent.id, ...body.output });
    return c.json({ ok: true });
  });

  app.post('/api/admin/agents/:agent/disable', async (c) => {
    const me = await trusted(c, agentOf);
    if ('refused' in me) return refused(c, me);
    return changed(c, me, c.req.param('agent'), null, (agent) => auth.disable(agent.email));
  });

  function skillsOf(id: string) {
    const { agent: _, ...skills } = parts.skillsOf(id);
    return skills;
  }

  /** One change at a time: of two owners who let each other go at the same moment one stays. */
  let last: Promise<unknown> = Promise.resolve();

  function changed(c: Context, me: Agent, id: string, to: Role | null, change: (agent: Listed) => Promise<boolean>) {
    const mine = last.then(async () => {
      const all = await auth.agents();
      const agent = all.find((one) => one.id === id);
      // Who asks may have been let go while others were changed.
      const now = all.find((one) => one.id === me.id && !one.disabled);
      if (!now || !isTrusted(now)) return refused(c, NOT_ANY_MORE);
      const why = agent ? whyNot(now, agent, to, all) : NO_AGENT;
      if (!agent || why) return refused(c, why ?? NO_AGENT);
      await change(agent);
      await parts.recheckAgents();
      return c.json({ ok: true });
    });
    last = mine.catch(() => {});
    return mine;
  }
}

/** `to` null: may sign in no more. */
function whyNot(me: Agent, agent: Listed, to: Role | null, all: readonly Listed[]): Refusal | null {
  if ((agent.role === 'owner' || to === 'owner') && me.role !== 'owner') return OWNERS_ONLY;
  const owners = all.filter((one) => one.role === 'owner' && !one.disabled);
  const leaves = agent.role === 'owner' && !agent.disabled && to !== 'owner';
  return leaves && owners.length === 1 ? LAST_OWNER : null;
}
