// The way back from an e-mail: which page its link leads to, and which browser becomes the customer's by it. Once, and for one thread's customer.
import { type Refusal, refusal } from '#domain/ownership';
import type { Answered } from '#domain/wire';
import type { LiveSite } from '../sites.ts';
import type { Mail } from '../store/mails.ts';
import type { Store } from '../store/store.ts';
import type { Known, Threads } from '../threads.ts';
import type { Links } from './links.ts';

export interface ComingBackParts {
  readonly store: Pick<Store, 'mails' | 'visitor' | 'saveVisitor'>;
  readonly threads: Pick<Threads, 'known'>;
  readonly links: Links;
  site(id: string): Promise<LiveSite | null>;
  /** Origins that may embed every site. */
  readonly allowedOrigins: readonly string[];
}

export type Way =
  | {
      readonly kind: 'open';
      readonly mail: string;
      readonly locale: string;
      readonly site: LiveSite['site'];
      /** Whose it is, so that they see when it is not theirs: the address it was left with, all but unreadable. */
      readonly address: string;
      /** The page of the site where the conversation began; null: none that is surely the site's. */
      readonly page: string | null;
    }
  /** A browser followed it already. */
  | { readonly kind: 'used'; readonly locale: string }
  /** Its time is over, or the conversation was erased, or it never was a link of this relay. */
  | { readonly kind: 'over' };

/** Who asks, as the relay knows them. */
export interface Asking {
  /** The anonymous visitor of this browser. */
  readonly device: string;
  /** The visitor whom the site has named on this line; null: it named nobody. */
  readonly named: string | null;
  readonly site: string;
}

export interface ComingBack {
  /** Where a link leads. Looking changes nothing: mail programs look at every link. */
  way(token: string): Promise<Way>;
  /** What the page takes along, for five minutes. */
  pass(mail: string): string;
  /** From now on this browser is the customer's of the thread. Only the first one's that asks; it may ask again. */
  take(pass: string, asking: Asking): Promise<Answered<{ readonly thread: string }>>;
}

const OVER = refusal('not_found', 'This link does not work any more. Write here, and we go on from there.');
const USED = refusal('conflict', 'This link was used already, in another browser.');
const SIGN_IN = refusal('unauthorised', 'Sign in on this page to go on: the conversation is yours by name.');

export function createComingBack(parts: ComingBackParts): ComingBack {
  const { store, threads, links } = parts;

  return {
    async way(token) {
      const id = links.readBack(token);
      const mail = id === null ? null : await store.mails.mail(id);
      const known = mail && (await threads.known(mail.thread));
      const live = known && (await parts.site(known.site));
      if (!mail || !live) return { kind: 'over' };
      const { locale, contact } = known.thread;
      if (!isTo(mail, contact)) return { kind: 'over' };
      if (mail.takenBy !== null) return { kind: 'used', locale };
      const origins = [...live.site.origins, ...parts.allowedOrigins];
      return {
        kind: 'open',
        mail: mail.id,
        locale,
        site: live.site,
        address: hidden(contact ?? ''),
        page: pageOf(known, origins),
      };
    },
    pass: links.pass,
    async take(pass, asking) {
      const id = links.readPass(pass);
      const mail = id === null ? null : await store.mails.mail(id);
      const known = mail && (await threads.known(mail.thread));
      if (!mail || !known || known.site !== asking.site || !isTo(mail, known.thread.contact)) return no(OVER);
      if (!(await isTheirs(known.visitor, asking))) return no(SIGN_IN);
      if ((await store.mails.take(mail.id, asking.device)) !== asking.device) return no(USED);
      await become(asking, known.visitor);
      return { ok: true, thread: mail.thread };
    },
  };

  /** Of an address that was put right since, the wrong one’s link opens nothing any more. */
  function isTo({ to }: Mail, contact: string | null): boolean {
    return contact !== null && to === links.digest(contact);
  }

  /** PAIN-14: an e-mail makes nobody a customer whom the site knows by name; only the site does. */
  async function isTheirs(visitor: string, { named }: Asking): Promise<boolean> {
    if (named !== null) return named === visitor;
    return (await store.visitor(visitor))?.generation !== NAMED;
  }

  /** The browser keeps its own token, beside the one of the browser where it began: neither locks the other out. */
  async function become({ device, named }: Asking, visitor: string): Promise<void> {
    const own = await store.visitor(device);
    if (own && named === null && device !== visitor) await store.saveVisitor({ ...own, sameAs: visitor });
  }
}

/** The generation of visitors who have no token: the site says who they are. */
const NAMED = 0;

/** `mia@example.org` as `m…@example.org`. */
function hidden(email: string): string {
  return email.replace(/^(.).*(?=@)/u, '$1…');
}

/** Without what stood behind the path. A site that may be embedded anywhere has no page that is surely its own. */
function pageOf({ thread }: Known, origins: readonly string[]): string | null {
  const url = thread.page?.url ?? '';
  if (!URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  return origins.includes(origin) ? origin + pathname : null;
}

function no(why: Refusal): { readonly ok: false } & Refusal {
  return { ok: false, ...why };
}
