// `baton site cases`: the judged handoffs of a site as labelled transcripts, for `baton replay`.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { defineCommand } from 'citty';
import { type HandoffCase, handoffCases } from '../handoff-cases.ts';
import { fail, withData } from './environment.ts';

const DAY_MS = 86_400_000;

export const cases = defineCommand({
  meta: {
    name: 'cases',
    description:
      'Judged handoffs as labelled transcripts: baton site cases ID | baton replay -. Names, addresses and secrets are taken out.',
  },
  args: {
    id: { type: 'positional', required: true, description: 'The site.' },
    days: { type: 'string', default: '90', description: 'Handoffs of so many days, up to now.' },
    out: { type: 'string', description: 'The file; without it the standard output.' },
  },
  run: ({ args }) =>
    withData(async ({ store }) => {
      if (!(await store.site(args.id))) return fail(`There is no site ${args.id}. See: baton site list`);
      const days = Number(args.days);
      if (!Number.isFinite(days) || days <= 0) return fail(`--days is “${args.days}”. Write a number, such as 90.`);
      const to = Date.now();
      const lines = linesOf(handoffCases(store, { from: to - days * DAY_MS, to, site: args.id }));
      const out = args.out ? createWriteStream(args.out, { mode: 0o600 }) : process.stdout;
      try {
        await pipeline(Readable.from(lines.each()), out, { end: args.out !== undefined });
      } catch (error) {
        return fail(`The cases cannot be written: ${(error as Error).message}`);
      }
      console.error(said(lines.count(), args.id));
    }),
});

function linesOf(all: AsyncIterable<HandoffCase>) {
  let count = 0;
  return {
    async *each() {
      for await (const one of all) {
        count += 1;
        yield `${JSON.stringify(one)}\n`;
      }
    },
    count: () => count,
  };
}

function said(count: number, site: string): string {
  if (count === 0)
    return `No handoff of ${site} was judged. Agents judge one when they resolve it, or under Reports in the console.`;
  return `${count === 1 ? '1 judged handoff' : `${count} judged handoffs`} of ${site}.`;
}
