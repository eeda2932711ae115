// How each queue stands now, looked at anew every few seconds: open or not, who waits, how long, how long it takes.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as v from 'valibot';
import { dayAndTime } from '../day.ts';
import { hashOf } from '../route.ts';
import { span, spoken } from '../sla-clock.ts';
import type { Ask } from './ask.ts';

export interface QueuesPageProps {
  readonly ask: Ask;
  readonly onSay: (tone: 'plain' | 'bad', text: string) => void;
}

const EVERY_MS = 5_000;

const schema = v.object({
  now: v.number(),
  queues: v.array(
    v.object({
      site: v.string(),
      siteName: v.string(),
      id: v.string(),
      name: v.string(),
      hours: v.nullable(v.string()),
      open: v.boolean(),
      opensAt: v.nullable(v.number()),
      overflow: v.nullable(v.string()),
      waiting: v.number(),
      overdue: v.number(),
      oldest: v.nullable(v.number()),
      withPeople: v.number(),
      typicalWait: v.nullable(v.number()),
      expectedWait: v.nullable(v.number()),
    }),
  ),
});
type Figures = v.InferOutput<typeof schema>;
type Queue = Figures['queues'][number];

export function QueuesPage({ ask, onSay }: QueuesPageProps) {
  const figures = useSignal<Figures | null>(null);
  useEffect(() => {
    let failed = false;
    const look = async () => {
      const answer = await ask('GET', '/api/admin/queues', schema);
      if (answer.ok) figures.value = answer.value;
      // Said once, not every five seconds.
      else if (!failed) onSay('bad', answer.what);
      failed = !answer.ok;
    };
    void look();
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  if (figures.value === null) return <div class="skeleton tall" />;
  const { queues, now } = figures.value;
  const sites = [...new Set(queues.map((one) => one.site))];
  return (
    <>
      {sites.map((site) => (
        <SiteQueues key={site} queues={queues.filter((one) => one.site === site)} now={now} />
      ))}
    </>
  );
}

const COLUMNS = [
  'Queue',
  'Now',
  'Waiting',
  'Longest wait',
  'Overdue',
  'With people',
  'Typical wait',
  'Next is told',
  'Takes over',
];

function SiteQueues({ queues, now }: { readonly queues: readonly Queue[]; readonly now: number }) {
  const [first] = queues;
  if (!first) return null;
  return (
    <section class="panel queues-panel" aria-labelledby={`queues-${first.site}`}>
      <header class="panel-head">
        <h2 id={`queues-${first.site}`}>{first.siteName}</h2>
        <p class="muted">
          Names, hours and who takes over are set in{' '}
          <a href={hashOf({ at: 'settings', page: 'playbook', item: first.site })}>its playbook</a>. The typical wait is
          the median of the last first replies, once three were given. What whoever is next is told comes from how fast
          the queue moved in the last seven days, once five were answered and while somebody is here.
        </p>
      </header>
      <div class="matrix-scroll">
        <table class="matrix figures">
          <thead>
            <tr>
              {COLUMNS.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {queues.map((queue) => (
              <Row key={queue.id} queue={queue} now={now} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ queue, now }: { readonly queue: Queue; readonly now: number }) {
  return (
    <tr class="matrix-row">
      <th scope="row">
        <b>{queue.name}</b>
        <span class="figures-hours muted">{queue.hours ?? 'Always open'}</span>
      </th>
      <td data-label="Now">
        <span class={queue.open ? 'badge badge-good' : 'badge badge-warn'}>{queue.open ? 'Open' : 'Closed'}</span>
        {queue.opensAt !== null && <span class="figures-hours muted">opens {dayAndTime(queue.opensAt)}</span>}
      </td>
      <td data-label="Waiting">{queue.waiting}</td>
      <td data-label="Longest wait">{queue.oldest === null ? <Nothing /> : span(Math.max(0, now - queue.oldest))}</td>
      <td data-label="Overdue">
        {queue.overdue > 0 ? <span class="badge badge-bad">{queue.overdue}</span> : <Nothing />}
      </td>
      <td data-label="With people">{queue.withPeople}</td>
      <td data-label="Typical wait">{queue.typicalWait === null ? <Nothing /> : span(queue.typicalWait)}</td>
      <td data-label="Next is told">
        {queue.expectedWait === null ? (
          <span class="muted">no time</span>
        ) : (
          `about ${spoken(upToMinutes(queue.expectedWait))}`
        )}
      </td>
      <td data-label="Takes over">{queue.overflow ?? <Nothing />}</td>
    </tr>
  );
}

/** As the widget says it. */
function upToMinutes(ms: number): number {
  return Math.max(1, Math.round(ms / 60_000)) * 60_000;
}

function Nothing() {
  return (
    <span class="muted nothing">
      <span aria-hidden="true">–</span>
      <span class="sr">nothing</span>
    </span>
  );
}
