// Saved replies over HTTP: every agent reads them; owners and admins write them.
import type { Context, Env, Hono } from 'hono';
import * as v from 'valibot';
import { refusal } from '#domain/ownership';
import { type SavedReply, whyNotReply } from '#domain/saved-reply';
import { MAX_TEXT } from '#domain/wire';
import type { Agent } from '../agents.ts';
import type { Store } from '../store/store.ts';
import { type AgentOf, refused, signedIn, trusted } from './staff.ts';

export interface ReplyRoutesParts {
  readonly store: Pick<Store, 'replies' | 'sites'>;
  now(): number;
  newId(): string;
  agentOf: AgentOf;
  /** They are others now: consoles that are open are told. */
  tookReplies(): void;
}

/** A picker with more is no help, and every console holds them all. */
const MAX_REPLIES = 500;

const replySchema = v.strictObject({
  title: v.pipe(
    v.string('Give the reply a title.'),
    v.trim(),
    v.minLength(1, 'Give the reply a title.'),
    v.maxLength(80, 'The title may have at most 80 characters.'),
  ),
  text: v.pipe(
    v.string('Write what the customer is to read.'),
    v.trim(),
    v.minLength(1, 'Write what the customer is to read.'),
    v.maxLength(
      MAX_TEXT.composer,
      `The text may have at most ${MAX_TEXT.composer} characters. Make two replies of it.`,
    ),
    v.rawCheck(({ dataset, addIssue }) => {
      const why = dataset.typed ? whyNotReply(dataset.value) : null;
      if (why !== null) addIssue({ message: why });
    }),
  ),
  site: v.nullable(v.string('Say for which site it is, or null for all.')),
});
type Written = v.InferOutput<typeof replySchema>;

const NO_REPLY = refusal('not_found', 'There is no such reply. Somebody may have deleted it.');

export function replyRoutes<E extends Env>(app: Hono<E>, parts: ReplyRoutesParts): void {
  const { store, agentOf } = parts;

  app.get('/api/admin/replies', async (c) => {
    const me = await signedIn(c, agentOf);
    if ('refused' in me) return refused(c, me);
    const sites = (await store.sites()).map(({ id, name }) => ({ id, name }));
    return c.json({ replies: await store.replies.all(), sites });
  });

  app.post('/api/admin/replies', (c) =>
    written(c, async (me, body) => {
      if ((await store.replies.all()).length >= MAX_REPLIES)
        return refused(c, refusal('conflict', `There are ${MAX_REPLIES} replies. Delete one that nobody uses first.`));
      return saved(c, me, parts.newId(), body);
    }),
  );

  app.post('/api/admin/replies/:reply', (c) =>
    written(c, async (me, body) => {
      const id = c.req.param('reply');
      return (await isThere(id)) ? saved(c, me, id, body) : refused(c, NO_REPLY);
    }),
  );

  app.delete('/api/admin/replies/:reply', async (c) => {
    const me = await trusted(c, agentOf);
    if ('refused' in me) return refused(c, me);
    if (!(await store.replies.drop(c.req.param('reply')))) return refused(c, NO_REPLY);
    parts.tookReplies();
    return c.json({ ok: true });
  });

  /** By those who may, with a body that reads, for a site that is there. */
  async function written(c: Context, write: (me: Agent, body: Written) => Promise<Response>): Promise<Response> {
    const me = await trusted(c, agentOf);
    if ('refused' in me) return refused(c, me);
    const body = v.safeParse(replySchema, await c.req.json().catch(() => null));
    if (!body.success) return refused(c, refusal('malformed', body.issues[0].message));
    const { site } = body.output;
    const isKnown = site === null || (await store.sites()).some(({ id }) => id === site);
    return isKnown ? write(me, body.output) : refused(c, refusal('malformed', `There is no site “${site}”.`));
  }

  async function saved(c: Context, me: Agent, id: string, body: Written): Promise<Response> {
    const reply: SavedReply = { id, ...body, updatedAt: parts.now(), by: me.name };
    if (!(await store.replies.save(reply)))
      return refused(c, refusal('conflict', `There is a reply “${body.title}” already. Give this one another title.`));
    parts.tookReplies();
    return c.json(reply);
  }

  async function isThere(id: string): Promise<boolean> {
    return (await store.replies.all()).some((one) => one.id === id);
  }
}
