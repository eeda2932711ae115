// Somebody who knows the ids of other people's threads and has a line of their own: nothing of those threads may come over it (I11).
import type { ThreadEvent } from '#domain/event';
import { CUSTOMERS, type PeerToRelay, PROTOCOL, type RelayToCustomer } from '#domain/wire';
import { connect } from '../../widget/peer/connection.ts';
import { INTRUDER } from './witness.ts';
import { newId, ORIGIN, proxyOf, SITE, type World } from './world.ts';

const EVERY = 400;

export async function enterIntruder(world: World, threads: readonly string[]): Promise<{ close(): void }> {
  const proxy = await proxyOf(world, { kind: 'customer', name: INTRUDER });
  const random = world.random.fork();
  const line = connect<PeerToRelay, RelayToCustomer>({
    url: proxy.url,
    namespace: CUSTOMERS,
    auth: () => ({ protocol: PROTOCOL, site: SITE, token: null }),
    headers: { origin: ORIGIN },
  });
  line.open();
  const trying = setInterval(() => {
    const thread = random.pick(threads);
    if (thread !== undefined && line.state() === 'up') void intrude(thread).catch(() => {});
  }, EVERY);

  async function intrude(thread: string): Promise<void> {
    const event: ThreadEvent = { type: 'said', text: 'let me in' };
    const answers = await Promise.all([
      line.call('join', { thread, after: 0, lineage: null }),
      line.call('propose', { thread, draft: { id: newId(), epoch: 0, event }, age: 0 }),
    ]);
    line.send('typing', { thread, on: true });
    line.send('seen', { thread, upTo: 1 });
    if (answers.some((answer) => answer.ok)) world.verdict.broken('I11', `An intruder was let into ${thread}.`);
  }

  return {
    close() {
      clearInterval(trying);
      line.close();
      proxy.close();
    },
  };
}
