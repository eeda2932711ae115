// The relay as the chaos runs have it: the product's own, with a clock that its parent may step, and a site and accounts to begin with.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../server/config.ts';
import { createRelay } from '../../server/main.ts';
import type { Invite, Site } from '../../server/store/store.ts';

/** What the parent sends: first how to begin, later by how much the clock is off now, in milliseconds. */
export interface Begin {
  readonly site: Site;
  readonly invites: readonly Invite[];
  readonly offset: number;
  readonly leaveAfter: number;
}
export type ToRelay = { readonly begin: Begin } | { readonly offset: number };
export type FromRelay = { readonly ready: true } | { readonly failed: readonly string[] } | { readonly fault: string };

let offset = 0;

process.on('message', (message: ToRelay) => {
  if ('offset' in message) offset = message.offset;
  else void begin(message.begin);
});
process.on('disconnect', () => process.exit(1));

async function begin({ site, invites, offset: first, leaveAfter }: Begin): Promise<void> {
  offset = first;
  const read = readConfig(process.env, process.cwd(), (path) => readFileSync(path, 'utf8'));
  if (!read.ok) return tell({ failed: read.errors });
  const relay = createRelay({
    config: read.config,
    root: read.config.dataDir,
    writer: fileURLToPath(new URL('./writer.js', import.meta.url)),
    buildClassifier: (rows) => rows.map((row) => row.id),
    log: { info: () => {}, warn: () => {}, fault: (error) => tell({ fault: String(error) }) },
    now: () => Date.now() + offset,
    leaveAfter,
  });
  const started = await relay.start();
  if (!started.ok) return tell({ failed: started.errors });
  const { store } = started.running;
  if (!(await store.site(site.id))) {
    await store.saveSite(site);
    for (const invite of invites) await store.saveInvite(invite);
  }
  tell({ ready: true });
}

function tell(message: FromRelay): void {
  process.send?.(message);
}
