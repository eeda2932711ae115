// `baton site key`: the keys with which a site signs who its customers are.
import { readFileSync } from 'node:fs';
import { defineCommand } from 'citty';
import { NO_IDENTITY, requiring, withoutKey, withPublicKey, withSecret } from '../site-keys.ts';
import type { Site, SiteIdentity } from '../store/store.ts';
import { fail, withData } from './environment.ts';

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
      const before = site.identity ?? NO_IDENTITY;
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
  if (args['public-key'] !== undefined) return publicKey(before, args['public-key']);
  return args.rotate || before.keys.length === 0 ? secret(before) : { identity: before, said: [] };
}

function required(before: SiteIdentity, value: string): Changed | string {
  if (value !== 'on' && value !== 'off') return '--require is on or off.';
  const identity = requiring(before, value === 'on');
  if ('refused' in identity) return identity.what;
  const said =
    value === 'on' ? 'Only customers whom the site has named may write.' : 'Customers may write without a token.';
  return { identity, said: [said] };
}

function removed(before: SiteIdentity, kid: string): Changed | string {
  const identity = withoutKey(before, kid);
  if (!('refused' in identity)) return { identity, said: [`${kid} holds no more.`] };
  return identity.refused === 'conflict' ? `${identity.what} (--require off)` : identity.what;
}

function secret(before: SiteIdentity): Changed {
  const { identity, made } = withSecret(before);
  const said = [
    'Keep this secret on the site’s server, never in a page. It is shown once:',
    `  kid     ${made.kid}`,
    `  secret  ${made.key}  (base64url of 32 bytes; sign with HS256)`,
  ];
  return { identity, said };
}

function publicKey(before: SiteIdentity, file: string): Changed | string {
  const pem = contentOf(file);
  if (pem === null) return `Cannot read ${file}.`;
  const done = withPublicKey(before, pem);
  return 'refused' in done ? `${file}: ${done.what}` : { identity: done.identity, said: ['Added. Sign with EdDSA.'] };
}

function contentOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function listed(site: Site, { keys, required: must }: SiteIdentity): string[] {
  const rows = keys.map(({ kid, alg }, at) => `${kid}\t${alg}\t${at === 0 ? 'newest' : 'still holds'}`);
  return [`${site.id}: identity ${must ? 'required' : 'optional'}`, ...rows];
}
