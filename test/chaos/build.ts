// The test build: the relay and the play of customers and agents, each bundled into a folder of its own, with a seeded bug or without.
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { Bug } from './bugs.ts';
import { type Edit, seeding } from './mutate.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Paths of the two programs. */
export interface Built {
  readonly relay: string;
  readonly play: string;
}

/** Builds into this folder. Throws when an edit of the bug does not fit the source any more. */
export async function buildInto(folder: string, bug: Bug | null): Promise<Built> {
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const edits = bug?.edits ?? [];
  const isPeers = (edit: Edit) => edit.file.startsWith('widget/peer/');
  const relay = { relay: 'test/chaos/relay.ts', writer: 'server/store/writer-thread.ts' };
  await bundle(
    join(folder, 'relay'),
    relay,
    edits.filter((edit) => !isPeers(edit)),
  );
  await bundle(join(folder, 'play'), { play: 'test/chaos/play.ts' }, edits.filter(isPeers));
  return { relay: join(folder, 'relay/relay.js'), play: join(folder, 'play/play.js') };
}

async function bundle(outDir: string, input: Record<string, string>, edits: readonly Edit[]): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [seeding(ROOT, edits)],
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { input, output: { entryFileNames: '[name].js' } },
    },
  });
}
