// Serves what was built: exact folders, compressed siblings where they are accepted, and nothing outside them.
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

export const CACHE = {
  /** Named by content, or by version: never changes. */
  forever: 'public, max-age=31536000, immutable',
  minutes: 'public, max-age=300',
  /** Asked for again each time, and answered 304 while it is the same. */
  ask: 'no-cache',
} as const;

/** The file at `path` in `folder`, or null when there is none, or it would lie outside. */
export async function fileResponse(
  folder: string,
  path: string,
  request: Request,
  headers: Readonly<Record<string, string>>,
): Promise<Response | null> {
  const inside = safePath(path);
  const type = inside === null ? undefined : TYPES[extname(inside)];
  if (inside === null || type === undefined) return null;
  const file = join(folder, inside);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return null;
  const etag = `W/"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`;
  const shared = { ...headers, 'content-type': type, etag, vary: 'accept-encoding' };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: shared });
  const { bytes, encoding } = await smallest(file, request.headers.get('accept-encoding') ?? '');
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: {
      ...shared,
      'content-length': String(bytes.length),
      ...(encoding ? { 'content-encoding': encoding } : {}),
    },
  });
}

async function smallest(file: string, accepted: string) {
  for (const [encoding, ending] of [
    ['br', '.br'],
    ['gzip', '.gz'],
  ] as const) {
    if (!new RegExp(`\\b${encoding}\\b(?!;q=0(?:\\.0+)?(?:,|$))`, 'u').test(accepted)) continue;
    const bytes = await readFile(file + ending).catch(() => null);
    if (bytes) return { bytes: new Uint8Array(bytes), encoding };
  }
  return { bytes: new Uint8Array(await readFile(file)), encoding: null };
}

function safePath(path: string): string | null {
  let plain: string;
  try {
    plain = decodeURIComponent(path);
  } catch {
    return null;
  }
  const inside = normalize(plain).replace(/^[/\\]+/u, '');
  const hidden = inside.split(sep).some((part) => part === '..' || part.startsWith('.'));
  return hidden || plain.includes('\0') ? null : inside;
}
