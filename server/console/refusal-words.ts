// A refusal as an agent needs it: what happened, and what to do now.
import type { Refusal } from '#domain/ownership';
import type { Owner } from '#domain/thread';

export type Tried =
  | 'claim'
  | 'reply'
  | 'note'
  | 'transfer'
  | 'hand back'
  | 'resolve'
  | 'judge'
  | 'put back'
  | 'snooze'
  | 'edit'
  | 'remove'
  | 'undo'
  | 'route'
  | 'away'
  | 'open';

/** `owner` is who has the thread now, `me` this agent's id. */
export function refusalWords(tried: Tried, refusal: Refusal, owner: Owner | null, me: string): string {
  if (tried === 'claim') return claimWords(refusal, owner, me);
  switch (refusal.refused) {
    case 'stale':
    case 'not_owner':
      return `Not done: ${holds(owner, me)}. ${tried === 'reply' ? 'Your text is still in the composer. ' : ''}${next(owner, me)}`;
    case 'unauthorised':
      return 'You are signed out. Sign in again; what you wrote here is kept.';
    case 'limited':
      return 'That was too fast for the relay. Wait a few seconds and try again.';
    case 'too_large':
      return 'This is too long for one message. Shorten it, or send it in two.';
    default:
      return refusal.what;
  }
}

/** There is nobody to refuse it, and nobody to do it either. */
export const NO_LINE: Refusal = {
  refused: 'busy',
  what: 'No connection to the relay, so nothing was done. Try again when it is back.',
};

/** One agent wins a claim; the other one learns who has it. */
function claimWords(refusal: Refusal, owner: Owner | null, me: string): string {
  if (owner?.kind === 'agent' && owner.agent !== me)
    return `${owner.name} was faster and has this thread. Help with a note, or take it over if you agreed on that.`;
  if (owner?.kind === 'agent') return 'You have this thread already.';
  if (refusal.refused === 'stale') return `Not claimed: ${holds(owner, me)} by now. Try again.`;
  return refusal.what;
}

function holds(owner: Owner | null, me: string): string {
  if (owner === null) return 'the thread has moved on';
  switch (owner.kind) {
    case 'assistant':
      return 'the assistant has this thread';
    case 'queue':
      return 'this thread waits in a queue';
    case 'agent':
      return owner.agent === me ? 'the thread changed while you wrote' : `${owner.name} has this thread`;
  }
}

function next(owner: Owner | null, me: string): string {
  if (owner?.kind === 'agent' && owner.agent === me) return 'Try again.';
  return owner?.kind === 'agent' ? 'Take it over first.' : 'Claim it first.';
}
