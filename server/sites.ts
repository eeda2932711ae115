// The sites a relay serves, each with its playbook and articles, read once and kept ready to be served.
import { createHash } from 'node:crypto';
import { isAbsolute, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import type { Playbook } from '#domain/playbook';
import type { BuildClassifier } from '#domain/playbook-source';
import { type Hours, parseHours } from './hours.ts';
import { type Article, readKnowledge } from './knowledge-file.ts';
import { type Finding, type PlaybookRead, readPlaybook } from './playbook-file.ts';
import { versionRead } from './playbook-version.ts';
import type { PlaybookVersion, Site, Store } from './store/store.ts';

/** JSON made once, with its digest: what `/playbook.json` and `/knowledge.json` send. */
export interface Prepared {
  readonly json: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

export interface LiveSite {
  readonly site: Site;
  /** The number of the version that was published last; 0: none was, the site's file runs. */
  readonly version: number;
  readonly playbook: Playbook;
  readonly articles: readonly Article[];
  readonly playbookJson: Prepared;
  readonly knowledgeJson: Prepared;
  /** Opening hours of the queues that keep some. */
  readonly hours: ReadonlyMap<string, Hours>;
}

type SiteRead =
  | { readonly ok: true; readonly live: LiveSite; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

export interface Sites {
  /** A site that is ready; one added since the start is read now. Null: no such site, or its files are broken (said in the log). */
  find(id: string): Promise<LiveSite | null>;
  /** A site that was found before. */
  ready(id: string): LiveSite | null;
  all(): readonly LiveSite[];
  /** From now on the site runs this playbook. Null: no such site is ready. */
  take(id: string, playbook: Playbook, version: number): Promise<LiveSite | null>;
  /** From now on the site is as it was saved: its name, and where it may be embedded. */
  changed(site: Site): void;
}

export interface SitesParts {
  readonly store: Store;
  readonly buildClassifier: BuildClassifier;
  /** Relative paths in the store start here. */
  readonly root: string;
  warn(line: string): void;
}

export type SitesRead =
  | { readonly ok: true; readonly sites: Sites; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads every site of the store. One broken file is enough to say no: better not to start than to start halfway. */
export async function readSites(parts: SitesParts): Promise<SitesRead> {
  const live = new Map<string, LiveSite>();
  const findings: Finding[] = [];
  for (const site of await parts.store.sites()) {
    const read = readSite(site, parts, await parts.store.playbookVersion(site.id));
    findings.push(...read.findings);
    if (read.ok) live.set(site.id, read.live);
  }
  if (findings.some((one) => one.level === 'error')) return { ok: false, findings };
  const ready = (id: string) => live.get(id) ?? null;
  return { ok: true, findings, sites: { find, ready, all: () => [...live.values()], take, changed } };

  async function take(id: string, playbook: Playbook, version: number): Promise<LiveSite | null> {
    const playbookJson = await preparedAside(playbook);
    const before = live.get(id);
    if (!before) return null;
    const after = { ...before, version, playbook, playbookJson, hours: hoursOf(playbook) };
    live.set(id, after);
    return after;
  }

  function changed(site: Site): void {
    const before = live.get(site.id);
    if (before) live.set(site.id, { ...before, site });
  }

  async function find(id: string): Promise<LiveSite | null> {
    const before = live.get(id);
    if (before) return before;
    const site = await parts.store.site(id);
    if (!site) return null;
    const read = readSite(site, parts, await parts.store.playbookVersion(id));
    if (!read.ok) for (const one of read.findings) parts.warn(one.line);
    if (read.ok) live.set(id, read.live);
    return read.ok ? read.live : null;
  }
}

/** `published`: the version that runs instead of what the site's file says; null: the file does. */
export function readSite(
  site: Site,
  { buildClassifier, root }: Pick<SitesParts, 'buildClassifier' | 'root'>,
  published: PlaybookVersion | null = null,
): SiteRead {
  const playbook: PlaybookRead = published
    ? versionRead(published, buildClassifier)
    : readPlaybook(pathFrom(root, site.playbook), buildClassifier);
  const knowledge = readKnowledge(site.knowledge === null ? null : pathFrom(root, site.knowledge));
  const findings = [...playbook.findings, ...knowledge.findings];
  if (!playbook.ok || !knowledge.ok) return { ok: false, findings };
  const live: LiveSite = {
    site,
    version: published?.number ?? 0,
    playbook: playbook.playbook,
    playbookJson: prepared(playbook.playbook),
    hours: hoursOf(playbook.playbook),
    articles: knowledge.articles,
    knowledgeJson: prepared({ articles: knowledge.articles }),
  };
  return { ok: true, live, findings };
}

/** Paths in the store start at the package's folder. */
export function pathFrom(root: string, path: string): string {
  return isAbsolute(path) ? path : resolve(root, path);
}

/** Whether a queue takes people in now. Queues without hours are always open. */
export function isOpen(live: Pick<LiveSite, 'hours'>, queue: string, now: number): boolean {
  return live.hours.get(queue)?.isOpen(now) ?? true;
}

/** Itself, or while it is closed the queue that takes over, if that one is open. */
export function routedTo(live: Pick<LiveSite, 'hours' | 'playbook'>, queue: string, now: number): string {
  if (isOpen(live, queue, now)) return queue;
  const overflow = live.playbook.queues.find((one) => one.id === queue)?.overflow;
  return overflow !== undefined && isOpen(live, overflow, now) ? overflow : queue;
}

function hoursOf(playbook: Playbook): ReadonlyMap<string, Hours> {
  const all = new Map<string, Hours>();
  for (const queue of playbook.queues) {
    const hours = queue.hours === undefined ? null : parseHours(queue.hours, queue.holidays);
    if (hours && !('refused' in hours)) all.set(queue.id, hours);
  }
  return all;
}

/** Quality 9 of 11: nearly as small, and a tenth of the time at the start. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

function prepared(value: unknown): Prepared {
  const plain = encoded(value);
  const { json } = plain;
  return { ...plain, gzip: new Uint8Array(gzipSync(json)), brotli: new Uint8Array(brotliCompressSync(json, BROTLI)) };
}

/** The same off the relay's loop, which has others to serve. */
async function preparedAside(value: unknown): Promise<Prepared> {
  const plain = encoded(value);
  const [gzipped, brotli] = await Promise.all([
    promisify(gzip)(plain.json),
    promisify(brotliCompress)(plain.json, BROTLI),
  ]);
  return { ...plain, gzip: new Uint8Array(gzipped), brotli: new Uint8Array(brotli) };
}

function encoded(value: unknown): Pick<Prepared, 'json' | 'etag'> {
  const json = new TextEncoder().encode(JSON.stringify(value));
  return { json, etag: `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"` };
}
