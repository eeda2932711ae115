// Somebody else's site: a server on a port, and so an origin, of its own that serves the pages a test gives it.
import { createServer } from 'node:http';

export interface Host {
  readonly url: string;
  /** Serves this page at `path` from now on, under this policy where one is given. */
  page(path: string, html: string, policy?: string): string;
  close(): Promise<void>;
}

interface Served {
  readonly html: string;
  readonly policy: string | undefined;
}

export async function startHost(): Promise<Host> {
  const pages = new Map<string, Served>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const found = pages.get(pathname);
    response.writeHead(found ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      ...(found?.policy ? { 'content-security-policy': found.policy } : {}),
    });
    response.end(found?.html ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return {
    url,
    page(path, html, policy) {
      pages.set(path, { html, policy });
      return url + path;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The strictest policy a page may have that carries the widget: what docs and README promise to work with. Its nonce is `r4nd0m`. */
export function strictPolicy(relay: string): string {
  return `default-src 'none'; script-src 'nonce-r4nd0m' 'strict-dynamic'; style-src 'none'; img-src data:; connect-src ${relay} ${relay.replace(/^http/, 'ws')}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
}

export interface HostPage {
  readonly relay: string;
  readonly site?: string;
  /** Of the script tag, besides src and data-site. */
  readonly attributes?: string;
  readonly head?: string;
  readonly body?: string;
  readonly lang?: string;
}

/** A page that carries the widget's script tag in its head. */
export function hostPage({
  relay,
  site = 'demo',
  attributes = '',
  head = '',
  body = '',
  lang = 'en',
}: HostPage): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A shop</title><link rel="icon" href="data:,">${head}
<script async src="${relay}/baton.js" data-site="${site}" ${attributes}></script></head>
<body>${body || '<h1>A shop</h1><p>Some text, and <a href="#more">a link</a>.</p><button id="buy">Buy</button>'}</body></html>`;
}
