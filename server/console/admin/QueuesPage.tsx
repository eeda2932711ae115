// How each queue stands now, looked at anew every few seconds: open or not, who waits, how long, how long it takes.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as v from 'valibot';
import { dayAndTime } from '../day.ts';
import { Beside, type FiguresColumn, FiguresTable } from '../FiguresTable.tsx';
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
      <FiguresTable
        label={`Queues of ${first.siteName}`}
        lines={queues}
        keyOf={({ id }) => id}
        head={{ name: 'Queue', cell: nameOf }}
        columns={columnsAt(now)}
      />
    </section>
  );
}

function nameOf({ name, hours }: Queue) {
  return (
    <>
      <b>{name}</b>
      <Beside>{hours ?? 'Always open'}</Beside>
    </>
  );
}

function columnsAt(now: number): readonly FiguresColumn<Queue>[] {
  return [
    { name: 'Now', cell: openOf },
    { name: 'Waiting', cell: ({ waiting }) => waiting },
    { name: 'Longest wait', cell: ({ oldest }) => oldest && span(Math.max(0, now - oldest)) },
    { name: 'Overdue', cell: ({ overdue }) => (overdue > 0 ? <span class="badge badge-bad">{overdue}</span> : null) },
    { name: 'With people', cell: ({ withPeople }) => withPeople },
    { name: 'Typical wait', cell: ({ typicalWait }) => (typicalWait === null ? null : span(typicalWait)) },
    { name: 'Next is told', cell: toldOf },
    { name: 'Takes over', cell: ({ overflow }) => overflow },
  ];
}

function openOf({ open, opensAt }: Queue) {
  return (
    <>
      <span class={open ? 'badge badge-good' : 'badge badge-warn'}>{open ? 'Open' : 'Closed'}</span>
      {opensAt !== null && <Beside>opens {dayAndTime(opensAt)}</Beside>}
    </>
  );
}

function toldOf({ expectedWait }: Queue) {
  if (expectedWait === null) return <span class="muted">no time</span>;
  return `about ${spoken(upToMinutes(expectedWait))}`;
}

/** As the widget says it. */
function upToMinutes(ms: number): number {
  return Math.max(1, Math.round(ms / 60_000)) * 60_000;
}
