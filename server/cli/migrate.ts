// `baton migrate`: brings the database up to this version. `serve` does the same when it starts.
import { defineCommand } from 'citty';
import { withData } from './environment.ts';

export const migrate = defineCommand({
  meta: { name: 'migrate', description: 'Bring the database up to this version (serve does so too).' },
  run: () =>
    withData(async ({ store }) => {
      for (const step of store.migrated) console.log(`done: ${step}`);
      console.log(
        store.migrated.length === 0
          ? 'Nothing to do: the database is of this version.'
          : 'The database is of this version now.',
      );
    }),
});
