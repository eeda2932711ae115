// The thread that writes, built as the product has it: from TypeScript Node cannot load one.
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../..');

/** Builds it, and gives its path. */
export async function builtWriter(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-writer-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: join(folder, 'built'),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: { writer: join(ROOT, 'server/store/writer-thread.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return join(folder, 'built/writer.js');
}
