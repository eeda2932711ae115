// Handoffs to look at one by one: missed, too late, not needed, not judged, rated low. One tap judges, a click opens the turn.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Verdict } from '#domain/event';
import { customerName } from '../customer-name.ts';
import { dayAndTime } from '../day.ts';
import { Icon } from '../Icon.tsx';
import { Judgement } from '../Judgement.tsx';
import type { RouteNames } from '../playbook-names.ts';
import { hashOf, REVIEWS, type ReportsPlace } from '../route.ts';
import { brief } from './figure-words.ts';
import type { Report, Reviewed } from './figures.ts';

type Kind = (typeof REVIEWS)[number];

export interface ReviewProps {
  readonly lists: NonNullable<Report['review']>;
  readonly place: ReportsPlace;
  readonly names: Pick<RouteNames, 'rowName' | 'queueName'>;
  readonly mayJudge: boolean;
  readonly onJudge: (thread: string, handoff: number, verdict: Verdict) => Promise<void>;
  /** What can be done with those that were judged. */
  readonly children: ComponentChildren;
}

const KINDS: Readonly<Record<Kind, { readonly name: string; readonly says: string; readonly none: string }>> = {
  missed: {
    name: 'Missed',
    says: 'A person stepped in although the assistant had not handed over: took the thread, or routed it to people. A sentence of it may belong among the examples of a row.',
    none: 'Nobody had to step in unasked.',
  },
  late: {
    name: 'Too late',
    says: 'A person was needed sooner. Look at which turn, and at what would have told.',
    none: 'No handoff was judged too late.',
  },
  unneeded: {
    name: 'Not needed',
    says: 'The assistant could have gone on. Look at what raised it.',
    none: 'No handoff was judged not needed.',
  },
  unjudged: {
    name: 'Not judged',
    says: 'One tap each. A verdict can be changed; the last one counts.',
    none: 'Every handoff of this period was judged.',
  },
  low: { name: 'Rated low', says: 'Rated 1 or 2 after a person had it.', none: 'Nobody rated a handoff 1 or 2.' },
};

/** As many as the relay lists of each kind. */
const MOST = 50;

export function Review({ lists, place, names, mayJudge, onJudge, children }: ReviewProps) {
  const kind = place.list ?? REVIEWS.find((one) => lists[one].length > 0) ?? 'missed';
  const listed = lists[kind];
  return (
    <section class="panel" id="review" aria-labelledby="review-name">
      <header class="panel-head">
        <h2 id="review-name">To look at</h2>
        <nav class="chips" aria-label="To look at">
          {REVIEWS.map((one) => (
            <a
              key={one}
              class={one === kind ? 'chip chosen' : 'chip'}
              aria-current={one === kind ? 'page' : undefined}
              href={hashOf({ at: 'reports', ...place, list: one })}
            >
              {KINDS[one].name} <span class="chip-count">{countOf(lists[one])}</span>
            </a>
          ))}
        </nav>
        <p class="muted">{listed.length === 0 ? KINDS[kind].none : KINDS[kind].says}</p>
      </header>
      {listed.length > 0 && (
        <ol class="reviewed">
          {listed.map((one) => (
            <Line key={`${one.thread} ${one.seq}`} one={one} names={names} mayJudge={mayJudge} onJudge={onJudge} />
          ))}
        </ol>
      )}
      {listed.length === MOST && <p class="panel-foot muted">The latest {MOST}. A shorter period shows others.</p>}
      {children}
    </section>
  );
}

function countOf(list: readonly Reviewed[]): string {
  return list.length === MOST ? `${MOST}+` : String(list.length);
}

interface LineProps extends Pick<ReviewProps, 'names' | 'mayJudge' | 'onJudge'> {
  readonly one: Reviewed;
}

function Line({ one, names, mayJudge, onJudge }: LineProps) {
  const sending = useSignal(false);
  const judge = async (verdict: Verdict) => {
    if (sending.peek() || verdict === one.verdict) return;
    sending.value = true;
    await onJudge(one.thread, one.seq, verdict);
    sending.value = false;
  };
  return (
    <li class="review">
      <a class="review-words" href={hashOf({ at: 'thread', thread: one.thread, turn: one.entry })}>
        <span class="review-top">
          <b>
            <bdi>{customerName(one)}</bdi>
          </b>
          <span>{names.rowName(one.site, one.row)}</span>
          <span class="muted">{dayAndTime(one.at)}</span>
        </span>
        {one.words !== '' && (
          <q class="review-said" dir="auto">
            {one.words}
          </q>
        )}
        <Facts one={one} names={names} />
      </a>
      {one.handedOff && mayJudge && (
        <Judgement
          asks={`Was the handoff of ${customerName(one)} right?`}
          quiet
          verdict={one.verdict}
          disabled={sending.value}
          onJudge={(verdict) => void judge(verdict)}
        />
      )}
    </li>
  );
}

function Facts({ one, names }: Pick<LineProps, 'one' | 'names'>) {
  const { handedOff, queue, firstReply, inTime, reopened, rating } = one;
  return (
    <span class="review-facts muted">
      <span>{handedOff ? `to ${names.queueName(queue)}` : 'taken from the assistant'}</span>
      {handedOff && firstReply === null && <span>no reply of a person</span>}
      {handedOff && firstReply !== null && (
        <span class={inTime === false ? 'review-late' : ''}>
          first reply after {brief(firstReply)}
          {inTime === false && ', too late'}
        </span>
      )}
      {reopened && <span>reopened</span>}
      {rating !== null && (
        <span>
          <Icon name="star" size={12} /> {rating} of 5
        </span>
      )}
    </span>
  );
}
