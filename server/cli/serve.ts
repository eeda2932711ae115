// `baton serve`: runs the relay until it is told to stop.
import { defineCommand } from 'citty';
import { createLog, type Log } from '../logs.ts';
import type { RelayProcess, Running } from '../main.ts';
import { packagedRelay } from '../packaged.ts';
import { configOrSay, fail } from './environment.ts';

export const serve = defineCommand({
  meta: { name: 'serve', description: 'Run the relay, and serve the widget, the console and the demo on one port.' },
  async run() {
    const config = configOrSay();
    if (!config) return;
    const log = createLog(config.logLevel);
    const relay = packagedRelay(config, log);
    stopOnSignal(relay, log);
    const started = await relay.start();
    if (!started.ok) return fail('Baton cannot start:', started.errors);
    console.log(greeting(started.running));
  },
});

/** The last chance a supervisor gives before it kills: 25 s is less than any gives. */
const STOP_WITHIN = 25_000;

function stopOnSignal(relay: RelayProcess, log: Log): void {
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { signal });
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    relay.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fault(error);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function greeting({ url, setUpLink, sites, warnings }: Running): string {
  const first = sites[0]?.id ?? 'SITE';
  const lines = ['', '  Baton is running.', '', `  Demo      ${url}/`, `  Console   ${url}/console/`];
  if (setUpLink !== null)
    lines.push('', '  First run: make your account with this link. It works once, for 24 hours.', `  ${setUpLink}`);
  lines.push(
    '',
    '  Paste this into your pages:',
    `  <script async src="${url}/baton.js" data-site="${first}"></script>`,
  );
  if (sites.length === 0)
    lines.push('', '  There is no site yet: baton site add ID --origin https://… --playbook FILE');
  if (warnings.length > 0) lines.push('', '  Worth a look:', ...warnings.map((line) => `  ${line}`));
  return `${lines.join('\n')}\n`;
}
