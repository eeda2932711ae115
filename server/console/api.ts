// What the console asks the relay over HTTP: who I am, signing in and out, setting up an account, and the playbook's names.
import * as v from 'valibot';
import type { SavedReplies } from './reply-book.ts';

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
}

/** Done, or why not, in words for the person who tried. */
export type Done = { readonly ok: true } | { readonly ok: false; readonly what: string };

/** How many threads went, or why none did. */
export type Erased = { readonly ok: true; readonly threads: number } | { readonly ok: false; readonly what: string };

/** What the console reads of a playbook: the names of its rows, and where a thread that is routed by hand goes. */
export interface PlaybookNames {
  readonly rows: readonly RowNames[];
}

export interface RowNames {
  readonly id: string;
  readonly name: string;
  readonly queue: string | null;
  readonly priority: 'low' | 'normal' | 'high' | 'urgent';
  /** Milliseconds; null: no promise. */
  readonly firstReply: number | null;
}

export interface Api {
  /** Null: not signed in. */
  me(): Promise<Me | null>;
  signIn(email: string, password: string): Promise<Done>;
  signOut(): Promise<void>;
  setUp(token: string, account: { name: string; email: string; password: string }): Promise<Done>;
  /** Erases the customer who has this thread, with all their threads. For owners and admins. */
  eraseCustomer(thread: string): Promise<Erased>;
  /** Null where the site has no playbook, or the relay cannot be reached. */
  playbook(site: string): Promise<PlaybookNames | null>;
  /** Null: the relay cannot be reached, or refuses. */
  replies(): Promise<SavedReplies | null>;
}

/** `get` is `fetch`, bound to the relay's own origin so that the session cookie goes along. */
export function createApi(get: typeof fetch): Api {
  return {
    async me() {
      const answer = await get('/api/me', { headers: JSON_ONLY });
      return answer.ok ? v.parse(meSchema, await answer.json()) : null;
    },
    signIn: (email, password) => post(get, '/api/auth/sign-in/email', { email, password }),
    async signOut() {
      await post(get, '/api/auth/sign-out', {});
    },
    setUp: (token, account) => post(get, '/api/setup', { token, ...account }),
    async eraseCustomer(thread) {
      const answer = await get(customerPath(thread), { method: 'DELETE', headers: JSON_ONLY }).catch(() => null);
      if (answer === null) return { ok: false, what: NO_ANSWER };
      if (!answer.ok) return { ok: false, what: await problemOf(answer) };
      return { ok: true, ...v.parse(erasedSchema, await answer.json()) };
    },
    async playbook(site) {
      const answer = await get(`/playbook.json?site=${encodeURIComponent(site)}`).catch(() => null);
      if (answer === null || !answer.ok) return null;
      const read = v.safeParse(playbookSchema, await answer.json().catch(() => null));
      return read.success ? namesOf(read.output) : null;
    },
    async replies() {
      const answer = await get('/api/admin/replies', { headers: JSON_ONLY }).catch(() => null);
      const read = v.safeParse(savedRepliesSchema, await answer?.json().catch(() => null));
      return read.success ? read.output : null;
    },
  };
}

/** Where all the data of the customer who has this thread is, as a file in one of three formats. */
export function exportPath(thread: string, format: 'html' | 'csv' | 'jsonl'): string {
  return `${customerPath(thread)}?format=${format}`;
}

const customerPath = (thread: string) => `/api/threads/${encodeURIComponent(thread)}/customer`;

const erasedSchema = v.object({ threads: v.number() });

const NO_ANSWER = 'The relay does not answer. Check the connection and try again.';

/** What `/api/admin/replies` answers. */
export const savedRepliesSchema = v.object({
  replies: v.array(
    v.object({
      id: v.string(),
      title: v.string(),
      text: v.string(),
      site: v.nullable(v.string()),
      updatedAt: v.number(),
      by: v.string(),
    }),
  ),
  sites: v.array(v.object({ id: v.string(), name: v.string() })),
});

const JSON_ONLY = { accept: 'application/json' } as const;

const meSchema = v.object({ id: v.string(), name: v.string(), email: v.string(), role: v.string() });

const rowSchema = v.object({
  id: v.string(),
  name: v.string(),
  queue: v.nullable(v.string()),
  sla: v.nullable(v.object({ firstReply: v.number(), priority: v.picklist(['low', 'normal', 'high', 'urgent']) })),
});
const playbookSchema = v.object({ rows: v.array(rowSchema), unknown: rowSchema, defaultQueue: v.string() });

function namesOf({ rows, unknown, defaultQueue }: v.InferOutput<typeof playbookSchema>): PlaybookNames {
  return {
    rows: [...rows, unknown].map(({ id, name, queue, sla }) => ({
      id,
      name,
      queue: queue ?? defaultQueue,
      priority: sla?.priority ?? 'normal',
      firstReply: sla?.firstReply ?? null,
    })),
  };
}

async function post(get: typeof fetch, path: string, body: object): Promise<Done> {
  const headers = { ...JSON_ONLY, 'content-type': 'application/json' };
  const answer = await get(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null);
  if (answer === null) return { ok: false, what: NO_ANSWER };
  return answer.ok ? { ok: true } : { ok: false, what: await problemOf(answer) };
}

const problemSchema = v.object({ what: v.optional(v.string()), message: v.optional(v.string()) });

/** The relay's own refusals say `what`, the sign-in library says `message`. */
async function problemOf(answer: Response): Promise<string> {
  const read = v.safeParse(problemSchema, await answer.json().catch(() => null));
  const said = read.success ? (read.output.what ?? read.output.message) : undefined;
  if (said !== undefined && said !== '') return said;
  if (answer.status === 429) return 'Too many attempts. Wait a minute and try again.';
  return answer.status === 401
    ? 'This e-mail address and password do not belong together.'
    : `The relay refused this (${answer.status}).`;
}
