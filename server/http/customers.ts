// A customer's data over HTTP, for owners and admins: all of it as a file, and its erasure.
import type { Env, Hono } from 'hono';
import { refusal } from '#domain/ownership';
import type { Erasing } from '../erasing.ts';
import { csv } from '../exports/csv.ts';
import { type BytesOf, customerOf, type ExportedThread } from '../exports/customer.ts';
import { htmlPage } from '../exports/html.ts';
import { jsonLines } from '../exports/json-lines.ts';
import type { Store } from '../store/store.ts';
import { type AgentOf, refused, trusted } from './staff.ts';

export interface CustomerRoutesParts {
  readonly store: Store;
  readonly erasing: Erasing;
  /** Of a file in a thread. */
  readonly bytesOf: BytesOf;
  agentOf: AgentOf;
}

interface Format {
  readonly type: string;
  readonly extension: string;
  write(threads: readonly ExportedThread[]): string | Promise<string>;
}

const FORMATS: Readonly<Record<string, Format>> = {
  jsonl: { type: 'application/jsonl; charset=utf-8', extension: 'jsonl', write: jsonLines },
  csv: { type: 'text/csv; charset=utf-8', extension: 'csv', write: csv },
  html: { type: 'text/html; charset=utf-8', extension: 'html', write: htmlPage },
};

const NO_THREAD = refusal('not_found', 'There is no such thread. It may have been erased.');

export function customerRoutes<E extends Env>(
  app: Hono<E>,
  { store, erasing, bytesOf, agentOf }: CustomerRoutesParts,
): void {
  app.get('/api/threads/:thread/customer', async (c) => {
    const agent = await trusted(c, agentOf);
    if ('refused' in agent) return refused(c, agent);
    const name = c.req.query('format') ?? 'jsonl';
    const format = FORMATS[name];
    if (!format || !Object.hasOwn(FORMATS, name))
      return c.json(
        refusal('malformed', `There is no format “${name}”. Use one of ${Object.keys(FORMATS).join(', ')}.`),
        400,
      );
    const threads = await customerOf(store, c.req.param('thread'), bytesOf);
    if (!threads) return c.json(NO_THREAD, 404);
    return c.body(await format.write(threads), 200, {
      'content-type': format.type,
      'content-disposition': `attachment; filename="customer-data.${format.extension}"`,
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  app.delete('/api/threads/:thread/customer', async (c) => {
    const agent = await trusted(c, agentOf);
    if ('refused' in agent) return refused(c, agent);
    const erased = await erasing.customerOf(c.req.param('thread'), agent.id);
    return erased ? c.json(erased) : c.json(NO_THREAD, 404);
  });
}
