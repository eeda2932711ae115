// Which tests hold which promise: read from their names, `SEC-07, ID-10: …`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TESTS = join(import.meta.dirname, '..');
const NAMED =
  /\btest(?:\.\w+|\.each\([^`]*?\))*\(\s*(['"`])((?:[A-Z]+-?\d+(?:\s*[,+&/]\s*|\s+))*[A-Z]+-?\d+)\s*(?:\([^)]*\))?:/gu;
const ID = /[A-Z]+-?\d+/gu;

/** The files, relative to `test/`, whose tests carry each id. */
export function testsById(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const file of testFiles())
    for (const [, , prefix = ''] of readFileSync(join(TESTS, file), 'utf8').matchAll(NAMED))
      for (const [id] of prefix.matchAll(ID)) found.set(id, [...(found.get(id) ?? []), file]);
  return found;
}

function testFiles(): string[] {
  return readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:test|spec)\.tsx?$/u.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}
