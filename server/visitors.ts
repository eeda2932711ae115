// Visitors: customers without an account, each known by a token that is new at every connection.
import { randomBytes } from 'node:crypto';
import { visitorOfSubject } from './identity.ts';
import { keyFor, sameText, sealOf } from './secret.ts';
import type { Store, Visitor } from './store/store.ts';

interface Admitted {
  readonly visitor: string;
  /** The visitor this one is, by the link of an e-mail; null: themself alone. */
  readonly sameAs: string | null;
  /** The next token: it replaces the one shown. */
  readonly token: string;
}

export interface Visitors {
  /** The visitor of a customer whom the site has named, on whatever device. */
  named(site: string, subject: string): Promise<string>;
  /** Who holds this token, or somebody new: a customer with a lost or worn-out token starts afresh rather than not at all. */
  admit(site: string, token: string | null): Promise<Admitted>;
}

/** A visitor who was away longer than this is somebody new: 30 days. */
const FORGOTTEN = 30 * 86_400_000;

/**
 * Tokens are `visitor.generation.seal`, 256 bits of HMAC under the relay's secret; the store keeps the generation alone, so that a stolen
 * database opens no thread. One generation of grace: until the next token has been used, the last one still gives it again. That is what
 * lets a lost `welcome`, or two tabs with the same token, keep their thread.
 */
export function createVisitors(store: Store, secret: string, now: () => number): Visitors {
  const key = keyFor(secret, 'visitor');
  const subjects = keyFor(secret, 'subject');
  const tokenOf = (id: string, site: string, generation: number) =>
    `${id}.${generation}.${sealOf(key, `${site}\n${id}\n${generation}`)}`;

  return {
    async named(site, subject) {
      const id = visitorOfSubject(subjects, site, subject);
      const at = now();
      const known = await store.visitor(id);
      await store.saveVisitor({ id, site, generation: 0, createdAt: known?.createdAt ?? at, lastSeenAt: at });
      return id;
    },
    async admit(site, token) {
      const known = token === null ? null : await holder(site, token);
      const at = now();
      const visitor = known ?? { id: randomBytes(16).toString('hex'), site, generation: 0, createdAt: at };
      // A token newer than what is stored: the store was restored from a backup. Nobody else can have made it.
      const latest = Math.max(visitor.generation, known?.shown ?? 0);
      const generation = known && known.shown < known.generation ? known.generation : latest + 1;
      const { id, createdAt } = visitor;
      const sameAs = known?.sameAs ?? null;
      await store.saveVisitor({ id, site, generation, createdAt, lastSeenAt: at, ...(sameAs !== null && { sameAs }) });
      return { visitor: id, sameAs, token: tokenOf(id, site, generation) };
    },
  };

  async function holder(site: string, token: string): Promise<(Visitor & { readonly shown: number }) | null> {
    const [id = '', count = ''] = token.split('.');
    const shown = Number(count);
    if (!Number.isSafeInteger(shown) || !sameText(token, tokenOf(id, site, shown))) return null;
    const visitor = await store.visitor(id);
    if (!visitor || visitor.site !== site || now() - visitor.lastSeenAt > FORGOTTEN) return null;
    return shown >= visitor.generation - 1 ? { ...visitor, shown } : null;
  }
}
