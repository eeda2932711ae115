// The links in e-mails: what they open, for how long, and that this relay made them. What cannot be known without the secret is worth nothing.
import { keyFor, sameText, sealOf } from '../secret.ts';

export interface Links {
  /** Of a mail made at `madeAt`: opens its thread, once, for 14 days. */
  back(mail: string, madeAt: number): string;
  /** What the page of that link gives the browser on its way, for five minutes: it stands in an address for a moment. */
  pass(mail: string): string;
  /** Stops every mail to the address with this digest. Holds for ever. */
  stop(to: string): string;
  /** The mail that a token of this kind opens; null: it is not ours, or its time is over. */
  readBack(token: string): string | null;
  readPass(token: string): string | null;
  /** The digest of the address. */
  readStop(token: string): string | null;
  /** An address, as it is kept beside a mail: nobody gets it back from there. */
  digest(email: string): string;
  /** A name for a thread that may stand in a mail's headers. */
  nameOf(thread: string): string;
}

/** Milliseconds. */
export const BACK_LIFE = 14 * 86_400_000;
const PASS_LIFE = 300_000;
const FOREVER = 8_640_000_000_000_000;

export function createLinks(secret: string, now: () => number): Links {
  const backs = keyFor(secret, 'mail link');
  const passes = keyFor(secret, 'mail pass');
  const stops = keyFor(secret, 'mail stop');
  const digests = keyFor(secret, 'mail address');
  const names = keyFor(secret, 'mail thread');

  return {
    back: (mail, madeAt) => sealed(backs, mail, madeAt + BACK_LIFE),
    pass: (mail) => sealed(passes, mail, now() + PASS_LIFE),
    stop: (to) => sealed(stops, to, FOREVER),
    readBack: (token) => opened(backs, token),
    readPass: (token) => opened(passes, token),
    readStop: (token) => opened(stops, token),
    digest: (email) => sealOf(digests, email.trim().toLowerCase()),
    nameOf: (thread) => sealOf(names, thread).slice(0, 22),
  };

  function sealed(key: Buffer, what: string, until: number): string {
    const stamp = until.toString(36);
    return `${what}.${stamp}.${sealOf(key, `${what}\n${stamp}`)}`;
  }

  function opened(key: Buffer, token: string): string | null {
    const [what = '', stamp = '', seal = ''] = token.split('.');
    if (!sameText(seal, sealOf(key, `${what}\n${stamp}`))) return null;
    return Number.parseInt(stamp, 36) >= now() ? what : null;
  }
}
