// The keys with which a site signs who its customers are: made, taken away, and required, by the command line and the console alike.
import { createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { type Refusal, refusal } from '#domain/ownership';
import type { IdentityKey, SiteIdentity } from './store/store.ts';

/** While a site changes to a new key the last one still holds. */
const LIVE_KEYS = 2;

export const NO_IDENTITY: SiteIdentity = { required: false, keys: [] };

export interface WithKey {
  readonly identity: SiteIdentity;
  readonly made: IdentityKey;
}

/** A new secret, 32 bytes; the newest key before it goes on working beside it. */
export function withSecret(before: SiteIdentity): WithKey {
  return added(before, { kid: newKid(), alg: 'HS256', key: randomBytes(32).toString('base64url') });
}

/** A public key of the site's own, Ed25519 as PEM: the secret stays with the site. */
export function withPublicKey(before: SiteIdentity, pem: string | Buffer): WithKey | Refusal {
  const read = publicKeyOf(pem);
  if (read === null)
    return refusal('malformed', 'This is not a public key. It should be PEM: openssl pkey -in key.pem -pubout');
  if (read.asymmetricKeyType !== 'ed25519')
    return refusal('malformed', 'This is not an Ed25519 key. Make one: openssl genpkey -algorithm ed25519');
  const key = read.export({ type: 'spki', format: 'pem' }).toString();
  return added(before, { kid: newKid(), alg: 'EdDSA', key });
}

export function withoutKey(before: SiteIdentity, kid: string): SiteIdentity | Refusal {
  const keys = before.keys.filter((one) => one.kid !== kid);
  if (keys.length === before.keys.length) return refusal('not_found', `There is no key ${kid}.`);
  if (keys.length === 0 && before.required)
    return refusal('conflict', 'This is the last key of a site that requires one. Stop requiring it first.');
  return { ...before, keys };
}

/** Whether nobody may write without a signed token. */
export function requiring(before: SiteIdentity, required: boolean): SiteIdentity | Refusal {
  if (required && before.keys.length === 0)
    return refusal('conflict', 'There is no key yet, and nobody could write. Make one first.');
  return { ...before, required };
}

const newKid = () => randomBytes(6).toString('hex');

function added(before: SiteIdentity, made: IdentityKey): WithKey {
  return { identity: { ...before, keys: [made, ...before.keys].slice(0, LIVE_KEYS) }, made };
}

function publicKeyOf(pem: string | Buffer): KeyObject | null {
  // A private key would be read as well, and its public half taken: whoever pastes one should hear that it is the wrong one.
  if (pem.includes('PRIVATE KEY')) return null;
  try {
    return createPublicKey(pem);
  } catch {
    return null;
  }
}
