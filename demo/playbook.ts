// The playbook that the demo's site runs, as the relay serves it: for the names of its rows and queues.
import { signal } from '@preact/signals';
import type { Playbook, Row } from '#domain/playbook';
import { rowOf } from '#domain/playbook';
import { inSentence } from '#domain/rule-words';

/** Null: it is on its way. */
export const playbook = signal<Playbook | null>(null);

/** Rejects when the relay does not serve it. */
export async function fetchPlaybook(): Promise<Playbook> {
  const response = await fetch('/playbook.json?site=demo');
  if (!response.ok) throw new Error(`The relay answered ${response.status} for the playbook.`);
  return (playbook.value = (await response.json()) as Playbook);
}

export function queueName(id: string): string {
  return playbook.value?.queues.find((queue) => queue.id === id)?.name ?? id;
}

export function rowNamed(id: string): Row | null {
  return playbook.value && rowOf(playbook.value, id);
}

/** A row of the table as one sentence: what it says is done with such a message. */
export function rowInWords(row: Row): string {
  const queue = queueName(row.queue ?? playbook.value?.defaultQueue ?? '');
  const reply = row.sla ? `, first reply within ${minutes(row.sla.firstReply)}` : '';
  switch (row.action) {
    case 'answer':
      return `answered by the assistant, unless a check says otherwise; then ${queue}${reply}`;
    case 'collect':
      return `ask for ${row.collect.map((one) => inSentence(one.field)).join(' and ')} once, then ${queue}${reply}`;
    case 'handoff':
      return `always a person: ${queue}${reply}`;
    case 'stop':
      return `the assistant stops at once: ${queue}${reply}`;
  }
}

function minutes(ms: number): string {
  const count = Math.round(ms / 60_000);
  return count < 90 ? `${count} min` : `${Math.round(count / 60)} h`;
}
