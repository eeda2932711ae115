// Which addresses from customers, documents and sites may become links.

/** The absolute address when it is http(s) or mailto (`base` completes a relative one); null for anything else, `javascript:` above all. */
export function safeUrl(address: string, base?: string): string | null {
  if (!URL.canParse(address, base)) return null;
  const { protocol, href } = new URL(address, base);
  return protocol === 'https:' || protocol === 'http:' || protocol === 'mailto:' ? href : null;
}
