// What this agent may do with a thread now, by who owns it. The relay decides; this is so that buttons do not promise what it refuses.
import { isAside } from '#domain/card';
import type { Thread } from '#domain/thread';
import type { Me } from './api.ts';

export type Verb =
  | 'claim'
  | 'takeOver'
  | 'reopen'
  | 'reply'
  | 'transfer'
  | 'handBack'
  | 'snooze'
  | 'wake'
  | 'resolve'
  | 'release'
  | 'route';

export type Stance =
  | { readonly kind: 'assistant' }
  | { readonly kind: 'waiting'; readonly queue: string }
  /** `asideUntil`: when a thread that was put aside comes back, milliseconds since 1970; null: it is not aside. */
  | { readonly kind: 'mine'; readonly queue: string; readonly asideUntil: number | null }
  | { readonly kind: 'others'; readonly queue: string; readonly name: string }
  | { readonly kind: 'resolved' }
  /** This person may only read. */
  | { readonly kind: 'viewer' };

/** `now` is the relay's clock. */
export function stanceOf(
  thread: Pick<Thread, 'owner' | 'status' | 'snoozedUntil'>,
  me: Pick<Me, 'id' | 'role'>,
  now: number,
): Stance {
  const { owner, status } = thread;
  if (me.role === 'viewer') return { kind: 'viewer' };
  if (status === 'resolved') return { kind: 'resolved' };
  switch (owner.kind) {
    case 'assistant':
      return { kind: 'assistant' };
    case 'queue':
      return { kind: 'waiting', queue: owner.queue };
    case 'agent':
      return owner.agent === me.id
        ? { kind: 'mine', queue: owner.queue, asideUntil: isAside(thread, now) ? (thread.snoozedUntil ?? null) : null }
        : { kind: 'others', queue: owner.queue, name: owner.name };
  }
}

function verbsOf(stance: Stance): readonly Verb[] {
  switch (stance.kind) {
    case 'assistant':
      return ['takeOver', 'route'];
    case 'waiting':
      return ['claim', 'transfer', 'resolve'];
    case 'mine':
      return ['reply', 'release', 'transfer', 'handBack', stance.asideUntil === null ? 'snooze' : 'wake', 'resolve'];
    case 'others':
      return ['takeOver'];
    case 'resolved':
      return ['reopen'];
    case 'viewer':
      return [];
  }
}

export function may(stance: Stance, verb: Verb): boolean {
  return verbsOf(stance).includes(verb);
}
