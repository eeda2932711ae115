// Files over HTTP: put once with a ticket, read by agents and by whoever was given the address. What is served can run nothing.
import { Readable } from 'node:stream';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { type AttachedFile, isPicture } from '#domain/attachment';
import { type Refusal, refusal } from '#domain/ownership';
import type { Agent } from '../agents.ts';
import type { Reading } from '../files/reading.ts';
import type { Uploads } from '../files/uploads.ts';
import type { Hurry } from './hurry.ts';

export interface FileRoutesParts {
  readonly uploads: Pick<Uploads, 'begin'>;
  readonly reading: Reading;
  readonly hurry: Pick<Hurry, 'spare'>;
  /** Milliseconds: see `uploadStretch` of limits.ts. */
  readonly stretch: number;
  agentOf(cookie: string): Promise<Agent | null>;
}

type Env = { Bindings: HttpBindings };

/** Customers' pages are elsewhere. No cookie goes along with either: ticket and address are all it takes. */
const ANY_PAGE = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' } as const;
const MAY_PUT = {
  ...ANY_PAGE,
  'access-control-allow-methods': 'PUT',
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': '600',
} as const;

/** Bytes of a file that must come in each stretch. */
const LEAST = 65_536;

const NO_TICKET = refusal('not_found', 'This address was used, or has run out. Ask for another and send it again.');
const NO_FILE = refusal('not_found', 'There is no such file. It may have been erased.');
const TOO_LARGE = refusal('too_large', 'This is more than was asked for.');
const BROKEN_OFF = refusal('malformed', 'The file did not come whole. Send it again.');

const STATUS: Readonly<Partial<Record<Refusal['refused'], 400 | 403 | 404 | 409 | 413 | 503>>> = {
  malformed: 400,
  forbidden: 403,
  not_found: 404,
  erased: 404,
  too_large: 413,
  busy: 503,
};

export function fileRoutes(app: Hono<Env>, { uploads, reading, hurry, stretch, agentOf }: FileRoutesParts): void {
  app.options('/api/files/:file', (c) => c.body(null, 204, MAY_PUT));

  app.put('/api/files/:file', async (c) => {
    const arriving = uploads.begin(c.req.param('file'));
    if (!arriving) return refused(c, NO_TICKET);
    if ('refused' in arriving) return refused(c, arriving);
    hurry.spare(c.env.incoming);
    try {
      const bytes = await read(c.req.raw.body, arriving.bytes, stretch);
      if (bytes === null) return refused(c, TOO_LARGE);
      if (bytes.length < arriving.bytes) return refused(c, BROKEN_OFF);
      const answer = await arriving.keep(bytes);
      return answer.ok ? c.json({ entry: answer.entry.id }, 200, ANY_PAGE) : refused(c, answer);
    } finally {
      arriving.end();
    }
  });

  app.get('/api/files/:file', async (c) => {
    const file = c.req.param('file');
    const { thread = '', until, key } = c.req.query();
    const given = reading.isGiven({ thread, file, until, key });
    if (!given && !(await agentOf(c.req.header('cookie') ?? '')))
      return c.json(refusal('unauthorised', 'Sign in first.'), 401, { 'cache-control': 'no-store' });
    const found = await reading.open(thread, file);
    if (!found) return c.json(NO_FILE, 404, given ? ANY_PAGE : { 'cache-control': 'no-store' });
    const headers = {
      ...headersOf(found.file, found.opened.bytes),
      ...(given && { 'access-control-allow-origin': '*' }),
    };
    if (c.req.method !== 'HEAD') return c.body(Readable.toWeb(found.opened.stream) as ReadableStream, 200, headers);
    found.opened.stream.destroy();
    return c.body(null, 200, headers);
  });
}

/** Whatever is in it: no page runs it, frames it, or takes it for something else (SEC-14). Pages elsewhere cannot show it. */
function headersOf(file: AttachedFile, bytes: number): Record<string, string> {
  const kind = isPicture(file) ? 'inline' : 'attachment';
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  return {
    'content-type': file.type,
    'content-length': String(bytes),
    'content-disposition': `${kind}; filename="${plain}"; filename*=UTF-8''${encoded(file.name)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    // Short: what is erased is not to live on in a browser's cache.
    'cache-control': 'private, max-age=300',
  };
}

/** RFC 8187: what `encodeURIComponent` leaves that a parameter may not hold. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/gu, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

function refused(c: Context, why: Refusal) {
  const { refused, what } = why;
  return c.json(refusal(refused, what), STATUS[refused] ?? 409, { ...ANY_PAGE, connection: 'close' });
}

/** The body, or as much of it as came in time; null: there was more than `most`. */
async function read(
  body: ReadableStream<Uint8Array> | null,
  most: number,
  stretch: number,
): Promise<Uint8Array | null> {
  if (!body) return new Uint8Array();
  const whole = new Uint8Array(most);
  const reader = body.getReader();
  const patience = createPatience(stretch);
  let length = 0;
  try {
    for (;;) {
      const next = await patience.while(reader.read()).catch(() => null);
      if (next?.done !== false) return whole.subarray(0, length);
      if (length + next.value.length > most) return null;
      whole.set(next.value, length);
      length += next.value.length;
      patience.got(next.value.length);
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}

/** Ends a wait once a stretch is over in which too little came. */
function createPatience(stretch: number) {
  let until = performance.now() + stretch;
  let came = 0;
  return {
    got(bytes: number): void {
      came += bytes;
      if (came < LEAST) return;
      came = 0;
      until = performance.now() + stretch;
    },
    async while<T>(task: Promise<T>): Promise<T> {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error('late')), Math.max(0, until - performance.now()));
      });
      return Promise.race([task, late]).finally(() => clearTimeout(timer));
    },
  };
}
