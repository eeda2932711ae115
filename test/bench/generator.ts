// The load generator: a process of its own, told what to do by messages, so that it never shares a loop with what it measures.
import { createCrowd } from './crowd.ts';
import { createPeers } from './peers.ts';

const port = Number(process.env.PORT);
const crowd = createCrowd(port);
const peers = createPeers(port);

export type Target = { readonly crowd: typeof crowd; readonly peers: typeof peers };

interface Order {
  readonly id: number;
  readonly of: keyof Target;
  readonly verb: string;
  readonly args: readonly unknown[];
}

process.on('message', ({ id, of, verb, args }: Order) => {
  const target = { crowd, peers }[of];
  const method: unknown = Reflect.get(target, verb);
  const run = async () => (typeof method === 'function' ? Reflect.apply(method, target, args) : undefined);
  run().then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
