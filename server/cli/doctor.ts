// `baton doctor`: what is set up, what is missing, and what to do about it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand } from 'citty';
import { buildClassifier } from '#domain/compile';
import type { Config } from '../config.ts';
import { integrityOf } from '../integrity.ts';
import { isHere, shownSmtp } from '../mail/settings.ts';
import { createSmtp } from '../mail/smtp.ts';
import { packageRoot } from '../root.ts';
import { readSite } from '../sites.ts';
import { withData } from './environment.ts';

export const doctor = defineCommand({
  meta: {
    name: 'doctor',
    description: 'Look at the set-up and say what is missing. Exits with 1 when the relay would not work.',
  },
  run: () =>
    withData(async ({ config, store, auth, url }) => {
      const root = packageRoot();
      say(true, `Node ${process.version}`);
      say(true, `reached at ${url}, listening on ${config.host}:${config.port}`);
      say(true, `data in ${config.dataDir}, secret ${config.secret ? 'from the environment' : 'kept there'}`);
      await store.probe();
      say(
        true,
        `database ${config.database.kind === 'sqlite' ? config.database.path : 'in memory'} opens and takes writes`,
      );
      for (const [part, file] of [
        ['widget', 'web/baton.js'],
        ['console', 'console/index.html'],
        ['demo', 'demo/index.html'],
      ] as const)
        say(existsSync(join(root, 'dist', file)), `${part} is built`, `run npm run build`);
      const sites = await store.sites();
      if (sites.length === 0)
        say(false, 'there is a site', 'start the relay once, or: baton site add ID --origin https://… --playbook FILE');
      for (const site of sites) {
        const read = readSite(site, { buildClassifier, root }, await store.playbookVersion(site.id));
        say(read.ok, `site ${site.id}: ${site.origins.join(' ') || 'no origins'}; ${site.playbook}`, 'see below');
        for (const one of read.findings) console.log(`    ${one.line}`);
      }
      const integrity = await integrityOf(join(root, 'dist/web/baton.js'));
      if (integrity)
        console.log(
          `    <script async src="${url}/baton.js" data-site="${sites[0]?.id ?? 'SITE'}" integrity="${integrity}" crossorigin="anonymous"></script>`,
        );
      const agents = (await auth.agents()).filter((agent) => !agent.disabled);
      say(
        agents.length > 0,
        `${agents.length} ${agents.length === 1 ? 'agent' : 'agents'} can sign in`,
        'start the relay and follow the link it prints',
      );
      await mail(config);
      if (!url.startsWith('https:') && !['127.0.0.1', 'localhost'].includes(new URL(url).hostname))
        console.log('!   PUBLIC_URL is not https: sessions and messages cross the network unencrypted');
    }),
});

/** E-mail is a choice; half of it, or a server that takes none, is a fault. */
async function mail({ mail: settings, publicUrl }: Config): Promise<void> {
  if (!settings)
    return console.log(
      '-   no e-mails: customers are not promised an answer by e-mail. To send them, set SMTP_URL and MAIL_FROM',
    );
  const why = await createSmtp(settings).test();
  const to = `e-mails go out by ${shownSmtp(settings.smtp)}, from ${settings.from.address}`;
  say(why === null, why === null ? `${to}: it answers and takes our sign-in` : to, why ?? '');
  if (publicUrl === null || isHere(new URL(publicUrl).hostname))
    console.log('!   PUBLIC_URL is not set: links in e-mails lead to this machine, and nowhere from others');
}

function say(good: boolean, what: string, advice = ''): void {
  if (!good) process.exitCode = 1;
  console.log(good ? `ok  ${what}` : `NO  ${what}: ${advice}`);
}
