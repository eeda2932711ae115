// What the playbook page asks the relay.
import * as v from 'valibot';
import type { Problem } from '#domain/playbook-source';
import type { Ask, Asked } from './ask.ts';
import type { Source } from './source.ts';

export interface SiteLine {
  readonly site: string;
  readonly name: string;
  /** 0: the site's file runs. */
  readonly version: number;
}

export interface VersionLine {
  readonly number: number;
  /** Null: the site's file, which nobody published. */
  readonly at: number | null;
  readonly by: string | null;
  readonly note: string | null;
}

export interface Version extends VersionLine {
  readonly source: Source;
  readonly problems: readonly Problem[];
}

export interface PlaybookApi {
  sites(): Promise<Asked<readonly SiteLine[]>>;
  /** Without a number the one that runs. */
  version(site: string, number?: number): Promise<Asked<Version>>;
  history(site: string): Promise<Asked<readonly VersionLine[]>>;
  check(site: string, source: Source): Promise<Asked<readonly Problem[]>>;
  /** Refused as `conflict`: somebody published meanwhile. */
  publish(site: string, draft: { source: Source; base: number; note: string | null }): Promise<Asked<number>>;
  importYaml(site: string, yaml: string): Promise<Asked<{ source: Source; problems: readonly Problem[] }>>;
}

const problem: v.GenericSchema<unknown, Problem> = v.object({
  path: v.array(v.union([v.string(), v.number()])),
  what: v.string(),
  level: v.picklist(['error', 'warning']),
});
/** The relay runs it, or has checked it: its shape is right. */
const source = v.custom<Source>(
  (one) => one !== null && typeof one === 'object' && 'queues' in one && 'intents' in one,
);
const line = {
  number: v.number(),
  at: v.nullable(v.number()),
  by: v.nullable(v.string()),
  note: v.nullable(v.string()),
};
const sitesSchema = v.pipe(
  v.object({ sites: v.array(v.object({ site: v.string(), name: v.string(), version: v.number() })) }),
  v.transform(({ sites }) => sites),
);
const versionSchema = v.object({ ...line, source, problems: v.array(problem) });
const historySchema = v.pipe(
  v.object({ versions: v.array(v.object(line)) }),
  v.transform(({ versions }) => versions),
);
const problemsSchema = v.pipe(
  v.object({ problems: v.array(problem) }),
  v.transform(({ problems }) => problems),
);
const publishedSchema = v.pipe(
  v.object({ number: v.number() }),
  v.transform(({ number }) => number),
);
/** Not yet known to be right: its problems say so. */
const importedSchema = v.object({ source: v.custom<Source>(() => true), problems: v.array(problem) });

export function createPlaybookApi(ask: Ask): PlaybookApi {
  return {
    sites: () => ask('GET', '/api/admin/playbooks', sitesSchema),
    version: (site, number) =>
      ask('GET', `${pathOf(site)}${number === undefined ? '' : `?version=${number}`}`, versionSchema),
    history: (site) => ask('GET', `${pathOf(site)}/versions`, historySchema),
    check: (site, draft) => ask('POST', `${pathOf(site)}/check`, problemsSchema, { source: draft }),
    publish: (site, draft) => ask('POST', `${pathOf(site)}/versions`, publishedSchema, draft),
    importYaml: (site, yaml) => ask('POST', `${pathOf(site)}/import`, importedSchema, { yaml }),
  };
}

/** Where a version is as a YAML file. */
export function yamlPath(site: string, number?: number): string {
  return `${pathOf(site)}/yaml${number === undefined ? '' : `?version=${number}`}`;
}

function pathOf(site: string): string {
  return `/api/admin/playbooks/${encodeURIComponent(site)}`;
}
