// Seeds bugs into the test build: source text is replaced while it is bundled. An edit that does not fit exactly once stops the build.
import { join } from 'node:path';
import type { Plugin } from 'vite';

export interface Edit {
  /** From the repository's root. */
  readonly file: string;
  /** Must stand in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}

export function seeding(root: string, edits: readonly Edit[]): Plugin {
  const done = new Set<Edit>();
  return {
    name: 'baton-seeded-bug',
    enforce: 'pre',
    transform(code, id) {
      const mine = edits.filter((edit) => join(root, edit.file) === id);
      if (mine.length === 0) return null;
      for (const edit of mine) done.add(edit);
      return mine.reduce(seeded, code);
    },
    buildEnd(error) {
      const missed = edits.filter((edit) => !done.has(edit)).map((edit) => edit.file);
      if (!error && missed.length > 0) this.error(`Seeded bug: ${missed.join(', ')} is not part of the build.`);
    },
  };
}

/** The source with one edit made. Throws when the place is not there, or there twice: the code went on, and the bug must follow. */
export function seeded(code: string, { file, find, replace }: Edit): string {
  const places = code.split(find).length - 1;
  if (places !== 1) throw new Error(`Seeded bug: “${find}” stands ${places} times in ${file}, not once.`);
  return code.replace(find, () => replace);
}
