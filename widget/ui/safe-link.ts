// Which addresses out of messages, documents and pages may be followed, and where a link really leads when its text says otherwise.

const SCHEMES = /^(?:https?|mailto|tel):$/;
/** What a reader takes for the name of a host. */
const HOST = /[\p{L}\p{N}_-]+(?:[.。｡][\p{L}\p{N}_-]+)*[.。｡]\p{L}{2,}/gu;
/** The host and port in an address as it is written. */
const WRITTEN = /^(?:https?:)?\/\/([^/?#\\\s]*)/;

/** The absolute address when it leads to the web, a mailbox or a phone (`base` completes a relative one); null for anything else. */
export function safeHref(href: string, base?: string): string | null {
  try {
    const url = new URL(href, base);
    return href.trim() && SCHEMES.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * What to show beside a link's text: the host (or mailbox) it leads to, where the text names another one, or letters stand in it that
 * are not what they look like. Null: the text does not mislead. `href` is one of `safeHref`.
 */
export function leadsTo(text: string, href: string): string | null {
  const { protocol, host, pathname } = new URL(href);
  const seen = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase();
  if (!host) return protocol === 'mailto:' && seen.includes('@') && seen !== pathname.toLowerCase() ? pathname : null;
  const written = WRITTEN.exec(seen)?.[1];
  const named = written === undefined ? (seen.match(HOST) ?? []) : [written];
  const misleads = named.some((one) => bare(one) !== bare(host)) || (/(?:^|\.)xn--/.test(host) && named.length === 0);
  return misleads ? host : null;
}

function bare(host: string): string {
  return host.replace(/^www\./, '');
}
