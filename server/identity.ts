// Who a customer is, as their site signed it: a JSON Web Token (RFC 7519) with the site's own key.
import { createHmac } from 'node:crypto';
import { decodeProtectedHeader, errors, importSPKI, type JWTPayload, jwtVerify } from 'jose';
import { type Refusal, refusal } from '#domain/ownership';
import type { Traits } from '#domain/signals/reading';
import type { IdentityKey, Site } from './store/store.ts';

export interface Identity {
  /** `sub` of the token: the site's own id of the customer. */
  readonly subject: string;
  /** Its other plain claims, and `id`: the subject. */
  readonly traits: Traits;
}

/** How far clocks may differ, in seconds. */
const SKEW = 60;
/** A token that lasts longer is as good as a password, and is refused: 24 h, in seconds. */
const LONGEST = 86_400;
const MOST_TRAITS = 40;
const RESERVED = new Set([
  'iss',
  'sub',
  'aud',
  'exp',
  'nbf',
  'iat',
  'jti',
  'id',
  '__proto__',
  'constructor',
  'prototype',
]);

/** Checks the signature with one of the site's keys, and `sub aud iat exp`. `now` in milliseconds since 1970. */
export async function identityOf(site: Site, token: string, now: number): Promise<Identity | Refusal> {
  const keys = candidates(site.identity?.keys ?? [], token);
  for (const key of keys) {
    try {
      const { payload } = await jwtVerify(token, await materialOf(key), {
        algorithms: [key.alg],
        audience: site.id,
        clockTolerance: SKEW,
        currentDate: new Date(now),
        requiredClaims: ['sub', 'aud', 'iat', 'exp'],
      });
      return whyNot(payload, now) ?? { subject: payload.sub ?? '', traits: traitsOf(payload) };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return no('has expired; call identify again with a new one');
      if (error instanceof errors.JWTClaimValidationFailed) return no(`is not right: ${error.claim} (${error.reason})`);
    }
  }
  return no(`is not signed with a key of the site “${site.id}”; see: baton site key ${site.id}`);
}

/** Keys that may have signed it: of the algorithm it names, and of the id it names if it names one. The key decides the algorithm, never the token. */
function candidates(keys: readonly IdentityKey[], token: string): readonly IdentityKey[] {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    return keys.filter((key) => key.alg === alg && (kid === undefined || kid === key.kid));
  } catch {
    return [];
  }
}

async function materialOf({ alg, key }: IdentityKey) {
  return alg === 'HS256' ? new Uint8Array(Buffer.from(key, 'base64url')) : importSPKI(key, 'EdDSA');
}

function whyNot({ sub, iat, exp }: JWTPayload, now: number): Refusal | null {
  if (!sub || sub.length > 200) return no('needs a sub of 1 to 200 characters');
  if (iat === undefined || exp === undefined) return no('needs iat and exp');
  if (iat > now / 1_000 + SKEW) return no('was issued in the future; check the clock of the server that signs');
  if (exp - iat > LONGEST) return no('lasts longer than 24 hours; sign shorter ones and renew them');
  return null;
}

function traitsOf(payload: JWTPayload): Traits {
  const plain = Object.entries(payload).flatMap(([name, value]) => {
    const kept = typeof value === 'string' ? value.slice(0, 500) : value;
    const isPlain =
      typeof kept === 'string' || typeof kept === 'boolean' || (typeof kept === 'number' && Number.isFinite(kept));
    return isPlain && !RESERVED.has(name) && name.length <= 60 ? [[name, kept] as const] : [];
  });
  return { id: payload.sub ?? '', ...Object.fromEntries(plain.slice(0, MOST_TRAITS)) };
}

function no(what: string): Refusal {
  return refusal('unauthorised', `The identity token ${what}.`);
}

/** One visitor for each subject of a site, on whatever device. */
export function visitorOfSubject(key: Buffer, site: string, subject: string): string {
  return createHmac('sha256', key).update(`${site}\n${subject}`).digest('hex').slice(0, 32);
}
