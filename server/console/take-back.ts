// Undoing: what ends this agent's having a thread is told with a way back, which holds as long as nothing has happened to the thread since.
import { effect, type ReadonlySignal } from '@preact/signals';
import type { ThreadEvent } from '#domain/event';
import type { Refusal } from '#domain/ownership';
import type { Owner } from '#domain/thread';
import type { DeskPeer } from './desk-line.ts';
import type { Opened } from './opened.ts';
import type { Tried } from './refusal-words.ts';
import type { Toasts } from './toasts.ts';

export interface TakeBackParts {
  readonly opened: ReadonlySignal<Opened | null>;
  readonly openPeer: (thread: string) => DeskPeer;
  /** Proposes a change of owner, in the open thread unless told otherwise. */
  readonly change: (tried: Tried, event: ThreadEvent, peer?: DeskPeer) => Promise<boolean> | boolean;
  readonly refused: (tried: Tried, why: Refusal, owner: Owner | null) => boolean;
  readonly toasts: Toasts;
}

/** Proposes it in the open thread and, once it is taken, says so. True when the relay took it. */
export type GiveUp = (tried: Tried, event: ThreadEvent, says: string) => Promise<boolean>;

export function createTakeBack({ opened, openPeer, change, refused, toasts }: TakeBackParts): GiveUp {
  return async (tried, event, says) => {
    const current = opened.peek();
    const done = await change(tried, event);
    if (!done || current === null) return done;
    const { epoch } = current.peer.thread.peek();
    toasts.show('plain', says, () => void takeBack(current.id, epoch));
    return done;
  };

  /** The agent may look at another thread by now. */
  async function takeBack(thread: string, epoch: number): Promise<void> {
    const current = opened.peek();
    const peer = current?.id === thread ? current.peer : openPeer(thread);
    await readyOf(peer);
    const { epoch: now, owner } = peer.thread.peek();
    if (now === epoch) await change('undo', { type: 'claimed' }, peer);
    else refused('undo', MOVED_ON, owner);
    if (peer !== current?.peer) peer.close();
  }
}

const MOVED_ON: Refusal = { refused: 'stale', what: 'The thread has gone on since.' };

/** Settles once the thread is here, or cannot be had. */
function readyOf({ state }: DeskPeer): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (state.value === 'loading') return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}
