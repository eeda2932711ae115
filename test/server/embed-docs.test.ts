// The server code of docs/embed.md, run as it stands there: the relay believes the tokens it makes.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { identityOf } from '../../server/identity.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/embed.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'baton-samples-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The first fenced block under this heading. */
function sample(heading: string): string {
  const from = page.slice(page.indexOf(`### ${heading}\n`));
  const code = /```\w+\n([\s\S]*?)```/.exec(from)?.[1];
  if (!code) throw new Error(`docs/embed.md has no sample under ${heading}.`);
  return code;
}

interface Language {
  readonly file: string;
  readonly command: readonly string[];
  /** Says what version is installed. */
  readonly probe: readonly string[];
  /** The sample, with a call that prints its token. */
  whole(code: string): string;
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  Node: {
    file: 'sample.mjs',
    command: [process.execPath],
    probe: [process.execPath, '--version'],
    whole: (code) => `${code}\nconsole.log(batonToken({ id: 7, name: 'Mia', plan: 'gold' }));`,
  },
  Python: {
    file: 'sample.py',
    command: ['python3'],
    probe: ['python3', '--version'],
    whole: (code) => `${code}\nprint(baton_token({"id": 7, "name": "Mia", "plan": "gold"}))`,
  },
  PHP: {
    file: 'sample.php',
    command: ['php'],
    probe: ['php', '--version'],
    whole: (code) => `${code}\necho baton_token(['id' => 7, 'name' => 'Mia', 'plan' => 'gold']);`,
  },
  Ruby: {
    file: 'sample.rb',
    command: ['ruby'],
    probe: ['ruby', '--version'],
    whole: (code) => `${code}\nputs baton_token({ id: 7, name: 'Mia', plan: 'gold' })`,
  },
  Go: {
    file: 'sample.go',
    command: ['go', 'run'],
    probe: ['go', 'version'],
    whole: (code) =>
      `${code.replace('package baton', 'package main').replace('import (', 'import (\n\t"fmt"')}\nfunc main() {\n\ttoken, _ := BatonToken("7", "Mia", "gold")\n\tfmt.Println(token)\n}\n`,
  },
};

for (const [name, { file, command, probe, whole }] of Object.entries(LANGUAGES)) {
  const [tool = '', ...args] = probe;
  const isHere = spawnSync(tool, args).status === 0;
  if (!isHere) console.warn(`Not run: the ${name} sample of docs/embed.md. ${tool} is not installed here.`);
  test.skipIf(!isHere)(
    `ID-01: the ${name} sample signs a token that the relay believes`,
    async () => {
      const secret = randomBytes(32).toString('base64url');
      const path = join(folder, file);
      writeFileSync(path, whole(sample(name)));
      const [run = '', ...rest] = command;
      const env = { ...process.env, BATON_SITE_SECRET: secret, GOCACHE: join(folder, 'go') };
      const { stdout, stderr } = spawnSync(run, [...rest, path], { encoding: 'utf8', env });
      const site = {
        id: 'acme',
        name: 'Acme',
        origins: [],
        playbook: 'playbook.yaml',
        knowledge: null,
        identity: { required: true, keys: [{ kid: 'k', alg: 'HS256', key: secret } as const] },
      };
      expect(await identityOf(site, stdout.trim(), Date.now()), stderr).toEqual({
        subject: '7',
        traits: { id: '7', name: 'Mia', plan: 'gold' },
      });
    },
    120_000,
  );
}
