// The thread that is open on this screen: its peer, its brief, and what is new in the brief since it was opened.
import { computed, type ReadonlySignal } from '@preact/signals';
import type { ContextPackage } from '#domain/context-package';
import { briefOf } from './brief-of.ts';
import type { DeskPeer } from './desk-line.ts';
import { freshParts, type PartKey } from './fresh.ts';

export interface Opened {
  readonly id: string;
  readonly peer: DeskPeer;
  readonly brief: ReadonlySignal<ContextPackage | null>;
  readonly fresh: ReadonlySignal<ReadonlySet<PartKey>>;
}

export function openedOn(id: string, peer: DeskPeer): Opened {
  const brief = computed(() => (peer.state.value === 'loading' ? null : briefOf(peer.thread.value)));
  let first: ContextPackage | null = null;
  return {
    id,
    peer,
    brief,
    fresh: computed(() => {
      first = first ?? brief.value;
      return freshParts(first, brief.value);
    }),
  };
}
