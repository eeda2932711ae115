// What the relay is told by its environment: read once, checked, with one readable list of everything that is wrong.
import { isAbsolute, join, resolve } from 'node:path';
import * as v from 'valibot';
import { type Chosen, type Limits, limitsFrom } from './limits.ts';
import { isSmtpUrl, type MailSettings, senderOf } from './mail/settings.ts';

export interface Config {
  readonly host: string;
  /** 0: any free port (tests). */
  readonly port: number;
  /** The address people reach the relay at, without a slash at the end; null: this machine, at the port it listens on. */
  readonly publicUrl: string | null;
  readonly dataDir: string;
  readonly database: { readonly kind: 'sqlite'; readonly path: string } | { readonly kind: 'memory' };
  /** Null: made once and kept in the data folder. */
  readonly secret: string | null;
  /** Origins that may embed every site, besides each site's own. */
  readonly allowedOrigins: readonly string[];
  /** How many proxies stand before the relay, whose `X-Forwarded-For` is believed. */
  readonly trustProxy: number;
  /** Days after which threads nobody writes to any more are erased, and files that were put into threads; 0: never. */
  readonly retentionDays: { readonly resolved: number; readonly alone: number; readonly files: number };
  readonly logLevel: (typeof LEVELS)[number];
  /** Absent: the relay sends no e-mails. */
  readonly mail?: MailSettings;
  /** What differs from the limits of limits.ts. */
  readonly limits?: Partial<Limits>;
}

export type ConfigRead =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly errors: readonly string[] };

export type Environment = Readonly<Record<string, string | undefined>>;

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Variables that may hold a secret: each may also be given as NAME_FILE, the path of a file with the value. */
const SECRETS = ['BATON_SECRET', 'DATABASE_URL', 'REDIS_URL', 'SMTP_URL'] as const;

const wholeNumber = (most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d+$/u, 'must be a whole number'),
    v.transform(Number),
    v.maxValue(most, `must be at most ${most}`),
  );

const schema = v.object({
  PORT: v.optional(wholeNumber(65_535), '4400'),
  HOST: v.optional(
    v.pipe(v.string(), v.regex(/^[\w.:-]+$/u, 'must be a host name or an IP address, such as 0.0.0.0')),
    '127.0.0.1',
  ),
  PUBLIC_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(isPlainUrl, 'must be an http(s) address without a path, such as https://chat.example.com'),
    ),
  ),
  BATON_DATA: v.optional(v.string(), './data'),
  DATABASE_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (url) => !/^postgres/u.test(url),
        'PostgreSQL is not supported yet; use sqlite:path/to/baton.db, or leave it out for a file in BATON_DATA',
      ),
      v.check(
        (url) => /^(?:sqlite:.+|memory:)$/u.test(url) || /^postgres/u.test(url),
        'must be sqlite:path/to/baton.db, or left out for a file in BATON_DATA',
      ),
    ),
  ),
  REDIS_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(() => false, 'several relays on one database are not supported yet; run one relay and leave it out'),
    ),
  ),
  BATON_SECRET: v.optional(
    v.pipe(v.string(), v.minLength(32, 'must be at least 32 characters; make one with: openssl rand -base64 32')),
  ),
  ALLOWED_ORIGINS: v.optional(
    v.pipe(
      v.string(),
      v.transform(listOf),
      v.array(
        v.pipe(
          v.string(),
          v.check(
            isOrigin,
            (issue) =>
              `“${issue.input}” is not an origin; write them like https://shop.example.com, separated by commas`,
          ),
        ),
      ),
    ),
    '',
  ),
  TRUST_PROXY: v.optional(
    v.pipe(
      v.string(),
      v.transform(proxies),
      v.number('must be the number of proxies before the relay (0, 1, 2), true or false'),
    ),
    '0',
  ),
  MESSAGES_PER_VISITOR: v.optional(wholeNumber(1_000_000)),
  THREADS_PER_VISITOR: v.optional(wholeNumber(1_000_000)),
  TICKETS_PER_VISITOR: v.optional(wholeNumber(1_000_000)),
  SOCKETS_PER_VISITOR: v.optional(wholeNumber(1_000_000)),
  SOCKETS_PER_ADDRESS: v.optional(wholeNumber(1_000_000)),
  HANDSHAKES_PER_ADDRESS: v.optional(wholeNumber(1_000_000)),
  THREADS_PER_ADDRESS: v.optional(wholeNumber(1_000_000)),
  RETENTION_DAYS: v.optional(wholeNumber(36_500), '365'),
  RETENTION_DAYS_ASSISTANT: v.optional(wholeNumber(36_500), '90'),
  RETENTION_DAYS_FILES: v.optional(wholeNumber(36_500), '90'),
  SMTP_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(
        isSmtpUrl,
        'must be smtp://user:password@host:587 or smtps://user:password@host:465; write special characters of the password as %XX',
      ),
    ),
  ),
  MAIL_FROM: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => senderOf(text) !== null,
        'must be an address, or a name and an address: Acme Support <support@acme.example>',
      ),
    ),
  ),
  MAIL_AFTER: v.optional(v.pipe(wholeNumber(86_400), v.minValue(1, 'must be at least 1')), '60'),
  LOG_LEVEL: v.optional(v.picklist(LEVELS, `must be one of ${LEVELS.join(', ')}`), 'info'),
});

/**
 * The configuration, or everything that is wrong with it. An empty variable counts as absent.
 * `read` gives the content of a file for the `*_FILE` variables, and throws when it cannot.
 */
export function readConfig(env: Environment, cwd: string, read: (path: string) => string): ConfigRead {
  const { values, errors } = withFiles(env, cwd, read);
  const parsed = v.safeParse(schema, values);
  const issues = (parsed.issues ?? []).map((issue) => `${String(issue.path?.[0]?.key)}: ${issue.message}`);
  errors.push(...halfMail(values));
  if (!parsed.success || errors.length > 0) return { ok: false, errors: [...errors, ...issues] };
  return { ok: true, config: configOf(parsed.output, cwd) };
}

function configOf(values: v.InferOutput<typeof schema>, cwd: string): Config {
  const dataDir = resolve(cwd, values.BATON_DATA);
  const limits = limitsFrom(chosenIn(values));
  const mail = mailOf(values);
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ? new URL(values.PUBLIC_URL).origin : null,
    dataDir,
    database: databaseOf(values.DATABASE_URL, dataDir, cwd),
    secret: values.BATON_SECRET ?? null,
    allowedOrigins: values.ALLOWED_ORIGINS,
    trustProxy: values.TRUST_PROXY,
    retentionDays: {
      resolved: values.RETENTION_DAYS,
      alone: values.RETENTION_DAYS_ASSISTANT,
      files: values.RETENTION_DAYS_FILES,
    },
    logLevel: values.LOG_LEVEL,
    ...(mail && { mail }),
    ...(Object.keys(limits).length > 0 && { limits }),
  };
}

function mailOf({ SMTP_URL, MAIL_FROM, MAIL_AFTER }: v.InferOutput<typeof schema>): MailSettings | null {
  const from = senderOf(MAIL_FROM ?? '');
  return SMTP_URL !== undefined && from ? { smtp: SMTP_URL, from, after: MAIL_AFTER * 1_000 } : null;
}

/** One of the two alone sends nothing. */
function halfMail({ SMTP_URL, MAIL_FROM }: Readonly<Record<string, string>>): readonly string[] {
  if (SMTP_URL !== undefined && MAIL_FROM === undefined)
    return ['MAIL_FROM: is missing; e-mails need a sender: Acme Support <support@acme.example>'];
  if (MAIL_FROM !== undefined && SMTP_URL === undefined)
    return ['SMTP_URL: is missing; without a mail server MAIL_FROM sends nothing'];
  return [];
}

function chosenIn(values: v.InferOutput<typeof schema>): Chosen {
  return {
    messagesPerVisitor: values.MESSAGES_PER_VISITOR,
    threadsPerVisitor: values.THREADS_PER_VISITOR,
    ticketsPerVisitor: values.TICKETS_PER_VISITOR,
    socketsPerVisitor: values.SOCKETS_PER_VISITOR,
    socketsPerAddress: values.SOCKETS_PER_ADDRESS,
    handshakesPerAddress: values.HANDSHAKES_PER_ADDRESS,
    threadsPerAddress: values.THREADS_PER_ADDRESS,
  };
}

function databaseOf(url: string | undefined, dataDir: string, cwd: string): Config['database'] {
  if (url === 'memory:') return { kind: 'memory' };
  if (!url) return { kind: 'sqlite', path: join(dataDir, 'baton.db') };
  const path = url.replace(/^sqlite:(?:\/\/)?/u, '');
  return { kind: 'sqlite', path: isAbsolute(path) ? path : resolve(cwd, path) };
}

function withFiles(env: Environment, cwd: string, read: (path: string) => string) {
  const values: Record<string, string> = {};
  const errors: string[] = [];
  for (const [name, value] of Object.entries(env)) if (value !== undefined && value !== '') values[name] = value;
  for (const name of SECRETS) {
    const path = values[`${name}_FILE`];
    if (path === undefined) continue;
    if (values[name] !== undefined) errors.push(`${name}_FILE: ${name} is set too; keep one of the two`);
    try {
      values[name] = read(resolve(cwd, path)).trim();
    } catch {
      errors.push(`${name}_FILE: cannot read ${path}; check the path and who may read it`);
    }
  }
  return { values, errors };
}

function listOf(text: string): string[] {
  return text
    .split(/[\s,]+/u)
    .filter((one) => one !== '')
    .map((one) => one.replace(/\/$/u, ''));
}

function proxies(text: string): number | string {
  if (text === 'true') return 1;
  if (text === 'false') return 0;
  return /^\d$/u.test(text) ? Number(text) : text;
}

/** Whether this is an exact web origin: scheme, host and port, and nothing behind. */
export function isOrigin(text: string): boolean {
  return isPlainUrl(text) && new URL(text).origin === text;
}

function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && pathname === '/' && search + hash + username === '';
}
