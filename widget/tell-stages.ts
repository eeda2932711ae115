// The life of a handoff as the host page hears of it: events made from the stages of the thread, never with message text.
import { type By, givenTo } from '#domain/event';
import type { Item, Stage, Thread } from '#domain/thread';
import type { Standing } from '#domain/wire';

type Tell = (name: string, detail: Readonly<Record<string, unknown>>) => void;

/** Tells what `after` has that `before` had not. Of a thread seen for the first time nothing is told: it happened before this page. */
export function tellStages(before: Thread, after: Thread, tell: Tell): void {
  if (before.id !== after.id || before.head === 0) return;
  const known = new Set(before.items.map((item) => item.id));
  const fresh = after.items.filter((item) => !known.has(item.id));
  for (const item of fresh) tellItem(item, after, tell);
  if (after.package && after.package !== before.package) tell('handoff:packed', { brief: after.package });
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

function tellItem(item: Item, thread: Thread, tell: Tell): void {
  if (item.kind === 'stage') return tellStage(item, thread, tell);
  if (item.by.role === 'agent') tellTaken(item, item.by, thread, tell);
  if (item.by.role === 'assistant' || item.by.role === 'agent') tell('message:received', { from: item.by.role });
}

/** Whoever the relay gave the thread to joins with their first answer, and whoever answers what nobody has takes it by that. */
function tellTaken({ seq }: Item, by: Extract<By, { role: 'agent' }>, { handoff, items }: Thread, tell: Tell): void {
  const last = items.findLast((one) => one.seq < seq && (changesOwner(one) || one.by.role === 'agent'));
  const has = last?.by.role === 'agent' && last.by.id === by.id && (!changesOwner(last) || isClaim(last));
  if (has) return;
  if (!last || !wasGiven(last)) tell('handoff:assigned', { queue: handoff?.queue ?? '', agent: by.name });
  tell('handoff:joined', { agent: by.name });
}

function changesOwner(item: Item): boolean {
  return item.kind === 'stage' && OWNERS.has(item.event.type);
}

function isClaim(item: Item): boolean {
  return item.kind === 'stage' && item.event.type === 'claimed';
}

function wasGiven(item: Item): boolean {
  return item.kind === 'stage' && givenTo(item.event) !== null;
}

const OWNERS: ReadonlySet<Stage['event']['type']> = new Set<Stage['event']['type']>([
  'handedOff',
  'assigned',
  'claimed',
  'transferred',
  'released',
]);

function tellStage({ event, by }: Stage, { handoff }: Thread, tell: Tell): void {
  const queue = handoff?.queue ?? '';
  const agent = by.role === 'agent' ? by.name : '';
  switch (event.type) {
    case 'handedOff':
      return tell('handoff:queued', { queue: event.queue, position: null, eta: null });
    case 'assigned':
      return tell('handoff:assigned', { queue, agent: event.name });
    case 'claimed':
      tell('handoff:assigned', { queue, agent });
      return tell('handoff:joined', { agent });
    case 'transferred':
      tell('handoff:transferred', { queue: event.queue });
      return event.to && tell('handoff:assigned', { queue: event.queue, agent: event.to.name });
    case 'delayed':
      return tell('handoff:timeout', { queue });
    case 'cancelled':
      return tell('handoff:cancelled', {});
    case 'handedBack':
    case 'resolved':
      return tell('handoff:ended', { by: by.role });
    default:
      return undefined;
  }
}
