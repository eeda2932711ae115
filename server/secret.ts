// The relay's secret: from the environment, or made once and kept in the data folder, readable by its owner alone.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nameFile, writeSynced } from './store/synced-files.ts';

/** The secret kept in this folder, made now if there is none. Throws when what is kept is no secret. */
export function keptSecret(dataDir: string): string {
  const path = join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(path)) makeSecret(path);
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length >= SHORTEST) return secret;
  throw new Error(
    `${path} holds no secret: it is too short. Put it back from your backup, or remove it: a new one is made then, and everybody signs in anew.`,
  );
}

/** As long as BATON_SECRET has to be. */
const SHORTEST = 32;

/** On the disk before it has its name: neither a power cut nor two starts at once leave half a secret, or two. */
function makeSecret(path: string): void {
  const draft = `${path}-${randomBytes(6).toString('hex')}`;
  writeSynced(draft, `${randomBytes(32).toString('base64url')}\n`);
  if (!nameFile(draft, path)) rmSync(draft);
}

/** A key for one purpose, so that no two uses of the secret can be played against each other. */
export function keyFor(secret: string, purpose: string): Buffer {
  return createHmac('sha256', secret).update(`baton ${purpose}`).digest();
}

export function sealOf(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** Compares without telling by the time it takes how much was right. */
export function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
