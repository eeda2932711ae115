// A whole relay under the recorder: customers write to it, it is killed and started again, and everything it did to its disk is kept.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, ROOT } from '../bench/served.ts';
import { dial, newId, type TestRelay } from '../server/relay-for-test.ts';
import { type Recorded, readRecording } from './recording.ts';

export interface Load {
  readonly compiler: string;
  /** What runs the relay: Node's arguments. */
  readonly relay: readonly string[];
  /** True: with `synchronous = normal`, the control. */
  readonly weaker: boolean;
  readonly customers: number;
  /** Messages in all, over all starts. */
  readonly messages: number;
  /** How often the relay is started: killed after each time but the last, when it is told to end. */
  readonly starts: number;
}

/** Ids of what the customers say, so that they are found in what the relay told anyone. */
export const SAID_ID = /pc-[0-9a-z]+-\d+/gu;

const PIPELINE = 4;
const LIFTED = {
  MESSAGES_PER_VISITOR: '0',
  THREADS_PER_VISITOR: '0',
  SOCKETS_PER_VISITOR: '0',
  SOCKETS_PER_ADDRESS: '0',
  HANDSHAKES_PER_ADDRESS: '0',
  THREADS_PER_ADDRESS: '0',
};

/** Runs it and gives what was recorded. */
export async function recordLoad(load: Load): Promise<readonly Recorded[]> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-power-'));
  try {
    const library = join(folder, 'recorder.so');
    const source = join(import.meta.dirname, 'recorder.c');
    execFileSync(load.compiler, ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl', '-lpthread']);
    mkdirSync(join(folder, 'data'));
    const port = await freePort();
    for (let start = 1; start <= load.starts; start += 1) {
      const child = await serve(load, folder, library, port, start);
      await talk(port, load.customers, Math.ceil(load.messages / load.starts), () =>
        child.kill(start < load.starts ? 'SIGKILL' : 'SIGTERM'),
      );
      if (child.exitCode === null && child.signalCode === null) await new Promise((done) => child.once('exit', done));
    }
    return Array.from({ length: load.starts }, (_, at) => readRecording(join(folder, `trace-${at + 1}`))).flat();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function serve(
  { relay, weaker }: Load,
  folder: string,
  library: string,
  port: number,
  start: number,
): Promise<ChildProcess> {
  const env = {
    PATH: process.env.PATH,
    ...LIFTED,
    BATON_DATA: join(folder, 'data'),
    PORT: String(port),
    LOG_LEVEL: 'error',
    UV_USE_IO_URING: '0',
    LD_PRELOAD: library,
    POWER_FOLDER: join(folder, 'data'),
    POWER_TRACE: join(folder, `trace-${start}`),
  };
  const before = weaker ? ['--import', join(import.meta.dirname, 'weaker.mjs')] : [];
  const child = spawn(process.execPath, [...before, ...relay, 'serve'], { cwd: ROOT, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const deadline = Date.now() + 20_000;
  while (!(await isReady(port))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`It did not start:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  if (!existsSync(env.POWER_TRACE)) throw new Error('The recorder recorded nothing.');
  return child;
}

const isReady = (port: number) =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    (response) => response.ok,
    () => false,
  );

/** Each customer writes with a few messages under way; the end comes while they do. */
async function talk(port: number, customers: number, messages: number, end: () => void): Promise<void> {
  const relay = { url: `http://127.0.0.1:${port}` } as TestRelay;
  const lines = await Promise.all(Array.from({ length: customers }, () => dial(relay, { site: 'demo', origin: null })));
  let acknowledged = 0;
  let ended = false;
  const write = async (line: (typeof lines)[number]) => {
    const thread = newId();
    await line.propose(thread, { type: 'started', site: 'demo', locale: 'en', page: null });
    const say = async () => {
      while (!ended) {
        const text = 'All work and no play. '.repeat(1 + Math.floor(Math.random() * 8));
        await line.propose(thread, { type: 'said', text }, { id: saidId() });
        acknowledged += 1;
        if (acknowledged >= messages && !ended) {
          ended = true;
          end();
        }
      }
    };
    await Promise.all(Array.from({ length: PIPELINE }, say));
  };
  const writing = Promise.allSettled(lines.map(write));
  while (!ended) await new Promise((resolve) => setTimeout(resolve, 5));
  for (const line of lines) line.socket.once('disconnect', () => line.close());
  await Promise.race([writing, new Promise((resolve) => setTimeout(resolve, 500))]);
  for (const line of lines) line.close();
}

let ids = 0;
const saidId = () => `pc-${process.pid.toString(36)}-${(ids += 1)}`;
