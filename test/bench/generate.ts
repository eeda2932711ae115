// The load generator from the bench's side: the same verbs, each done in the other process.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Target } from './generator.ts';
import { ROOT } from './served.ts';

type Verbs<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
};

export type Generator = { readonly [K in keyof Target]: Verbs<Target[K]> } & { stop(): void };

export function startGenerator(port: number): Generator {
  const script = join(ROOT, 'test/bench/generator.ts');
  const child = fork(script, {
    execArgv: ['--import', 'tsx', '--max-old-space-size=4096'],
    env: { ...process.env, PORT: String(port) },
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(why: Error): void }>();
  let ids = 0;
  child.on('message', ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(value);
    else one?.reject(new Error(error));
  });
  child.on('exit', () => {
    for (const one of waiting.values()) one.reject(new Error('The load generator ended.'));
  });
  const verbsOf = (of: keyof Target) =>
    new Proxy(
      {},
      {
        get:
          (_target, verb) =>
          (...args: unknown[]) =>
            new Promise((resolve, reject) => {
              ids += 1;
              waiting.set(ids, { resolve, reject });
              child.send({ id: ids, of, verb: String(verb), args });
            }),
      },
    );
  return {
    crowd: verbsOf('crowd') as Generator['crowd'],
    peers: verbsOf('peers') as Generator['peers'],
    stop: () => child.disconnect(),
  };
}
