// Where the package lies, whether this runs from its sources or from what was built.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with `package.json`, `dist` and the demo. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** The built thread of this name; null: this runs from the sources, where Node cannot load one. */
export function builtThread(name: string): string | null {
  const built = join(packageRoot(), 'dist/server');
  return fileURLToPath(import.meta.url).startsWith(built) ? join(built, name) : null;
}
