// The life of a handoff as the host page hears of it: events made from the stages of the thread, never with message text.
import type { Item, Stage, Thread } from '#domain/thread';
import type { Standing } from '#domain/wire';

type Tell = (name: string, detail: Readonly<Record<string, unknown>>) => void;

/** Tells what `after` has that `before` had not. Of a thread seen for the first time nothing is told: it happened before this page. */
export function tellStages(before: Thread, after: Thread, tell: Tell): void {
  if (before.id !== after.id || before.head === 0) return;
  const known = new Set(before.items.map((item) => item.id));
  for (const item of after.items) if (!known.has(item.id)) tellItem(item, after.handoff?.queue ?? '', tell);
}

/** Tells what changed in how the customer's wait stands: their place, and whether somebody is there. */
export function tellStanding(before: Standing | null, after: Standing | null, tell: Tell): void {
  if (after === null) return;
  const { queue, position, expectedWait: eta, agents, opensAt } = after;
  if (before?.queue !== queue || before.position !== position || before.expectedWait !== eta)
    tell('handoff:queued', { queue, position, eta });
  if (before === null || before.agents > 0 !== agents > 0 || before.opensAt !== opensAt)
    tell('availability', { available: agents > 0, opensAt });
}

function tellItem(item: Item, queue: string, tell: Tell): void {
  if (item.kind === 'stage') return tellStage(item, queue, tell);
  if (item.by.role === 'assistant' || item.by.role === 'agent') tell('message:received', { from: item.by.role });
}

function tellStage({ event, by }: Stage, queue: string, tell: Tell): void {
  const agent = by.role === 'agent' ? by.name : '';
  switch (event.type) {
    case 'handedOff':
      return tell('handoff:queued', { queue: event.queue, position: null, eta: null });
    case 'claimed':
      tell('handoff:assigned', { queue, agent });
      return tell('handoff:joined', { agent });
    case 'transferred':
      return tell('handoff:transferred', { queue: event.queue });
    case 'delayed':
      return tell('handoff:timeout', {});
    case 'cancelled':
      return tell('handoff:cancelled', {});
    case 'handedBack':
    case 'resolved':
      return tell('handoff:ended', { by: by.role });
    default:
      return undefined;
  }
}
