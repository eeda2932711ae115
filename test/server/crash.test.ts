// What was acknowledged is there after the process was killed: the command itself, on its own port, ended without a word.
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Entry } from '#domain/event';
import { sqliteStore } from '../../server/store/sqlite.ts';
import { CLI } from '../built-server.ts';
import { dial, expectOk, folder, newId, startThread, type TestRelay } from './relay-for-test.ts';

const ROOT = join(import.meta.dirname, '../..');

test('I1, DEL-01: kill -9 in the middle of writing: every acknowledged entry is kept, numbered without a gap', async () => {
  const data = folder();
  const port = await freePort();
  await addSite(data);
  const acknowledged: { readonly thread: string; readonly entry: Entry }[] = [];
  for (let round = 0; round < 3; round += 1) {
    const child = await serve(data, port);
    const url = `http://127.0.0.1:${port}`;
    const customers = await Promise.all(Array.from({ length: 4 }, () => dial({ url } as TestRelay)));
    const threads = await Promise.all(customers.map((customer) => startThread(customer)));
    // Settled from the start on: whoever writes when the process dies is cut off.
    const writing = Promise.allSettled(
      customers.map(async (customer, at) => {
        const thread = threads[at] ?? '';
        for (let count = 0; count < 30; count += 1) {
          const answer = await customer.propose(thread, { type: 'said', text: `message ${count}` }, { id: newId() });
          acknowledged.push({ thread, entry: expectOk(answer).entry });
        }
      }),
    );
    const enough = acknowledged.length + 25;
    while (acknowledged.length < enough) await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    for (const customer of customers) customer.close();
    await writing;
  }
  const store = await sqliteStore(join(data, 'baton.db'));
  for (const { thread, entry } of acknowledged)
    expect((await store.entries(thread, entry.seq - 1, 1))[0]).toEqual(entry);
  for (const thread of new Set(acknowledged.map((one) => one.thread))) {
    const seqs = (await store.entries(thread, 0, 1_000)).map((one) => one.seq);
    expect(seqs).toEqual(seqs.map((_, at) => at + 1));
  }
  await store.close();
}, 60_000);

test('SIGTERM ends it with 0, a port in use with 1 and a word', async () => {
  const data = folder();
  const port = await freePort();
  await addSite(data);
  const child = await serve(data, port);
  const second = spawnBaton(data, port);
  let said = '';
  second.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(1);
  expect(said).toContain(`PORT: ${port} is in use already`);
  child.kill('SIGTERM');
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
}, 30_000);

test('a broken playbook stops the start, with file and line', async () => {
  const data = folder();
  await addSite(data);
  writeFileSync(
    join(data, 'playbook.yaml'),
    'version: 1\nqueues: { general: }\nintents:\n  - { id: x, says: [a], action: guess }\n',
  );
  const child = spawnBaton(data, await freePort());
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
  expect(said).toContain('playbook.yaml:4:25  “action” must be one of answer, collect, handoff, stop');
}, 30_000);

async function addSite(data: string): Promise<void> {
  const store = await sqliteStore(join(data, 'baton.db'));
  const origins = ['https://shop.example'];
  await store.saveSite({ id: 'shop', name: 'Shop', origins, playbook: join(data, 'playbook.yaml'), knowledge: null });
  await store.close();
}

function spawnBaton(data: string, port: number): ChildProcess {
  const lifted = { MESSAGES_PER_VISITOR: '0', THREADS_PER_VISITOR: '0' };
  const env = { PATH: process.env.PATH, BATON_DATA: data, PORT: String(port), LOG_LEVEL: 'silent', ...lifted };
  return spawn(process.execPath, [CLI, 'serve'], { cwd: ROOT, env });
}

async function serve(data: string, port: number): Promise<ChildProcess> {
  const child = spawnBaton(data, port);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said += String(chunk);
    });
  const deadline = Date.now() + 15_000;
  const isUp = () =>
    fetch(`http://127.0.0.1:${port}/readyz`)
      .then((response) => response.ok)
      .catch(() => false);
  while (!(await isUp())) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`It did not start:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return child;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
