// `baton site`: the sites a relay serves.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { stringify } from 'yaml';
import { buildClassifier } from '#domain/compile';
import { isOrigin } from '../config.ts';
import { packageRoot } from '../root.ts';
import { pathFrom, readSite } from '../sites.ts';
import { fail, withData } from './environment.ts';
import { cases } from './site-cases.ts';
import { key } from './site-key.ts';

const add = defineCommand({
  meta: { name: 'add', description: 'Add a site, or change one: what is not given stays as it is.' },
  args: {
    id: { type: 'positional', required: true, description: 'What data-site says.' },
    name: { type: 'string', description: 'For people.' },
    origin: {
      type: 'string',
      description:
        'Where it may be embedded, such as https://shop.example.com; several, separated by commas. Added to those it has.',
    },
    playbook: { type: 'string', description: 'The YAML file.' },
    knowledge: { type: 'string', description: 'The folder of Markdown articles.' },
  },
  run: ({ args }) =>
    withData(async ({ store, url }) => {
      if (!/^[\w.-]{1,60}$/u.test(args.id)) return fail('The id of a site is letters, digits, dots and dashes.');
      const before = await store.site(args.id);
      const given = (args.origin ?? '')
        .split(',')
        .map((one) => one.trim().replace(/\/$/u, ''))
        .filter(Boolean);
      const wrong = given.filter((one) => one !== '*' && !isOrigin(one));
      if (wrong.length > 0) return fail(`“${wrong[0]}” is not an origin. Write it like https://shop.example.com.`);
      const playbook = args.playbook ? resolve(args.playbook) : before?.playbook;
      if (!playbook) return fail('A new site needs a playbook: --playbook FILE');
      const site = {
        id: args.id,
        name: args.name ?? before?.name ?? args.id,
        origins: [...new Set([...(before?.origins ?? []), ...given])],
        playbook,
        knowledge: args.knowledge ? resolve(args.knowledge) : (before?.knowledge ?? null),
        ...(before?.identity && { identity: before.identity }),
      };
      const read = readSite(site, { buildClassifier, root: packageRoot() });
      if (!read.ok)
        return fail(
          'The site was not added:',
          read.findings.map((one) => one.line),
        );
      await store.saveSite(site);
      const again = before ? ' Restart the relay to take it over.' : '';
      const published = await store.playbookVersion(site.id);
      if (published && args.playbook)
        console.log(
          `Version ${published.number} of the playbook, published in the console, goes on running; import the file there to use it.`,
        );
      console.log(
        `${before ? 'Changed' : 'Added'} ${site.id}.${again}\n<script async src="${url}/baton.js" data-site="${site.id}"></script>`,
      );
    }),
});

const list = defineCommand({
  meta: { name: 'list', description: 'List the sites.' },
  run: () =>
    withData(async ({ store }) => {
      for (const { id, name, origins, playbook } of await store.sites())
        console.log([id, name, origins.join(' '), playbook].join('\t'));
    }),
});

const playbook = defineCommand({
  meta: {
    name: 'playbook',
    description: 'Print the playbook that a site runs, as YAML: the version published last, or its file.',
  },
  args: {
    id: { type: 'positional', required: true, description: 'The site.' },
    version: { type: 'string', description: 'A version that was published before.' },
  },
  run: ({ args }) =>
    withData(async ({ store }) => {
      const found = await store.site(args.id);
      if (!found) return fail(`There is no site ${args.id}. See: baton site list`);
      const number = args.version === undefined ? undefined : Number(args.version);
      const published = await store.playbookVersion(args.id, number);
      if (!published && number !== undefined)
        return fail(`There is no version ${args.version} of the playbook of ${args.id}.`);
      const file = () => readFileSync(pathFrom(packageRoot(), found.playbook), 'utf8');
      process.stdout.write(published ? stringify(published.source, { lineWidth: 120 }) : file());
    }),
});

export const site = defineCommand({
  meta: { name: 'site', description: 'The sites this relay serves: add, list, key, playbook, cases.' },
  subCommands: { add, list, key, playbook, cases },
});
