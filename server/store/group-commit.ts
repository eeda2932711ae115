// Group commit: orders that come together share one transaction and one flush, and none is answered before it.
import type { File } from './open-file.ts';
import type { Order, Writes } from './writes.ts';

export type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };

/**
 * One transaction for the group. Should it fail, each is tried alone, so that only the one at fault is refused. Gives the outcomes in the order
 * of the orders. Throws before anything was tried.
 */
export function groupCommit(file: File, writes: Writes): (group: readonly Order[]) => readonly Outcome[] {
  const begin = file.prepare('begin immediate');
  const commit = file.prepare('commit');
  const rollback = file.prepare('rollback');

  return (group) => {
    begin.run();
    try {
      return inOne(group);
    } catch (error) {
      return group.length === 1 ? [{ ok: false, error }] : group.map(alone);
    }
  };

  function alone(order: Order): Outcome {
    try {
      begin.run();
      return inOne([order])[0] as Outcome;
    } catch (error) {
      return { ok: false, error };
    }
  }

  function inOne(group: readonly Order[]): readonly Outcome[] {
    try {
      const outcomes = group.map((order): Outcome => ({ ok: true, value: run(order) }));
      commit.run();
      return outcomes;
    } catch (error) {
      if (file.isTransaction) rollback.run();
      throw error;
    }
  }

  function run<K extends keyof Writes>([kind, ...values]: readonly [kind: K, ...values: unknown[]] | Order): unknown {
    return (writes[kind] as (...given: readonly unknown[]) => unknown)(...values);
  }
}
