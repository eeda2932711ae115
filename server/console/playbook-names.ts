// Names for what cards and decisions hold as ids: queues from the inbox, rows from each site's playbook, fetched once.
import { effect, signal } from '@preact/signals';
import type { Priority } from '#domain/playbook';
import { humanised } from '#domain/rule-words';
import type { Thread } from '#domain/thread';
import type { PlaybookNames, RowNames } from './api.ts';
import type { Cards } from './cards.ts';

/** How a thread is handed to people by an agent: as the row it was last decided by says. */
interface Routing {
  readonly row: string;
  readonly queue: string | null;
  readonly priority: Priority;
  readonly firstReply: number | null;
}

export type FetchPlaybook = (site: string) => Promise<PlaybookNames | null>;

export interface RouteNames {
  queueName(id: string): string;
  /** In words even before the playbook is here. */
  rowName(site: string, row: string): string;
  routing(thread: Pick<Thread, 'site' | 'decisions'>): Promise<Routing>;
  /** The same, with what is known already. */
  routingNow(thread: Pick<Thread, 'site' | 'decisions'>): Routing;
}

export function routeNames(inbox: Pick<Cards, 'queues' | 'versions'>, playbook: FetchPlaybook): RouteNames {
  const rows = signal<ReadonlyMap<string, readonly RowNames[]>>(new Map());
  const asked = new Map<string, Promise<void>>();

  // Rows have other names in another version.
  effect(() => {
    for (const site of inbox.versions.value.keys()) if (asked.has(site)) asked.set(site, fetchRows(site));
  });
  const fetchOnce = (site: string): Promise<void> => {
    const under = asked.get(site) ?? fetchRows(site);
    asked.set(site, under);
    return under;
  };
  const fetchRows = async (site: string) => {
    const names = await playbook(site);
    if (names !== null) rows.value = new Map(rows.value).set(site, names.rows);
  };
  const rowOf = (site: string, row: string) => rows.value.get(site)?.find((one) => one.id === row);
  const routingNow: RouteNames['routingNow'] = ({ site, decisions }) => {
    const row = decisions.at(-1)?.row ?? 'unknown';
    const known = rowOf(site, row);
    return {
      row,
      queue: known?.queue ?? null,
      priority: known?.priority ?? 'normal',
      firstReply: known?.firstReply ?? null,
    };
  };

  return {
    queueName: (id) => inbox.queues.value.find((queue) => queue.id === id)?.name ?? humanised(id),
    rowName(site, row) {
      if (site !== '') void fetchOnce(site);
      return rowOf(site, row)?.name ?? humanised(row);
    },
    routingNow,
    async routing(thread) {
      await fetchOnce(thread.site);
      return routingNow(thread);
    },
  };
}
