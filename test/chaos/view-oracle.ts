// Looks at what people see: every view is a prefix of the log at any instant (I7), and a message's status never goes back (I14).
import { isDeepStrictEqual } from 'node:util';
import { asCustomerSees } from '#domain/event';
import type { Peer, Status } from '../../widget/peer/peer.ts';
import type { LogOracle } from './log-oracle.ts';
import type { Verdict } from './verdict.ts';

export interface Viewer {
  readonly name: string;
  readonly kind: 'customer' | 'agent';
  readonly thread: string;
  readonly peer: Peer;
  /** Ids of the drafts this person wrote and may see here, oldest first. */
  written(): readonly string[];
}

export interface ViewOracle {
  /** From now until the answer is called. */
  watch(viewer: Viewer): () => void;
  /** Compares what is new in each view with the log as last looked at. */
  look(): void;
  /** Views that end before these heads, in words. */
  behind(heads: ReadonlyMap<string, number>): readonly string[];
  /** Views with drafts that are neither delivered nor refused, in words. */
  sending(): readonly string[];
}

interface Watched extends Viewer {
  compared: number;
  head: number;
  readonly ranks: Map<string, number>;
}

const RANK: Readonly<{ [status in Status]: number }> = { pending: 0, failed: 0, sent: 1, seen: 2 };
/** Older ones are settled. */
const LATEST = 60;

export function createViewOracle(log: LogOracle, { broken }: Verdict): ViewOracle {
  const viewers = new Set<Watched>();

  function changed(viewer: Watched): void {
    const entries = viewer.peer.entries();
    if (entries.length < viewer.head)
      broken('I7', `${viewer.name} went back from ${viewer.head} to ${entries.length}.`);
    for (let at = viewer.head; at < entries.length; at += 1)
      if (entries[at]?.seq !== at + 1) broken('I7', `${viewer.name} has seq ${entries[at]?.seq} as entry ${at + 1}.`);
    viewer.head = entries.length;
    statuses(viewer);
  }

  function statuses({ name, peer, ranks, written }: Watched): void {
    const view = peer.view();
    for (const id of written().slice(-LATEST)) {
      const status = view.statuses(id);
      const before = ranks.get(id);
      if (status === null) {
        if (before !== undefined) broken('I14', `${name}: ${id} was shown and is gone.`);
        continue;
      }
      if (RANK[status] < (before ?? 0)) broken('I14', `${name}: ${id} went back to “${status}”.`);
      ranks.set(id, RANK[status]);
    }
  }

  function compare(viewer: Watched): void {
    const entries = viewer.peer.entries();
    const truth = log.log(viewer.thread);
    for (; viewer.compared < entries.length; viewer.compared += 1) {
      const stored = truth[viewer.compared];
      const shown = stored && (viewer.kind === 'customer' ? asCustomerSees(stored) : stored);
      if (!isDeepStrictEqual(entries[viewer.compared], shown))
        return broken('I7', `${viewer.name} sees another seq ${viewer.compared + 1} than the log has.`);
    }
  }

  return {
    watch(viewer) {
      const watched: Watched = { ...viewer, compared: 0, head: 0, ranks: new Map() };
      viewers.add(watched);
      const undo = viewer.peer.subscribe(() => changed(watched));
      changed(watched);
      return () => {
        undo();
        viewers.delete(watched);
      };
    },
    look() {
      for (const viewer of viewers) compare(viewer);
    },
    behind(heads) {
      return [...viewers].flatMap(({ name, thread, peer }) => {
        const [sees, has] = [peer.entries().length, heads.get(thread) ?? 0];
        return sees < has ? `${name} sees ${sees} of ${has} entries (${peer.view().state})` : [];
      });
    },
    sending() {
      return [...viewers].flatMap(({ name, peer }) => {
        const { thread, confirmed, state } = peer.view();
        return thread.head === confirmed.head ? [] : `${name} still has drafts on the way (${state})`;
      });
    },
  };
}
