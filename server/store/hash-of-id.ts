// An id that may be kept after what it named is gone: nobody gets the id back from it.
import { createHash } from 'node:crypto';

/** SHA-256, hex. Ids are 128 random bits, so that no salt is needed against guessing. */
export function hashOfId(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
