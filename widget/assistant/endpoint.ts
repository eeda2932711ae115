// An assistant behind an HTTP endpoint of the site's: one POST a turn, JSON in and out.
import { toJson } from '#domain/json';
import type { Answer, Assistant } from './assistant.ts';

/**
 * Posts `{ text, thread }` to `url` and reads `{ text, documents?, confidence? }`.
 * Rejects when the endpoint cannot be reached, answers with a status of 400 or more, or with something that is not JSON.
 */
export function createEndpointAssistant(url: string, fetching: typeof fetch = fetch): Assistant {
  return async ({ text, thread, signal }): Promise<Answer> => {
    const response = await fetching(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: toJson({ text, thread }),
      signal,
    });
    if (!response.ok) throw new Error(`The assistant's endpoint answered ${response.status}.`);
    return (await response.json()) as Answer;
  };
}
