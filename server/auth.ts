// Agents' accounts and sessions (better-auth, in the relay's own database), and the one-time links that make accounts.
import { createHash, randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { getMigrations } from 'better-auth/db/migration';
import type { Kysely } from 'kysely';
import { type Refusal, refusal } from '#domain/ownership';
import type { Agent, Role } from './agents.ts';
import { ROLES } from './agents.ts';
import { keyFor } from './secret.ts';
import type { Invite, Store } from './store/store.ts';
import type { Tables } from './store/tables.ts';

interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface Listed extends Agent {
  readonly disabled: boolean;
}

type SetUp =
  | { readonly ok: true; readonly agent: Agent; readonly cookies: readonly string[] }
  | ({ readonly ok: false } & Refusal);

export interface Auth {
  /** `/api/auth/*`: sign in, sign out, change the password. Nothing else of the library is open. */
  handle(request: Request): Promise<Response>;
  /** Whose session these cookies are; null: nobody's, an ended one, or a disabled agent's. */
  agentOf(cookie: string): Promise<Agent | null>;
  agents(): Promise<readonly Listed[]>;
  /** Makes a one-time link's token, valid 24 h. Earlier ones for the same address (null: for the first owner) end. */
  invite(invite: Pick<Invite, 'email' | 'name' | 'role'>): Promise<string>;
  /** Makes the account of an invite and signs it in. */
  setUp(token: string, account: Account): Promise<SetUp>;
  /** From now on the agent has this role. False: there is no such agent. */
  setRole(id: string, role: Role): Promise<boolean>;
  /** Ends an agent's sessions and lets them sign in no more. False: there is no such agent. */
  disable(email: string): Promise<boolean>;
}

export interface AuthParts {
  readonly db: Kysely<Tables>;
  readonly store: Store;
  readonly secret: string;
  readonly publicUrl: string;
  /** The relay's own origins. */
  readonly origins: readonly string[];
  now(): number;
  warn(line: string): void;
}

const INVITE_MS = 24 * 3_600_000;
const MIN_PASSWORD = 10;
/** scrypt is made to be slow: more at once would let a rush of sign-ins take the processor from everybody. */
const HASHES_AT_ONCE = 2;
const OPEN_PATHS = new Set(['/sign-in/email', '/sign-out', '/change-password']);

/** Opens (and where needed makes) the accounts' tables. */
export async function openAuth(parts: AuthParts): Promise<Auth> {
  const passwords = slowPasswords();
  const options = optionsOf(parts, passwords);
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
  const library = betterAuth(options);
  const { internalAdapter } = await library.$context;
  const { store } = parts;

  return {
    async handle(request) {
      const { pathname } = new URL(request.url);
      if (!OPEN_PATHS.has(pathname.replace(/^\/api\/auth/u, '')))
        return Response.json(refusal('not_found', 'There is no such page.'), { status: 404 });
      return withoutToken(await library.handler(request));
    },
    async agentOf(cookie) {
      if (cookie === '') return null;
      const session = await library.api.getSession({ headers: new Headers({ cookie }) });
      return session && !session.user.disabled ? agentFrom(session.user) : null;
    },
    agents,
    async invite({ email, name, role }) {
      const token = randomBytes(32).toString('base64url');
      await store.dropInvites(email);
      await store.saveInvite({ hash: hashOf(token), email, name, role, expiresAt: parts.now() + INVITE_MS });
      return token;
    },
    setUp,
    async setRole(id, role) {
      if (!(await internalAdapter.findUserById(id))) return false;
      await internalAdapter.updateUser(id, { role });
      return true;
    },
    async disable(email) {
      const found = await internalAdapter.findUserByEmail(email.toLowerCase());
      if (!found) return false;
      await internalAdapter.updateUser(found.user.id, { disabled: true });
      // A password nobody knows: the address signs in no more, and looks like one that never did.
      await internalAdapter.updatePassword(found.user.id, await passwords.hash(randomBytes(32).toString('hex')));
      await internalAdapter.deleteUserSessions(found.user.id);
      return true;
    },
  };

  async function agents(): Promise<readonly Listed[]> {
    const users = await internalAdapter.listUsers(1_000);
    return users.map((user) => {
      const disabled = 'disabled' in user && Boolean(user.disabled);
      return { ...agentFrom({ ...user, role: 'role' in user ? user.role : 'agent' }), disabled };
    });
  }

  async function setUp(token: string, account: Account): Promise<SetUp> {
    const invite = await store.invite(hashOf(token));
    if (!invite || invite.expiresAt < parts.now())
      return {
        ok: false,
        ...refusal(
          'not_found',
          'This link was used or has run out. A restart of the relay prints a new one for the first owner; “baton agent add” makes one for an agent.',
        ),
      };
    const email = (invite.email ?? account.email).toLowerCase();
    const before = (await internalAdapter.findUserByEmail(email))?.user;
    // Whoever was disabled comes back by an invitation to their own address, and by no other.
    const returns = before !== undefined && 'disabled' in before && Boolean(before.disabled) && invite.email !== null;
    if (before && !returns)
      return { ok: false, ...refusal('conflict', 'There is an account with this address already. Sign in.') };
    // Taken before the account is made: of two who follow the link at once only one gets it.
    if (!(await store.takeInvite(invite.hash)))
      return { ok: false, ...refusal('conflict', 'This link has just been used.') };
    const fields = { email, name: account.name, role: invite.role, disabled: false, emailVerified: true };
    const password = await passwords.hash(account.password);
    const user = before ?? (await internalAdapter.createUser(fields, { method: 'admin' }));
    if (before) {
      await internalAdapter.updateUser(before.id, fields);
      await internalAdapter.updatePassword(before.id, password);
    } else
      await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password });
    const signedIn = await library.api.signInEmail({ body: { email, password: account.password }, asResponse: true });
    return { ok: true, agent: agentFrom({ ...fields, id: user.id }), cookies: signedIn.headers.getSetCookie() };
  }
}

function optionsOf({ db, secret, publicUrl, origins, warn }: AuthParts, passwords: ReturnType<typeof slowPasswords>) {
  const secure = publicUrl.startsWith('https:');
  return {
    database: { db, type: 'sqlite' as const },
    secret: keyFor(secret, 'sessions').toString('base64url'),
    baseURL: publicUrl,
    basePath: '/api/auth',
    trustedOrigins: [...origins],
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      password: passwords,
    },
    user: {
      modelName: 'agents',
      additionalFields: {
        role: { type: 'string' as const, input: false, defaultValue: 'agent' },
        disabled: { type: 'boolean' as const, input: false, defaultValue: false },
      },
    },
    // 24 h and no more, however busy: a forgotten browser does not stay signed in.
    session: { modelName: 'agent_sessions', expiresIn: 24 * 3_600, disableSessionRefresh: true },
    account: { modelName: 'agent_accounts' },
    verification: { modelName: 'agent_verifications' },
    rateLimit: { enabled: true, window: 60, max: 100, customRules: { '/sign-in/email': { window: 60, max: 10 } } },
    advanced: {
      cookiePrefix: 'baton',
      useSecureCookies: secure,
      defaultCookieAttributes: { sameSite: 'strict' as const, httpOnly: true },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    logger: { level: 'error' as const, log: (_level: string, message: string) => warn(message) },
  };
}

/** The session goes in its cookie only: a script of the page has no business with it. */
async function withoutToken(response: Response): Promise<Response> {
  if (!response.ok) return response;
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  const body: unknown = await response.json().catch(() => null);
  if (body === null || typeof body !== 'object') return new Response(JSON.stringify({ ok: true }), { headers });
  return new Response(JSON.stringify({ ...body, token: undefined }), { headers });
}

/** The caller's address as the relay itself saw it; set for the library, and never taken from outside. */
export const ADDRESS_HEADER = 'x-baton-address';

/** Hashing and checking of passwords, two at a time, whoever asks. */
function slowPasswords() {
  const inTurn = turnstile(HASHES_AT_ONCE);
  return {
    hash: (password: string) => inTurn(() => hashPassword(password)),
    verify: (data: { readonly hash: string; readonly password: string }) => inTurn(() => verifyPassword(data)),
  };
}

function turnstile(atOnce: number): <T>(task: () => Promise<T>) => Promise<T> {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (inside >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    inside += 1;
    try {
      return await task();
    } finally {
      inside -= 1;
      waiting.shift()?.();
    }
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function agentFrom(user: {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role?: unknown;
}): Agent {
  const role = ROLES.find((one): one is Role => one === user.role) ?? 'viewer';
  return { id: user.id, name: user.name, email: user.email, role };
}
