// A relay of the built product for one test: its own data folder and port, killed and started again at will.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const START_WITHIN = 20_000;

export interface TestRelay {
  readonly url: string;
  /** The one-time link that makes the first agent, as printed at the first start. */
  readonly setUpLink: string;
  readonly output: () => string;
  /** As a crash does it: no good-bye. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Runs a command of the CLI against the same data, and gives what it printed. */
  run(...args: string[]): Promise<{ code: number; output: string }>;
  /** What is to go with it. */
  whenClosed(task: () => Promise<unknown>): void;
  close(): Promise<void>;
}

export async function startRelay(env: Record<string, string> = {}): Promise<TestRelay> {
  const data = await mkdtemp(join(tmpdir(), 'baton-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    BATON_DATA: data,
    NO_COLOR: '1',
    LOG_LEVEL: 'warn',
    ...env,
  };
  let child: ChildProcess | null = null;
  let output = '';

  async function start(): Promise<void> {
    const started = spawn(process.execPath, ['dist/server/cli.js', 'serve'], { cwd: ROOT, env: environment });
    child = started;
    for (const stream of [started.stdout, started.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
    const deadline = Date.now() + START_WITHIN;
    while (!(await isUp(`${url}/healthz`))) {
      if (started.exitCode !== null || Date.now() > deadline) throw new Error(`The relay did not start:\n${output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function kill(): Promise<void> {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
  }

  const closing: (() => Promise<unknown>)[] = [];
  await start();
  return {
    url,
    get setUpLink() {
      const link = /https?:\/\/\S+\/console\/#\/setup\/\S+/.exec(output)?.[0];
      if (!link) throw new Error(`The relay printed no set-up link:\n${output}`);
      return link;
    },
    output: () => output,
    kill,
    start,
    run: (...args) => runCli(args, environment),
    whenClosed: (task) => void closing.push(task),
    async close() {
      for (const task of closing.splice(0)) await task();
      await kill();
      await rm(data, { recursive: true, force: true });
    },
  };
}

function runCli(args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/server/cli.js', ...args], { cwd: ROOT, env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code: code ?? 1, output }));
  });
}

async function isUp(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
