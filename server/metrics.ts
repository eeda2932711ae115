// Figures for whoever watches the relay: what is open now, what has happened, and how long people waited.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { handoffAt, verdictOn } from '#domain/thread';
import type { MailResult } from './mail/mailer.ts';
import type { Published } from './threads.ts';

interface Watched {
  customers(): number;
  agents(): number;
  threads(): Readonly<Record<'assistant' | 'queue' | 'agent', number>>;
  mails(): Promise<Readonly<Record<'waiting' | 'sent' | 'dead', number>>>;
}

export interface Metrics {
  entry(published: Published): void;
  fault(): void;
  /** The database could not be written to, and why. */
  trouble(kind: string): void;
  /** A line was cut, and why. */
  cut(why: string): void;
  /** What became of an e-mail. */
  mail(result: MailResult): void;
  /** Where the figures of this moment are read when somebody asks. */
  watch(watched: Watched): void;
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: 'baton_' });
  const registers = [register];
  const entries = new Counter({
    name: 'baton_entries_total',
    help: 'Entries stored, by who made them and what they are.',
    labelNames: ['by', 'type'],
    registers,
  });
  const faults = new Counter({ name: 'baton_faults_total', help: 'Bugs caught. Should be 0.', registers });
  const troubles = new Counter({
    name: 'baton_store_trouble_total',
    help: 'Times the database could not be used: full, read-only, locked, failing, damaged. What came then was refused as busy.',
    labelNames: ['kind'],
    registers,
  });
  const cuts = new Counter({
    name: 'baton_lines_cut_total',
    help: 'Lines that were cut: slow readers, and floods.',
    labelNames: ['reason'],
    registers,
  });
  const mails = new Counter({
    name: 'baton_mails_total',
    help: 'Tries to e-mail an answer, by what became of it: sent, failed (tried again), dead (given up), read (not needed), stopped (not wanted).',
    labelNames: ['result'],
    registers,
  });
  const reply = new Histogram({
    name: 'baton_first_reply_seconds',
    help: 'From the handoff to the first reply of a person.',
    labelNames: ['queue'],
    buckets: [15, 30, 60, 120, 300, 600, 1_800, 3_600, 14_400],
    registers,
  });
  const late = new Counter({
    name: 'baton_first_reply_late_total',
    help: 'First replies after the SLA.',
    labelNames: ['queue'],
    registers,
  });

  const judged = new Counter({
    name: 'baton_handoffs_judged_total',
    help: 'Handoffs that an agent judged, by the playbook row that made them. The first judgement of each counts.',
    labelNames: ['row', 'verdict'],
    registers,
  });
  const judgedAnew = new Counter({
    name: 'baton_verdicts_changed_total',
    help: 'Judgements that an agent changed, by the playbook row, what stood before and what stands since.',
    labelNames: ['row', 'from', 'to'],
    registers,
  });

  return {
    entry({ entry, before, thread }) {
      entries.inc({ by: entry.by.role, type: entry.event.type });
      countJudgement(entry, before);
      const asked = before.handoff;
      const repliedAt = thread.handoff?.firstReplyAt ?? null;
      if (!asked || asked.firstReplyAt !== null || repliedAt === null) return;
      reply.observe({ queue: asked.queue }, (repliedAt - asked.at) / 1_000);
      if (asked.dueAt !== null && repliedAt > asked.dueAt) late.inc({ queue: asked.queue });
    },
    fault: () => faults.inc(),
    trouble: (kind) => troubles.inc({ kind }),
    cut: (reason) => cuts.inc({ reason }),
    mail: (result) => mails.inc({ result }),
    watch({ customers, agents, threads, mails: kept }) {
      gauge('baton_customers_connected', 'Lines of customers that are open.', (one) => one.set(customers()));
      gauge('baton_agents_free', 'Agents who are there and not away.', (one) => one.set(agents()));
      const open = new Gauge({
        name: 'baton_threads',
        help: 'Open threads in the inbox, by who has them.',
        labelNames: ['owner'],
        registers,
        collect() {
          for (const [owner, count] of Object.entries(threads())) this.set({ owner }, count);
        },
      });
      open.reset();
      const outbox = new Gauge({
        name: 'baton_mails',
        help: 'E-mails in the outbox: waiting, and of the last two weeks sent, or given up (dead).',
        labelNames: ['state'],
        registers,
        async collect() {
          for (const [state, count] of Object.entries(await kept())) this.set({ state }, count);
        },
      });
      outbox.reset();
    },
    text: () => register.metrics(),
    contentType: register.contentType,
  };

  function countJudgement({ event }: Published['entry'], before: Published['before']): void {
    if (event.type !== 'assessed') return;
    const row = handoffAt(before, event.handoff)?.row;
    if (row === undefined) return;
    const was = verdictOn(before, event.handoff);
    if (was === null) judged.inc({ row, verdict: event.verdict });
    else if (was !== event.verdict) judgedAnew.inc({ row, from: was, to: event.verdict });
  }

  function gauge(name: string, help: string, read: (one: Gauge) => void): void {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        read(this);
      },
    }).reset();
  }
}
