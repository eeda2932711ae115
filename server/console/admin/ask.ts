// One request to the relay's own interface: the answer as a schema reads it, or why there is none, in words for the person who tried.
import * as v from 'valibot';

export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  /** `refused`: the kind of refusal, where the relay said one. `body`: all it said. */
  | { readonly ok: false; readonly what: string; readonly refused: string | null; readonly body: unknown };

export type Ask = <T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  schema: v.GenericSchema<unknown, T>,
  body?: object,
) => Promise<Asked<T>>;

const NO_ANSWER = 'The relay does not answer. Check the connection and try again.';
const refusalSchema = v.object({ refused: v.optional(v.string()), what: v.string() });

/** `get` is `fetch`, bound to the relay's own origin. */
export function createAsk(get: typeof fetch): Ask {
  return async (method, path, schema, body) => {
    const headers = { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) };
    const answer = await get(path, { method, headers, ...(body && { body: JSON.stringify(body) }) }).catch(() => null);
    if (answer === null) return { ok: false, what: NO_ANSWER, refused: null, body: null };
    const said: unknown = await answer.json().catch(() => null);
    if (!answer.ok) {
      const read = v.safeParse(refusalSchema, said);
      const what = read.success ? read.output.what : `The relay refused this (${answer.status}).`;
      return { ok: false, what, refused: read.success ? (read.output.refused ?? null) : null, body: said };
    }
    const read = v.safeParse(schema, said);
    if (read.success) return { ok: true, value: read.output };
    return { ok: false, what: 'The relay is of another version. Reload the page.', refused: null, body: said };
  };
}
