// The process under test: the built relay with a site in an empty data folder, or the echo server; and what it uses of the machine.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
export const SITE = 'demo';

export interface Served {
  readonly port: number;
  /** Everything it printed. */
  said(): string;
  start(): Promise<void>;
  /** Milliseconds until it had ended. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number>;
  /** Resident memory, in megabytes. */
  rss(): number;
  /** Heap in megabytes after its garbage was collected, and of it compiled code, where it was started with `gc-on-signal.mjs`. */
  heap(): Promise<{ readonly used: number; readonly compiled: number }>;
  /** Open files. */
  fds(): number;
  /** Seconds of processor time it has used on all its threads, user and system. */
  cpu(): number;
  /** Figures of `/metrics` by name; reading them starts the event loop's anew. */
  metrics(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

/** What lets one machine stand for thousands of visitors: messages a visitor sends as fast as the stage asks. */
const LIFTED = {
  MESSAGES_PER_VISITOR: '0',
  THREADS_PER_VISITOR: '0',
  TICKETS_PER_VISITOR: '0',
  SOCKETS_PER_VISITOR: '0',
};

export async function serveRelay(
  cli = join(ROOT, 'dist/server/cli.js'),
  env: Record<string, string> = {},
  flags: readonly string[] = [],
): Promise<Served> {
  const data = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const port = await freePort();
  const more = { BATON_DATA: data, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'error', ...LIFTED, ...env };
  return served(port, [...flags, cli, 'serve'], more, () => rmSync(data, { recursive: true, force: true }));
}

export async function serveEcho(): Promise<Served> {
  const port = await freePort();
  const script = join(ROOT, 'test/bench/echo-server.ts');
  return served(port, ['--import', 'tsx', script], { PORT: String(port) }, () => {});
}

async function served(
  port: number,
  args: readonly string[],
  env: Record<string, string>,
  tidy: () => void,
): Promise<Served> {
  let child: ChildProcess | null = null;
  let output = '';
  const self: Served = {
    port,
    said: () => output,
    async start() {
      const started = spawn(process.execPath, args, { cwd: ROOT, env: { PATH: process.env.PATH, ...env } });
      child = started;
      for (const stream of [started.stdout, started.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
      const deadline = Date.now() + 20_000;
      while (!(await isUp(port))) {
        if (started.exitCode !== null || Date.now() > deadline) throw new Error(`It did not start:\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async end(signal) {
      const running = child;
      child = null;
      if (!running || running.exitCode !== null) return 0;
      const begun = performance.now();
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill(signal);
      await ended;
      return performance.now() - begun;
    },
    rss: () => Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${child?.pid}/status`, 'utf8'))?.[1]) / 1_024,
    async heap() {
      const from = output.length;
      child?.kill('SIGUSR2');
      for (let waited = 0; waited < 5_000; waited += 20) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        const [, used, compiled] = /heap (\d+) compiled (\d+)\n/u.exec(output.slice(from)) ?? [];
        if (compiled !== undefined) return { used: Number(used) / 2 ** 20, compiled: Number(compiled) / 2 ** 20 };
      }
      throw new Error('It did not say what its heap is.');
    },
    fds: () => readdirSync(`/proc/${child?.pid}/fd`).length,
    cpu() {
      // Fields 14 and 15, in hundredths of a second; the name in parentheses may hold spaces.
      const [, after = ''] = readFileSync(`/proc/${child?.pid}/stat`, 'utf8').split(') ');
      const fields = after.split(' ').map(Number);
      return ((fields[11] ?? 0) + (fields[12] ?? 0)) / 100;
    },
    async metrics() {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      return new Map(
        lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
      );
    },
    async close() {
      await self.end('SIGKILL');
      tidy();
    },
  };
  await self.start();
  return self;
}

/** The first owner's session, from the link that the relay printed. */
export async function firstAgent({ port, said }: Pick<Served, 'port' | 'said'>): Promise<string> {
  const token = /setup\/(\S+)/u.exec(said())?.[1];
  const origin = `http://127.0.0.1:${port}`;
  const account = { token, name: 'Ann', email: 'ann@example.com', password: 'correct horse battery' };
  const headers = { 'content-type': 'application/json', origin };
  const response = await fetch(`${origin}/api/setup`, { method: 'POST', headers, body: JSON.stringify(account) });
  if (!response.ok) throw new Error(await response.text());
  return response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

async function isUp(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
