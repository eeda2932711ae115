// `baton site key`: the keys with which a site signs who its customers are.
import { createPublicKey, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defineCommand } from 'citty';
import type { IdentityKey, Site, SiteIdentity } from '../store/store.ts';
import { fail, withData } from './environment.ts';

/** While a site changes to a new key the last one still holds. */
const LIVE_KEYS = 2;

export const key = defineCommand({
  meta: {
    name: 'key',
    description: 'Keys for signed identity: makes one where there is none, else lists them. Takes effect at once.',
  },
  args: {
    id: { type: 'positional', required: true, description: 'The site.' },
    rotate: { type: 'boolean', description: 'Make a new secret; the last one goes on working beside it.' },
    'public-key': {
      type: 'string',
      description: 'A file with an Ed25519 public key (PEM): the site keeps its own secret.',
    },
    remove: { type: 'string', description: 'The id of a key that shall hold no more.' },
    require: { type: 'string', description: 'on: nobody may write without a signed token. off: they may.' },
  },
  run: ({ args }) =>
    withData(async ({ store }) => {
      const site = await store.site(args.id);
      if (!site) return fail(`There is no site ${args.id}. See: baton site list`);
      const before = site.identity ?? { required: false, keys: [] };
      const changed = change(before, args);
      if (typeof changed === 'string') return fail(changed);
      if (changed.identity !== before) await store.saveSite({ ...site, identity: changed.identity });
      for (const line of [...changed.said, ...listed(site, changed.identity)]) console.log(line);
    }),
});

interface Args {
  readonly rotate?: boolean | undefined;
  readonly 'public-key'?: string | undefined;
  readonly remove?: string | undefined;
  readonly require?: string | undefined;
}

interface Changed {
  readonly identity: SiteIdentity;
  readonly said: readonly string[];
}

function change(before: SiteIdentity, args: Args): Changed | string {
  if (args.require !== undefined) return required(before, args.require);
  if (args.remove !== undefined) return removed(before, args.remove);
  if (args['public-key'] !== undefined) return withPublicKey(before, args['public-key']);
  return args.rotate || before.keys.length === 0 ? withSecret(before) : { identity: before, said: [] };
}

function required(before: SiteIdentity, value: string): Changed | string {
  if (value !== 'on' && value !== 'off') return '--require is on or off.';
  if (value === 'on' && before.keys.length === 0) return 'There is no key yet, and nobody could write: make one first.';
  const said =
    value === 'on' ? 'Only customers whom the site has named may write.' : 'Customers may write without a token.';
  return { identity: { ...before, required: value === 'on' }, said: [said] };
}

function removed(before: SiteIdentity, kid: string): Changed | string {
  const keys = before.keys.filter((one) => one.kid !== kid);
  if (keys.length === before.keys.length) return `There is no key ${kid}.`;
  if (keys.length === 0 && before.required)
    return 'This is the last key of a site that requires one: --require off first.';
  return { identity: { ...before, keys }, said: [`${kid} holds no more.`] };
}

function withSecret(before: SiteIdentity): Changed {
  const secret = randomBytes(32).toString('base64url');
  const made: IdentityKey = { kid: newKid(), alg: 'HS256', key: secret };
  const said = [
    'Keep this secret on the site’s server, never in a page. It is shown once:',
    `  kid     ${made.kid}`,
    `  secret  ${secret}  (base64url of 32 bytes; sign with HS256)`,
  ];
  return { identity: added(before, made), said };
}

function withPublicKey(before: SiteIdentity, file: string): Changed | string {
  try {
    const read = createPublicKey(readFileSync(file));
    if (read.asymmetricKeyType !== 'ed25519')
      return `${file} is not an Ed25519 key. Make one: openssl genpkey -algorithm ed25519`;
    const pem = read.export({ type: 'spki', format: 'pem' }).toString();
    return { identity: added(before, { kid: newKid(), alg: 'EdDSA', key: pem }), said: ['Added. Sign with EdDSA.'] };
  } catch {
    return `Cannot read a public key from ${file}. It should be PEM: openssl pkey -in key.pem -pubout`;
  }
}

const newKid = () => randomBytes(6).toString('hex');

function added(before: SiteIdentity, made: IdentityKey): SiteIdentity {
  return { ...before, keys: [made, ...before.keys].slice(0, LIVE_KEYS) };
}

function listed(site: Site, { keys, required: must }: SiteIdentity): string[] {
  const rows = keys.map(({ kid, alg }, at) => `${kid}\t${alg}\t${at === 0 ? 'newest' : 'still holds'}`);
  return [`${site.id}: identity ${must ? 'required' : 'optional'}`, ...rows];
}
