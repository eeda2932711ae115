// The page that the customer is on, as a thread keeps it.
import type { Page } from '#domain/event';

/** Without its query: what stands there is often nobody else's business. */
export function pageHere(): Page {
  return { url: location.origin + location.pathname, title: document.title.slice(0, 300) };
}
