// A console that is never disturbed: a request for a person must show in its queue within 2 s of being committed (I10).
import { AGENTS, type AgentToRelay, PROTOCOL, type RelayToAgent } from '#domain/wire';
import { connect } from '../../widget/peer/connection.ts';
import type { Account } from './accounts.ts';
import type { LogOracle } from './log-oracle.ts';
import type { World } from './world.ts';
import { proxyOf } from './world.ts';

export interface QueueWatch {
  look(log: LogOracle, threads: readonly string[]): void;
  /** Milliseconds; as coarse as the looks. */
  slowest(): number;
  close(): void;
}

const WITHIN = 2_000;
/** What a busy machine may add: this process carries every line, and looks every so often. */
const GRACE = 1_500;

export async function watchQueue(world: World, { id, name, cookie }: Account): Promise<QueueWatch> {
  const proxy = await proxyOf(world, { kind: 'agent', name, id });
  const shown = new Map<string, number>();
  /** When each epoch of a thread was first seen in the log, by this machine's clock. */
  const missing = new Map<string, number>();
  let upSince: number | null = null;
  let slowest = 0;
  const line = connect<AgentToRelay, RelayToAgent>({
    url: proxy.url,
    namespace: AGENTS,
    auth: () => ({ protocol: PROTOCOL }),
    headers: { cookie, origin: world.relay.url },
  });
  line.on('card', ({ card }) => shown.set(card.thread, card.head));
  line.onState((state) => {
    upSince = null;
    if (state === 'up') void load();
  });
  line.open();

  async function load(): Promise<void> {
    const answer = await line.call('inbox', {}).catch(() => null);
    if (!answer?.ok) return;
    for (const card of answer.cards) shown.set(card.thread, card.head);
    upSince = performance.now();
  }

  return {
    look(log, threads) {
      const now = performance.now();
      if (!world.relay.isUp()) upSince = upSince === null ? null : now;
      for (const thread of threads) {
        const asked = log.log(thread).findLast((entry) => entry.event.type === 'handedOff');
        if (!asked || (shown.get(thread) ?? 0) >= asked.seq || upSince === null) {
          missing.delete(thread);
          continue;
        }
        const since = Math.max(missing.get(thread) ?? now, upSince);
        missing.set(thread, since);
        slowest = Math.max(slowest, now - since);
        if (now - since > WITHIN + GRACE)
          world.verdict.broken(
            'I10',
            `${thread} was handed over at seq ${asked.seq} and is not in the console’s queue.`,
          );
      }
    },
    slowest: () => slowest,
    close() {
      line.close();
      proxy.close();
    },
  };
}
