// The life of a handoff as the host page hears of it: events made from the stages of the thread, never with message text.
import type { Item, Stage, Thread } from '#domain/thread';

type Tell = (name: string, detail: Readonly<Record<string, unknown>>) => void;

/** Tells what `after` has that `before` had not. Of a thread seen for the first time nothing is told: it happened before this page. */
export function tellStages(before: Thread, after: Thread, tell: Tell): void {
  if (before.id !== after.id || before.head === 0) return;
  const known = new Set(before.items.map((item) => item.id));
  for (const item of after.items) if (!known.has(item.id)) tellItem(item, tell);
}

function tellItem(item: Item, tell: Tell): void {
  if (item.kind === 'stage') return tellStage(item, tell);
  if (item.by.role === 'assistant' || item.by.role === 'agent') tell('message:received', { from: item.by.role });
}

function tellStage({ event, by }: Stage, tell: Tell): void {
  switch (event.type) {
    case 'handedOff':
      return tell('handoff:queued', { queue: event.queue });
    case 'assigned':
      return tell('handoff:assigned', { agent: event.name });
    case 'claimed':
      return tell('handoff:joined', { agent: by.role === 'agent' ? by.name : '' });
    case 'transferred':
      return tell('handoff:transferred', { queue: event.queue });
    case 'cancelled':
      return tell('handoff:cancelled', {});
    case 'handedBack':
    case 'resolved':
      return tell('handoff:ended', { by: by.role });
    default:
      return undefined;
  }
}
