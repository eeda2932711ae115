// What browsers hold a script against (Subresource Integrity).
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** The value of `integrity` for this file; null: it is not there. */
export async function integrityOf(file: string): Promise<string | null> {
  const bytes = await readFile(file).catch(() => null);
  return bytes && `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}
