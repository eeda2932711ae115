// `npm run drill`: a million messages, backed up while the relay serves, restored, and served again; and back after a kill -9.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Figure, record } from '../bench/record.ts';
import { freePort, ROOT } from '../bench/served.ts';
import { dial, newId, type TestRelay } from '../server/relay-for-test.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000000' },
    record: { type: 'boolean', default: false },
  },
});
const messages = Number(values.messages);

const folder = mkdtempSync(join(tmpdir(), 'baton-drill-'));
const data = join(folder, 'data');
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const env = {
  PATH: process.env.PATH,
  BATON_DATA: data,
  PORT: String(port),
  LOG_LEVEL: 'error',
  MESSAGES_PER_VISITOR: '0',
};
const cli = join(ROOT, 'dist/server/cli.js');
const figures: Figure[] = [];
const children: ChildProcess[] = [];

try {
  execFileSync(process.execPath, [join(ROOT, 'server/build.mjs'), '--server'], { stdio: 'inherit' });
  table('fill', join(data, 'baton.db'), String(messages));
  await drill();
} finally {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
for (const { id, what, value, target, holds } of figures)
  console.log(`${holds ? 'ok  ' : 'MISS'} ${id}  ${what}: ${value}${target && ` (${target})`}`);
if (values.record) await record('drill', 'npm run drill', figures);
if (figures.some((one) => !one.holds)) process.exitCode = 1;

async function drill(): Promise<void> {
  const backup = join(folder, 'backup.db');
  let relay = await serve();
  const customer = await dial({ url } as TestRelay, { site: 'demo', origin: null });
  const thread = newId();
  await customer.propose(thread, { type: 'started', site: 'demo', locale: 'en', page: null });
  const writing = write(customer, thread);
  const backingUp = await timed(() => baton('backup', backup));
  const acks = await writing.stop();
  tell('AVL-09', `backup of ${messages} messages while the relay serves, s`, backingUp);
  tell('AVL-09', 'messages acknowledged while it was made', acks.count, '> 0', acks.count > 0);
  tell(
    'AVL-09',
    'slowest acknowledgement while it was made, ms',
    Math.round(acks.slowest),
    '<= 1000',
    acks.slowest <= 1_000,
  );
  tell('AVL-09', 'size of the backup, MB', Math.round(statSync(backup).size / 2 ** 20));

  // Killed in the middle of it, with all of that in the database.
  const writingAgain = write(customer, thread);
  await new Promise((resolve) => setTimeout(resolve, 300));
  relay.kill('SIGKILL');
  await gone(relay);
  customer.close();
  const before = await writingAgain.stop();
  let ready = await timed(async () => {
    relay = await serve();
  });
  tell('F12', 'ready after kill -9, s', ready, '<= 5', ready <= 5);
  relay.kill('SIGTERM');
  await gone(relay);
  const kept = Number(table('count', join(data, 'baton.db'), thread));
  tell(
    'F12',
    'messages acknowledged before the kill and gone',
    Math.max(0, acks.count + before.count - kept),
    '0',
    kept >= acks.count + before.count,
  );

  const restoring = await timed(() => baton('restore', backup));
  tell('F12', `restore of ${messages} messages, s`, restoring, '<= 600', restoring <= 600);
  ready = await timed(async () => {
    relay = await serve();
  });
  tell('F12', 'ready with the restored database, s', ready, '<= 5', ready <= 5);
  relay.kill('SIGTERM');
  await gone(relay);
  const whole = Number(table('whole', join(data, 'baton.db')));
  tell('AVL-09', 'entries in the restored database, every page checked', whole, `>= ${messages}`, whole >= messages);
}

function tell(id: string, what: string, value: number, target = '', holds = true): void {
  figures.push({ id, what, value: Math.round(value * 10) / 10, target, holds });
}

async function timed(task: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await task();
  return (performance.now() - begun) / 1_000;
}

async function serve(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [cli, 'serve'], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
  children.push(child);
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error('The relay did not start.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return child;
}

function gone(child: ChildProcess): Promise<unknown> {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', resolve));
}

function baton(...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [cli, ...args], { cwd: ROOT, env, stdio: 'inherit' });
  return new Promise((resolve, reject) =>
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`baton ${args[0]} ended with ${code}`)))),
  );
}

/** One message after the other, until it is stopped or the line goes. */
function write(customer: Awaited<ReturnType<typeof dial>>, thread: string) {
  let count = 0;
  let slowest = 0;
  let on = true;
  const going = (async () => {
    while (on) {
      const begun = performance.now();
      const answer = await customer.propose(thread, { type: 'said', text: 'during the drill' }).catch(() => null);
      if (!answer?.ok) return;
      slowest = Math.max(slowest, performance.now() - begun);
      count += 1;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  return {
    async stop() {
      on = false;
      await going;
      return { count, slowest };
    },
  };
}

/** In a process of its own: one that has looked into a database holds it until its garbage is collected. */
function table(...args: readonly string[]): string {
  return execFileSync(process.execPath, ['--import', 'tsx', 'test/power/drill-table.ts', ...args], {
    cwd: ROOT,
  }).toString();
}
