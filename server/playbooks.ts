// The versions of each site's playbook: what runs, what ran before, and how the next one takes over while everything goes on.
import { readFileSync } from 'node:fs';
import { type Refusal, refusal } from '#domain/ownership';
import { type Problem, toPlaybook } from '#domain/playbook-source';
import { inStretches } from './in-stretches.ts';
import { checkSource, yamlData } from './playbook-file.ts';
import { revisionOf } from './playbook-version.ts';
import { type LiveSite, pathFrom, type Sites } from './sites.ts';
import type { PlaybookVersion, Store } from './store/store.ts';

/** Builds a classifier a step at a time. */
export type ClassifierSteps = (
  rows: readonly { readonly id: string; readonly says: readonly string[] }[],
) => Generator<void, unknown>;

/** A version as people write it. `number` 0: what the site's file says now, published by nobody. */
export type SourceOfVersion = Omit<PlaybookVersion, 'site' | 'at' | 'by'> & {
  readonly at: number | null;
  readonly by: string | null;
};

export interface Draft {
  readonly source: unknown;
  /** The number of the version it was begun from. */
  readonly base: number;
  readonly note: string | null;
}

export type PublishedVersion =
  | { readonly ok: true; readonly number: number; readonly revision: string }
  | { readonly ok: false; readonly refusal: Refusal; readonly problems: readonly Problem[] };

export interface Playbooks {
  /** One version, the one that runs without a number. Null: no such site, or no such version (or the file cannot be read). */
  read(site: string, number?: number): Promise<SourceOfVersion | null>;
  history(site: string): Promise<readonly Omit<PlaybookVersion, 'source'>[]>;
  /** Checks, compiles, keeps and runs it, in this order. Refused: somebody published meanwhile, or something is wrong with it. */
  publish(site: string, by: string, draft: Draft): Promise<PublishedVersion>;
}

export interface PlaybooksParts {
  readonly store: Store;
  readonly sites: Sites;
  readonly classifierSteps: ClassifierSteps;
  /** Relative paths of sites start here. */
  readonly root: string;
  now(): number;
  /** The site runs another playbook: who shows or runs it is to be told. */
  onPublished(live: LiveSite): void;
}

const NO_SITE = refusal('not_found', 'There is no such site.');
const MEANWHILE = refusal(
  'conflict',
  'Somebody published another version meanwhile. Look at what they changed, and publish yours again on top of it.',
);

export function createPlaybooks(parts: PlaybooksParts): Playbooks {
  const { store, sites } = parts;
  /** One at a time: two that compile at once would only take twice as long. */
  let last: Promise<unknown> = Promise.resolve();

  return {
    async read(site, number) {
      const found = await store.playbookVersion(site, number);
      if (found) return found;
      const live = await sites.find(site);
      if (!live || (number !== undefined && number !== 0)) return null;
      return fileVersion(live);
    },
    history: (site) => store.playbookVersions(site),
    publish(site, by, draft) {
      const mine = last.then(() => publish(site, by, draft));
      last = mine.catch(() => {});
      return mine;
    },
  };

  function fileVersion(live: LiveSite): SourceOfVersion | null {
    const text = textOf(pathFrom(parts.root, live.site.playbook));
    const yaml = text === null ? null : yamlData(text);
    return yaml?.ok ? { number: 0, at: null, by: null, note: null, source: yaml.data } : null;
  }

  async function publish(site: string, by: string, { source, base, note }: Draft): Promise<PublishedVersion> {
    const live = await sites.find(site);
    if (!live) return { ok: false, refusal: NO_SITE, problems: [] };
    if (live.version !== base) return { ok: false, refusal: MEANWHILE, problems: [] };
    const read = checkSource(source);
    if (!read.ok) return { ok: false, refusal: wrong(read.problems), problems: read.problems };
    const rows = read.source.intents.map(({ id, says }) => ({ id, says }));
    const classifier = await inStretches(parts.classifierSteps(rows));
    const version = { site, number: base + 1, at: parts.now(), by, note, source };
    const playbook = toPlaybook(read.source, () => classifier, revisionOf(version));
    if (!(await store.savePlaybookVersion(version))) return { ok: false, refusal: MEANWHILE, problems: [] };
    const after = await sites.take(site, playbook, version.number);
    if (after) parts.onPublished(after);
    return { ok: true, number: version.number, revision: playbook.revision };
  }
}

function wrong(problems: readonly Problem[]): Refusal {
  const count = problems.filter((one) => one.level === 'error').length;
  return refusal(
    'malformed',
    `${count === 1 ? 'One thing is' : `${count} things are`} wrong with it: nothing was published.`,
  );
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
