// What is wrong with the database when it is not a bug: the disk is full, somebody else holds the file. It passes, and is worth a word.

export type Trouble = 'full' | 'read-only' | 'locked' | 'failing' | 'damaged';

/** Null: this error is something else. By SQLite's result codes, https://sqlite.org/rescode.html. */
export function troubleOf(error: unknown): Trouble | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return TROUBLES.get(error.errcode & 0xff) ?? null;
}

const TROUBLES: ReadonlyMap<number, Trouble> = new Map([
  [5, 'locked'],
  [6, 'locked'],
  [8, 'read-only'],
  [10, 'failing'],
  [11, 'damaged'],
  [13, 'full'],
  [14, 'failing'],
  [26, 'damaged'],
]);
