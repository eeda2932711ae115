// The command line: `baton serve`, `check`, `replay`, `agent`, `site`, `customer`, `migrate`, `backup`, `restore`, `doctor`.
import { defineCommand, runMain } from 'citty';
import pkg from '../package.json' with { type: 'json' };

const main = defineCommand({
  meta: { name: 'baton', version: pkg.version, description: 'Support chat that knows when to hand over.' },
  subCommands: {
    serve: () => import('./cli/serve.ts').then((file) => file.serve),
    check: () => import('./cli/check.ts').then((file) => file.check),
    replay: () => import('./cli/replay.ts').then((file) => file.replay),
    agent: () => import('./cli/agent.ts').then((file) => file.agent),
    site: () => import('./cli/site.ts').then((file) => file.site),
    customer: () => import('./cli/customer.ts').then((file) => file.customer),
    migrate: () => import('./cli/migrate.ts').then((file) => file.migrate),
    backup: () => import('./cli/backup.ts').then((file) => file.backup),
    restore: () => import('./cli/backup.ts').then((file) => file.restore),
    doctor: () => import('./cli/doctor.ts').then((file) => file.doctor),
  },
});

// Whoever reads along may stop early: `baton replay … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

await runMain(main);
