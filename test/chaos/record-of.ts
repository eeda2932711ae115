// The figures of a run, as docs/measured keeps them.
import type { Figure } from '../bench/record.ts';
import type { Outcome } from './run-once.ts';

/** Thresholds are those of RELIABILITY.md: the invariants I1 to I14, DEL-01, DEL-04 (10 s) and F12 (5 s). */
export function recordOf({
  acks,
  packets,
  violations,
  caughtUpAfter,
  slowestRestart,
  restarts,
  slowestQueue,
}: Outcome): readonly Figure[] {
  const broken = (id: string) => violations.filter((one) => one.id === id).length;
  const none = (id: string, what: string): Figure => ({
    id,
    what,
    value: broken(id),
    target: '0',
    holds: broken(id) === 0,
  });
  return [
    none('DEL-01', `lost of ${acks} acknowledged drafts, over ${restarts} kills`),
    none('I1', 'acknowledged entries not in the log'),
    none('I2', 'drafts in the log twice'),
    none('I3', 'entries nobody had proposed'),
    none('I4', 'gaps or repeats in numbering'),
    none('I5', 'entries that changed'),
    none('I6', 'messages out of their author’s order'),
    none('I7', 'views that were not the beginning of the log, or not the log in the end'),
    none('I8', 'joins that missed an acknowledged entry'),
    none('I9', 'entries under a stale epoch, or by another than the holder'),
    none('I10', 'requests for a person that were lost'),
    {
      id: 'I10',
      what: 'slowest way of a request for a person into the console’s queue, ms',
      value: Math.round(slowestQueue),
      target: '<= 2000',
      holds: slowestQueue <= 2_000,
    },
    none('I11', `packets to a line that may not see the thread, of ${packets}`),
    none('I13', 'messages that were neither delivered nor marked as not sent'),
    none('I14', 'statuses that went back'),
    {
      id: 'DEL-04',
      what: 'from the last fault to every view having the whole log, ms',
      value: caughtUpAfter === null ? 'never' : Math.round(caughtUpAfter),
      target: '<= 10000',
      holds: caughtUpAfter !== null,
    },
    {
      id: 'F12',
      what: `slowest of ${restarts} restarts after a kill, ms`,
      value: Math.round(slowestRestart),
      target: '<= 5000',
      holds: slowestRestart <= 5_000,
    },
  ];
}
