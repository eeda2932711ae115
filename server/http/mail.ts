// The pages that links of e-mails lead to: back into the conversation, and no more e-mails. Opening one changes nothing; its button does.
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import type { ComingBack, Way } from '../mail/coming-back.ts';
import type { Links } from '../mail/links.ts';
import { type MailWords, mailWords } from '../mail/words.ts';
import { createBuckets } from '../sockets/bucket.ts';
import type { Store } from '../store/store.ts';
import { CACHE } from './static.ts';

type Env = { Bindings: HttpBindings };

export interface MailRoutesParts {
  readonly comingBack: Pick<ComingBack, 'way' | 'pass'>;
  readonly links: Pick<Links, 'readStop'>;
  readonly store: Pick<Store, 'mails'>;
  /** The relay's origins, also as WebSockets. */
  readonly sockets: string;
  addressOf(c: Context<Env>): string;
  now(): number;
}

/** F10: what one address may press. Nobody needs more; what is guessed is 256 bits. */
const PRESSES = { perSecond: 1 / 6, burst: 10 };
const MAX_BODY = 1_024;
/** What the widget reads of the address, and takes off it. */
const MARK = '#baton:';

export function mailRoutes(app: Hono<Env>, parts: MailRoutesParts): void {
  const presses = createBuckets(PRESSES, parts.now);
  const small = bodyLimit({ maxSize: MAX_BODY });
  const spoken = (c: Context<Env>) => mailWords(c.req.header('accept-language') ?? 'en');

  app.get('/mail/style.css', (c) =>
    c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': CACHE.minutes }),
  );

  app.get('/back/:token', async (c) => {
    const way = await parts.comingBack.way(c.req.param('token'));
    return way.kind === 'open' ? shown(c, await openPage(way), 200, way.page) : closed(c, way);
  });
  app.post('/back/:token', small, async (c) => {
    if (presses.take(parts.addressOf(c)) > 0) return shown(c, await sentence(spoken(c), spoken(c).busy), 429);
    const way = await parts.comingBack.way(c.req.param('token'));
    if (way.kind !== 'open') return closed(c, way);
    const isHere = way.page === null || (await c.req.parseBody()).where === 'here';
    const to = isHere
      ? `/back/on/${encodeURIComponent(way.site.id)}?locale=${encodeURIComponent(way.locale)}`
      : way.page;
    for (const [name, value] of Object.entries(ALWAYS)) c.header(name, value);
    return c.redirect(to + MARK + parts.comingBack.pass(way.mail), 303);
  });

  // A page of the relay that carries a site's widget: for conversations that began on a page nobody knows.
  app.get('/back/on/:site', async (c) => {
    const locale = c.req.query('locale') ?? 'en';
    const page = await document(
      mailWords(locale),
      '',
      html`<script async src="/baton.js" data-site="${c.req.param('site')}" data-locale="${locale}"></script>`,
    );
    const policy = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ${parts.sockets}; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
    return c.html(page, 200, { ...ALWAYS, 'content-security-policy': policy });
  });

  app.get('/mail/stop/:token', async (c) => {
    const words = spoken(c);
    if (parts.links.readStop(c.req.param('token')) === null) return shown(c, await sentence(words, words.over), 410);
    const ask = html`<h1>${words.stopAsk}</h1><form method="post"><button>${words.stopYes}</button></form>`;
    return shown(c, await document(words, words.stopTitle, ask), 200);
  });
  // Also what mail programs do by themselves for List-Unsubscribe-Post: from nowhere, without a cookie, thousands from one address.
  app.post('/mail/stop/:token', small, async (c) => {
    const words = spoken(c);
    const to = parts.links.readStop(c.req.param('token'));
    if (to === null) return shown(c, await sentence(words, words.over), 410);
    await parts.store.mails.stop(to, parts.now());
    return shown(c, await sentence(words, words.stopped), 200);
  });

  async function closed(c: Context<Env>, way: Exclude<Way, { kind: 'open' }>): Promise<Response> {
    const words = way.kind === 'used' ? mailWords(way.locale) : spoken(c);
    return shown(c, await sentence(words, way.kind === 'used' ? words.used : words.over), 410);
  }
}

const ALWAYS = {
  'cache-control': 'no-store',
  // The widget takes a link from the relay's own page alone, and knows it by its origin.
  'referrer-policy': 'origin',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
} as const;

/** `to`: the form may lead to this page. Browsers hold a redirect after a form against the policy too. */
function shown(c: Context<Env>, page: string, status: 200 | 410 | 429, to: string | null = null): Response {
  const target = to === null ? '' : ` ${new URL(to).origin}`;
  const policy = `default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'${target}`;
  return c.html(page, status, { ...ALWAYS, 'content-security-policy': policy }) as Response;
}

function openPage({ site, page, locale, address }: Extract<Way, { kind: 'open' }>): Promise<string> {
  const words = mailWords(locale);
  const onPage =
    page === null ? '' : html`<button name="where" value="page">${words.onPage(new URL(page).host)}</button>`;
  const here = html`<button name="where" value="here" class="${page === null ? '' : 'second'}">${words.here}</button>`;
  return document(
    words,
    words.title,
    html`<h1>${words.title}</h1><p>${words.ready(site.name)}</p><p class="whose"><bdi>${address}</bdi></p><form method="post">${onPage}${here}</form>`,
  );
}

function sentence(words: MailWords, text: string): Promise<string> {
  return document(words, words.title, html`<p>${text}</p>`);
}

async function document(words: MailWords, title: string, body: ReturnType<typeof html>): Promise<string> {
  const page = await html`<!doctype html>
<html lang="${words.language}" dir="${words.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/mail/style.css">
</head>
<body>
<main>${body}</main>
</body>
</html>
`;
  return String(page);
}

const STYLE = `:root{color-scheme:light dark;font:17px/1.55 system-ui,sans-serif}
body{margin:0;min-height:100vh;display:grid;place-items:center}
main{max-width:26rem;padding:2rem 1.5rem;text-align:center}
h1{font-size:1.4rem;line-height:1.25;margin:0 0 .75rem;text-wrap:balance}
p{margin:0 0 .5rem}
p.whose{opacity:.75}
form{margin-top:1.75rem}
form{display:flex;flex-direction:column;gap:.75rem;align-items:stretch}
button{font:inherit;font-weight:600;padding:.8rem 1.25rem;border:1px solid #3b5bdb;border-radius:.6rem;background:#3b5bdb;color:#fff;cursor:pointer;overflow-wrap:anywhere}
button.second{background:none;color:inherit;border-color:color-mix(in srgb,currentColor 35%,transparent);font-weight:500}
button:focus-visible{outline:3px solid #3b5bdb;outline-offset:3px}
`;
