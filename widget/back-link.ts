// Coming back by the link of an e-mail: what the relay put into the address, taken off it again before anybody else reads it.

const MARK = '#baton:';

/**
 * What opens the conversation of that e-mail; null: this page was not opened by one. Only what the relay's own page led here with counts:
 * otherwise anybody could send somebody a link that opens a conversation of theirs, and read what is written into it.
 */
export function takeBackPass(relay: string): string | null {
  if (!location.hash.startsWith(MARK)) return null;
  const pass = location.hash.slice(MARK.length);
  history.replaceState(history.state, '', location.pathname + location.search);
  return document.referrer.startsWith(`${relay}/`) ? pass : null;
}
