// The relay as a child process: killed without a word, started again, paused, and its clock stepped.
import { type ChildProcess, fork } from 'node:child_process';
import type { Begin, FromRelay, ToRelay } from './relay.ts';

export interface RelayProcess {
  readonly port: number;
  readonly url: string;
  start(): Promise<void>;
  /** SIGKILL. Resolves when it is gone. */
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Sets the relay's clock forward or back, by milliseconds. */
  step(ms: number): void;
  /** Running, and not paused. */
  isUp(): boolean;
  /** Milliseconds from each start to taking lines. */
  readonly restarts: readonly number[];
  /** What it called its own bugs. */
  readonly faults: readonly string[];
}

export interface RelayProcessParts {
  readonly program: string;
  readonly data: string;
  readonly port: number;
  readonly begin: Omit<Begin, 'offset'>;
  /** It ended and nobody had killed it. */
  onDeath(how: string): void;
}

const START_WITHIN = 20_000;

export function relayProcess({ program, data, port, begin, onDeath }: RelayProcessParts): RelayProcess {
  const restarts: number[] = [];
  const faults: string[] = [];
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let paused = false;
  let ready = false;
  let offset = 0;

  function send(to: ChildProcess, message: ToRelay): void {
    if (to.connected) to.send(message);
  }

  async function start(): Promise<void> {
    const at = performance.now();
    const started = fork(program, {
      env: environment(data, port),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [],
    });
    child = started;
    started.on('exit', (code, signal) => {
      if (child === started) onDeath(`it ended with ${signal ?? code}`);
    });
    send(started, { begin: { ...begin, offset } });
    await readied(started);
    ready = child === started;
    restarts.push(performance.now() - at);
  }

  function readied(started: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('The relay did not start in time.')), START_WITHIN);
      const end = (settle: () => void) => {
        clearTimeout(late);
        settle();
      };
      started.on('message', (message: FromRelay) => {
        if ('ready' in message) end(resolve);
        else if ('failed' in message) end(() => reject(new Error(message.failed.join('\n'))));
        else faults.push(message.fault);
      });
      started.once('exit', () => end(() => reject(new Error('The relay ended while it started.'))));
    });
  }

  return {
    port,
    url,
    restarts,
    faults,
    start,
    async kill() {
      const running = child;
      child = null;
      ready = paused = false;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const gone = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGKILL');
      await gone;
    },
    pause() {
      paused = child?.kill('SIGSTOP') ?? false;
    },
    resume() {
      child?.kill('SIGCONT');
      paused = false;
    },
    step(ms) {
      offset += ms;
      if (child) send(child, { offset });
    },
    isUp: () => ready && !paused,
  };
}

/** Limits that count by address are lifted: here everybody comes from one. What one visitor may say is not. */
function environment(data: string, port: number): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    BATON_DATA: data,
    BATON_SECRET: 'a secret of thirty-two characters',
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'silent',
    MESSAGES_PER_VISITOR: '1200',
    THREADS_PER_VISITOR: '0',
    TICKETS_PER_VISITOR: '0',
    SOCKETS_PER_VISITOR: '0',
    SOCKETS_PER_ADDRESS: '0',
    HANDSHAKES_PER_ADDRESS: '0',
    THREADS_PER_ADDRESS: '0',
  };
}
