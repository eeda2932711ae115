// Which pages may open a line to the relay. Browsers always say where a page comes from; nothing else is to be believed here.

/** A customer's page: one of the site's origins. Absent is let through: that is no browser, and a token is still needed to read anything. */
export function mayEmbed(origin: string | undefined, allowed: readonly string[]): boolean {
  return origin === undefined || allowed.includes('*') || allowed.includes(origin);
}

/** The console: exactly the relay's own, and never absent, because its session comes in a cookie. */
export function isConsole(origin: string | undefined, own: readonly string[]): boolean {
  return origin !== undefined && own.includes(origin);
}

/** The relay's own origins: the public one, and on this machine both names of it. */
export function ownOrigins(publicUrl: string): readonly string[] {
  const { protocol, hostname, port, origin } = new URL(publicUrl);
  if (hostname !== 'localhost' && hostname !== '127.0.0.1') return [origin];
  const at = port === '' ? '' : `:${port}`;
  return [...new Set([origin, `${protocol}//localhost${at}`, `${protocol}//127.0.0.1${at}`])];
}
