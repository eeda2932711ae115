// `baton customer`: what is kept of a customer, as a file, and its erasure.
import { writeFileSync } from 'node:fs';
import { defineCommand } from 'citty';
import type { Config } from '../config.ts';
import { csv } from '../exports/csv.ts';
import { customerOf, type ExportedThread } from '../exports/customer.ts';
import { htmlPage } from '../exports/html.ts';
import { jsonLines } from '../exports/json-lines.ts';
import { createShelf, filesIn, type Shelf } from '../files/shelf.ts';
import { fail, withData } from './environment.ts';

const THREAD = { type: 'positional', required: true, description: 'The id of one of their threads.' } as const;

const WRITERS: Readonly<Record<string, (threads: readonly ExportedThread[]) => string | Promise<string>>> = {
  jsonl: jsonLines,
  csv,
  html: htmlPage,
};

const exported = defineCommand({
  meta: { name: 'export', description: 'All of a customer’s threads, to a file or the standard output.' },
  args: {
    thread: THREAD,
    format: { type: 'string', default: 'jsonl', description: Object.keys(WRITERS).join(', ') },
    out: { type: 'string', description: 'The file; without it the standard output.' },
  },
  run: ({ args }) =>
    withData(async ({ store, config }) => {
      const write = WRITERS[args.format];
      if (!write) return fail(`There is no format “${args.format}”. Use one of ${Object.keys(WRITERS).join(', ')}.`);
      const threads = await customerOf(store, args.thread, shelfOf(config).bytes);
      if (!threads) return fail(`There is no thread ${args.thread}. The console shows a thread’s id in its address.`);
      const text = await write(threads);
      if (args.out) writeFileSync(args.out, text, { mode: 0o600 });
      else process.stdout.write(text);
    }),
});

const erase = defineCommand({
  meta: {
    name: 'erase',
    description: 'Erase a customer: every thread of theirs, for good. A relay that is running notices within seconds.',
  },
  args: { thread: THREAD, yes: { type: 'boolean', description: 'Really. There is no way back but a backup.' } },
  run: ({ args }) =>
    withData(async ({ store, config }) => {
      const row = await store.thread(args.thread);
      if (!row) return fail(`There is no thread ${args.thread}. It may have been erased.`);
      const threads = (await store.threadsOf(row.visitor)).map((one) => one.id);
      if (!args.yes)
        return fail(`This erases ${count(threads.length)} for good. Say so: baton customer erase ${args.thread} --yes`);
      await store.erase({ threads, visitors: [row.visitor], at: Date.now(), by: 'command line' });
      await shelfOf(config).forget(threads);
      console.log(
        `Erased ${count(threads.length)}. Backups made before still hold them: keep those for 30 days at most.`,
      );
    }),
});

function shelfOf({ dataDir }: Config): Shelf {
  return createShelf(filesIn(dataDir), Date.now);
}

function count(threads: number): string {
  return threads === 1 ? '1 thread' : `${threads} threads`;
}

export const customer = defineCommand({
  meta: { name: 'customer', description: 'A customer’s data: export, erase.' },
  subCommands: { export: exported, erase },
});
