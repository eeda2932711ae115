// The one way a packet comes in: checked, handled, answered. Whatever arrives, the relay stays up.
import * as v from 'valibot';
import { type Refusal, refusal } from '#domain/ownership';
import type { Answered } from '#domain/wire';
import type { Gate } from './gate.ts';

/**
 * A listener for packets of this schema. Refusals, malformed packets and faults are answered as values; a client that gave no way to
 * answer it gets none. `onFault` is told of bugs only. With a gate that is full, the packet is refused before it is even looked at.
 */
export function answering<S extends v.GenericSchema, A extends object>(
  schema: S,
  handle: (packet: v.InferOutput<S>) => Promise<Answered<A>> | Answered<A>,
  onFault: (error: unknown) => void,
  gate: Pick<Gate, 'enter' | 'leave'> = OPEN,
): (...args: readonly unknown[]) => void {
  return (...args) => {
    const last = args.at(-1);
    const answer = (value: Answered<A>) => {
      if (typeof last === 'function') last(value);
    };
    const full = gate.enter();
    if (full) return answer(no(full));
    answered(schema, handle, args[0])
      .catch((error: unknown) => {
        onFault(error);
        return no(refusal('busy', 'The relay had a fault. Try again in a moment.'));
      })
      .then(answer)
      .catch(onFault)
      .finally(gate.leave);
  };
}

const OPEN = { enter: () => null, leave: () => {} };

async function answered<S extends v.GenericSchema, A extends object>(
  schema: S,
  handle: (packet: v.InferOutput<S>) => Promise<Answered<A>> | Answered<A>,
  packet: unknown,
): Promise<Answered<A>> {
  const parsed = v.safeParse(schema, packet);
  return parsed.success ? await handle(parsed.output) : no(unreadable(parsed.issues));
}

export function no(why: Refusal): { readonly ok: false } & Refusal {
  return { ok: false, ...why };
}

/** What was wrong with it, by name and never by content. */
export function unreadable(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): Refusal {
  const [issue] = issues;
  const where = v.getDotPath(issue) ?? 'packet';
  if (issue.type === 'max_length')
    return refusal('too_large', `“${where}” is too long: at most ${String(issue.requirement)}. Shorten it.`);
  return refusal('malformed', `“${where}” is not as the protocol has it (${issue.expected ?? issue.type}).`);
}
