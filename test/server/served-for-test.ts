// A relay in a process of its own, as it is built: for what a test cannot do to its own process.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../bench/served.ts';
import { CLI } from '../built-server.ts';

export interface ServedProcess {
  readonly url: string;
  readonly data: string;
  pid(): number;
  /** All it printed. */
  said(): string;
  /** Under a limit of the size of its files, in bytes, that can be raised later. Resolves once it answers at all. */
  start(fileSize?: string): Promise<void>;
  /** Gives the code it ended with; null: it was killed. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  close(): Promise<void>;
}

export async function startServed(port: number, env: Readonly<Record<string, string>> = {}): Promise<ServedProcess> {
  const data = mkdtempSync(join(tmpdir(), 'baton-served-'));
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let output = '';
  const self: ServedProcess = {
    url,
    data,
    pid: () => child?.pid ?? 0,
    said: () => output,
    async start(fileSize) {
      const command = [process.execPath, CLI, 'serve'];
      const limited = fileSize === undefined ? command : ['prlimit', `--fsize=${fileSize}:`, ...command];
      const more = { PATH: process.env.PATH, BATON_DATA: data, PORT: String(port), MESSAGES_PER_VISITOR: '0', ...env };
      const started = spawn(limited[0] ?? '', limited.slice(1), { cwd: ROOT, env: more });
      child = started;
      for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
      const deadline = Date.now() + 15_000;
      while (!(await answers(url))) {
        if (started.exitCode !== null || Date.now() > deadline) throw new Error(`It did not start:\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async end(signal) {
      const running = child;
      child = null;
      if (!running || running.exitCode !== null) return running?.exitCode ?? null;
      const ended = new Promise<number | null>((resolve) => running.once('exit', resolve));
      running.kill(signal);
      return ended;
    },
    async close() {
      await self.end('SIGKILL');
      rmSync(data, { recursive: true, force: true });
    },
  };
  await self.start();
  return self;
}

/** Listening is not enough: until it is open the relay answers 503 to everything. */
const answers = (url: string) =>
  fetch(`${url}/healthz`).then(
    (response) => response.ok,
    () => false,
  );
