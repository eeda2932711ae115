// A console whose own line is never disturbed: a request for a person must show in its queue within 2 s of being committed, and be there at once
// whenever the console loads, however the relay ended before (I10).
import { AGENTS, type AgentToRelay, PROTOCOL, type RelayToAgent } from '#domain/wire';
import { connect } from '../../widget/peer/connection.ts';
import type { Account } from './accounts.ts';
import type { LogOracle } from './log-oracle.ts';
import type { World } from './world.ts';
import { proxyOf } from './world.ts';

export interface QueueWatch {
  look(): void;
  /** Milliseconds; as coarse as the looks. */
  slowest(): number;
  close(): void;
}

const WITHIN = 2_000;
/** What a busy machine may add: this process carries every line, and looks every so often. */
const GRACE = 1_500;

export interface QueueWatchParts {
  readonly world: World;
  readonly account: Account;
  readonly log: LogOracle;
  readonly threads: readonly string[];
}

export async function watchQueue({ world, account, log, threads }: QueueWatchParts): Promise<QueueWatch> {
  const { id, name, cookie } = account;
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

  /** The last request for a person in this thread, as the log was last looked at; 0: none. */
  function asked(thread: string): number {
    return log.log(thread).findLast((entry) => entry.event.type === 'handedOff')?.seq ?? 0;
  }

  async function load(): Promise<void> {
    const before = new Map(threads.map((thread) => [thread, asked(thread)]));
    const answer = await line.call('inbox', {}).catch(() => null);
    if (!answer?.ok) return;
    shown.clear();
    for (const card of answer.cards) shown.set(card.thread, card.head);
    for (const [thread, seq] of before)
      if ((shown.get(thread) ?? 0) < seq)
        world.verdict.broken(
          'I10',
          `${thread} was handed over at seq ${seq}, and a console that loads does not get it.`,
        );
    upSince = performance.now();
  }

  return {
    look() {
      const now = performance.now();
      if (!world.relay.isUp()) upSince = upSince === null ? null : now;
      for (const thread of threads) {
        const seq = asked(thread);
        if ((shown.get(thread) ?? 0) >= seq || upSince === null) {
          missing.delete(thread);
          continue;
        }
        const since = Math.max(missing.get(thread) ?? now, upSince);
        missing.set(thread, since);
        slowest = Math.max(slowest, now - since);
        if (now - since > WITHIN + GRACE)
          world.verdict.broken('I10', `${thread} was handed over at seq ${seq} and is not in the console’s queue.`);
      }
    },
    slowest: () => slowest,
    close() {
      line.close();
      proxy.close();
    },
  };
}
