// Watches a browser for what must never happen there: code that runs, reports of a policy, requests to strangers, elements out of text.
import type { BrowserContext, Page } from '@playwright/test';

export interface Lookout {
  /** Everything seen so far that must not be. Empty is good. */
  seen(): string[];
  /** Numbers of the payloads that ran. */
  ran(): Set<number>;
  /** Every request to this machine and to others, in order. */
  readonly requests: readonly string[];
}

/** Begins to watch every page of this context. Only `ours` (origins) may be asked for anything; strangers get no answer. */
export async function lookOut(context: BrowserContext, ours: readonly string[]): Promise<Lookout> {
  const seen: string[] = [];
  const ran = new Set<number>();
  const requests: string[] = [];
  await context.exposeBinding('hit', (_, payload: unknown) => void ran.add(Number(payload)));
  await context.exposeBinding('reportViolation', (_, what: string) => void seen.push(what));
  await context.addInitScript(() => {
    const page = window as unknown as { reportViolation(what: string): void };
    document.addEventListener('securitypolicyviolation', (event) =>
      page.reportViolation(
        `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}`,
      ),
    );
  });
  const isOurs = (url: string) =>
    ours.some((origin) => new URL(url).origin === origin) || /^(?:data|blob|about):/.test(url);
  await context.route(
    (url) => !isOurs(url.href),
    (route) => {
      seen.push(`request: ${route.request().url()}`);
      return route.abort();
    },
  );
  context.on('request', (request) => requests.push(request.url()));
  context.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
      seen.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => seen.push(`error: ${error.error().message}`));
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      if (!isOurs(socket.url().replace(/^ws/, 'http'))) seen.push(`socket: ${socket.url()}`);
    });
  });
  return { seen: () => [...seen, ...[...ran].map((payload) => `ran: ${payload}`)], ran: () => ran, requests };
}

/** Elements our views are made of; anything else came out of text. */
const OURS = new Set(
  (
    'html head meta title link script body noscript div span p h1 h2 h3 h4 a b i q s ul ol li dl dt dd main nav section header footer ' +
    'article aside mark button form label input textarea select option fieldset legend time details summary svg path circle rect line ' +
    'polyline polygon g small progress del ins strong em code pre blockquote br hr bdi kbd dialog output template table thead tbody tr th td style ' +
    'baton-widget'
  ).split(' '),
);

/** What stands in this page, shadow roots included, that our views do not make. Empty is good. */
export async function foreignIn(page: Page, within = 'html'): Promise<string[]> {
  return page.evaluate(
    ({ tags, within: selector }) => {
      const known = new Set(tags);
      const found: string[] = [];
      const visit = (element: Element): void => {
        const tag = element.localName;
        if (!known.has(tag)) found.push(`<${tag}>`);
        for (const { name, value } of element.attributes) {
          if (/^on/i.test(name)) found.push(`${tag}[${name}]`);
          if (/^(?:href|src|srcset|action|formaction|data|xlink:href|poster|ping|srcdoc|background)$/i.test(name))
            judge(element, name, value);
        }
        if (element.shadowRoot) for (const child of element.shadowRoot.children) visit(child);
        for (const child of element.children) visit(child);
      };
      const judge = (element: Element, name: string, value: string): void => {
        const tag = element.localName;
        const { protocol, host } = new URL(value, location.href);
        if (tag === 'a' && name === 'href') {
          if (!/^(?:https?|mailto|tel):$/.test(protocol)) found.push(`a[href=${value}]`);
          const strange = host !== '' && host !== location.host;
          if (strange && element.getAttribute('rel') !== 'noopener noreferrer nofollow ugc')
            found.push(`a[href=${value}] without rel`);
        } else if (host !== location.host && !/^(?:http:\/\/127\.0\.0\.1|data:,$)/.test(value))
          found.push(`${tag}[${name}=${value}]`);
      };
      for (const root of document.querySelectorAll(selector)) visit(root);
      return found;
    },
    { tags: [...OURS], within },
  );
}
