// What this agent may do with a thread now, by who owns it. The relay decides; this is so that buttons do not promise what it refuses.
import type { Thread } from '#domain/thread';
import type { Me } from './api.ts';

export type Verb = 'claim' | 'takeOver' | 'reply' | 'transfer' | 'handBack' | 'resolve' | 'release' | 'route';

export type Stance =
  | { readonly kind: 'assistant' }
  | { readonly kind: 'waiting'; readonly queue: string }
  | { readonly kind: 'mine'; readonly queue: string }
  | { readonly kind: 'others'; readonly queue: string; readonly name: string }
  | { readonly kind: 'resolved' }
  /** This person may only read. */
  | { readonly kind: 'viewer' };

export function stanceOf(thread: Pick<Thread, 'owner' | 'status'>, me: Pick<Me, 'id' | 'role'>): Stance {
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
        ? { kind: 'mine', queue: owner.queue }
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
      return ['reply', 'transfer', 'handBack', 'release', 'resolve'];
    case 'others':
      return ['takeOver'];
    case 'resolved':
      return ['takeOver'];
    case 'viewer':
      return [];
  }
}

export function may(stance: Stance, verb: Verb): boolean {
  return verbsOf(stance).includes(verb);
}
