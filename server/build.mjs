// Builds what the relay serves and runs: the widget, its loader, console, demo, and the server itself. Plain JavaScript: it runs before anything is built.
import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const STAMP = join(root, 'dist/.stamp');
const SOURCES = ['widget', 'server', 'demo', 'vite.config.ts', 'package.json', 'package-lock.json'];
/** Read when the relay starts, not built: editing them needs no build. */
const NOT_BUILT = /[/\\](?:playbooks|knowledge|transcripts|train)$/;

/** True when a source file is newer than the last whole build, or there was none. */
export async function isStale() {
  const built = await stat(STAMP).then(
    (found) => found.mtimeMs,
    () => 0,
  );
  if (built === 0) return true;
  for (const source of SOURCES) if ((await newest(join(root, source))) > built) return true;
  return false;
}

/** The same for what the command line needs: the server's own bundle. */
export async function isServerStale() {
  const built = await stat(join(root, 'dist/server/cli.js')).then(
    (found) => found.mtimeMs,
    () => 0,
  );
  for (const source of ['widget/domain', 'server', 'vite.config.ts', 'package.json'])
    if ((await newest(join(root, source))) > built) return true;
  return false;
}

/** Builds the server's bundle alone. */
async function buildServer({ say = () => {} } = {}) {
  const { build } = await import('vite');
  process.chdir(root);
  say('Building the server …');
  await build({ mode: 'server', configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}

/** Builds every part. Throws with Vite's own message when one does not build; what was built before stays. */
async function buildAll({ say = () => {} } = {}) {
  const { build } = await import('vite');
  const part = (mode) => build({ mode, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  process.chdir(root);
  say('Building the widget, console, demo and server …');
  await part('app');
  process.env.BATON_APP = await pathOf('widget/index.tsx');
  const frame = await pathOf('widget/frame.ts');
  await writeFile(join(root, 'dist/web/frame.html'), framePage(frame));
  for (const mode of ['loader', 'npm', 'console', 'demo', 'server']) await part(mode);
  await writeTypes();
  for (const folder of ['dist/web', 'dist/console', 'dist/demo']) await compressAll(join(root, folder));
  await mkdir(dirname(STAMP), { recursive: true });
  await writeFile(STAMP, '');
}

/** The types of the npm package are written by hand, or are the very ones the widget is made of. */
async function writeTypes() {
  const types = join(root, 'widget/embed/types');
  for (const name of ['index', 'element', 'server']) {
    const text = await readFile(join(types, `${name}.d.ts`), 'utf8');
    await writeFile(join(root, `dist/npm/${name}.d.ts`), text.replaceAll('../../api.ts', './api.js'));
  }
  await copyFile(join(root, 'widget/api.ts'), join(root, 'dist/npm/api.d.ts'));
}

/** What the relay serves for pages that keep the widget in a frame: nothing but its script. */
function framePage(script) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><title>Support</title><script type="module" src="${script}"></script></head><body></body></html>`;
}

async function pathOf(source) {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const manifest = JSON.parse(await readFile(join(root, `dist/web/w/${version}/manifest.json`), 'utf8'));
  return `/w/${version}/${manifest[source].file}`;
}

async function newest(path) {
  const found = await stat(path).catch(() => null);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  if (NOT_BUILT.test(path)) return 0;
  const times = await Promise.all((await readdir(path)).map((name) => newest(join(path, name))));
  return Math.max(0, ...times);
}

const COMPRESSED = /\.(?:js|css|html|json|svg)$/;

/** Beside each file its `.br` and `.gz`, made once here instead of at each request. */
async function compressAll(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await compressAll(path);
    else if (COMPRESSED.test(entry.name)) {
      const bytes = await readFile(path);
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
      await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, quality));
      await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // On the error stream: the standard output belongs to whichever command asked for the build (`replay --json`).
  const say = console.error;
  await (process.argv.includes('--server') ? buildServer({ say }) : buildAll({ say }));
}
