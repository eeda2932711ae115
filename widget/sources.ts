// What the relay serves a widget: the compiled playbook and the articles. Fetched when the panel opens, never before.
import type { Playbook } from '#domain/playbook';
import type { Article } from './assistant/knowledge.ts';

/** Both, from the relay. Rejects with what to do when the relay does not know the site or cannot be reached. */
export async function fetchSources(
  relay: string,
  site: string,
): Promise<{ playbook: Playbook; articles: readonly Article[] }> {
  const [playbook, knowledge] = await Promise.all([
    json<Playbook>(`${relay}/playbook.json?site=${encodeURIComponent(site)}`),
    json<{ articles: readonly Article[] }>(`${relay}/knowledge.json?site=${encodeURIComponent(site)}`),
  ]);
  return { playbook, articles: knowledge.articles };
}

async function json<T>(url: string): Promise<T> {
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok)
    throw new Error(`${url} answered ${response.status}. Is data-site right, and this site known to the relay?`);
  return (await response.json()) as T;
}
