// The brief as it stands: the package that left with the handoff, completed by what the thread has learnt since.
import type { ContextPackage } from '#domain/context-package';
import type { Thread } from '#domain/thread';

/** Null while no handoff has made a package. */
export function briefOf(thread: Thread): ContextPackage | null {
  const made = thread.package;
  if (made === null) return null;
  return {
    ...made,
    correction: thread.correction ?? made.correction,
    account: thread.account ?? made.account,
    fields: { ...made.fields, ...thread.fields },
  };
}
