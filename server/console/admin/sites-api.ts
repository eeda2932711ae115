// What the sites page asks the relay.
import * as v from 'valibot';
import type { Ask, Asked } from './ask.ts';

export interface SiteInfo {
  readonly id: string;
  readonly name: string;
  readonly origins: readonly string[];
  /** Nobody writes without a signed token. */
  readonly required: boolean;
  readonly keys: readonly { readonly kid: string; readonly alg: string }[];
}

export interface AllSites {
  /** Where people reach the relay. */
  readonly url: string;
  /** What browsers may hold the loader against; null: it is not built. */
  readonly integrity: string | null;
  readonly sites: readonly SiteInfo[];
}

export interface MadeKey {
  readonly kid: string;
  /** Null for a public key. */
  readonly secret: string | null;
}

export interface SitesApi {
  all(): Promise<Asked<AllSites>>;
  add(site: { id: string; name: string; origins: readonly string[]; from: string }): Promise<Asked<unknown>>;
  change(site: string, to: { name: string; origins: readonly string[] }): Promise<Asked<unknown>>;
  /** Null: the relay makes a secret. */
  addKey(site: string, publicKey: string | null): Promise<Asked<MadeKey>>;
  removeKey(site: string, kid: string): Promise<Asked<unknown>>;
  require(site: string, required: boolean): Promise<Asked<unknown>>;
}

const allSchema = v.object({
  url: v.string(),
  integrity: v.nullable(v.string()),
  sites: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      origins: v.array(v.string()),
      required: v.boolean(),
      keys: v.array(v.object({ kid: v.string(), alg: v.string() })),
    }),
  ),
});
const madeSchema = v.object({ kid: v.string(), secret: v.nullable(v.string()) });
const PATH = '/api/admin/sites';

export function createSitesApi(ask: Ask): SitesApi {
  const of = (site: string) => `${PATH}/${encodeURIComponent(site)}`;
  return {
    all: () => ask('GET', PATH, allSchema),
    add: (site) => ask('POST', PATH, v.unknown(), site),
    change: (site, to) => ask('POST', of(site), v.unknown(), to),
    addKey: (site, publicKey) => ask('POST', `${of(site)}/keys`, madeSchema, { publicKey }),
    removeKey: (site, kid) => ask('DELETE', `${of(site)}/keys/${encodeURIComponent(kid)}`, v.unknown()),
    require: (site, required) => ask('POST', `${of(site)}/identity`, v.unknown(), { required }),
  };
}

/** The script tag. With an integrity a browser runs these very bytes or nothing: it has to be pasted anew after an update of the relay. */
export function snippetOf(url: string, site: string, integrity: string | null): string {
  const held = integrity === null ? '' : ` integrity="${integrity}" crossorigin="anonymous"`;
  return `<script async src="${url}/baton.js" data-site="${site}"${held}></script>`;
}
