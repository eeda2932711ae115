// A disk that lies as disks do: what was written lasts once it was synced, and of the rest a power cut takes what it likes.
import type { Recorded } from './recording.ts';

/** Drop: nothing that was not synced. Subset: any of it, some only in part. Prefix: all of it up to a moment, the last in part. */
export const MODES = ['drop', 'subset', 'prefix'] as const;
export type Mode = (typeof MODES)[number];

export interface Disk {
  take(record: Recorded): void;
  /** What stands in the folder when the power is back. */
  cut(mode: Mode, random: () => number): ReadonlyMap<string, Buffer>;
}

/** Power fails between sectors, not within one. */
const SECTOR = 512;
const EMPTY = Buffer.alloc(0);

interface Inode {
  /** What lasts: the beginning of the room. */
  lasting: Buffer;
  room: Buffer;
  pending: Change[];
}

type Change = { readonly order: number } & (
  | { readonly kind: 'written'; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncated'; readonly to: number }
);

/** A change of the folder itself: the name stands for this file from now on; null: for none. */
interface Naming {
  readonly order: number;
  readonly name: string;
  readonly inode: Inode | null;
}

export function createDisk(): Disk {
  const names = new Map<string, Inode>();
  const lasting = new Map<string, Inode>();
  let namings: Naming[] = [];
  let order = 0;

  return { take, cut };

  function take(record: Recorded): void {
    order += 1;
    switch (record.kind) {
      case 'created':
        return name(record.name, { lasting: EMPTY, room: EMPTY, pending: [] });
      case 'unlinked':
        return name(record.name, null);
      case 'linked':
        return name(record.to, names.get(record.name) ?? null);
      case 'renamed':
        name(record.to, names.get(record.name) ?? null);
        return name(record.name, null);
      case 'folderSynced':
        for (const one of namings) apply(lasting, one);
        namings = [];
        return;
      case 'written':
        names.get(record.name)?.pending.push({ kind: 'written', order, at: record.at, bytes: record.bytes });
        return;
      case 'truncated':
        names.get(record.name)?.pending.push({ kind: 'truncated', order, to: record.to });
        return;
      case 'synced':
        return sync(names.get(record.name));
      case 'sent':
        return;
    }
  }

  function name(called: string, inode: Inode | null): void {
    const naming = { order, name: called, inode };
    namings.push(naming);
    apply(names, naming);
  }

  function cut(mode: Mode, random: () => number): ReadonlyMap<string, Buffer> {
    const keeps = keeper(mode, random, pendingOrders());
    const standing = new Map(lasting);
    for (const one of namings) if (keeps(one.order) === 'whole') apply(standing, one);
    const found = new Map<string, Buffer>();
    for (const [called, inode] of standing) {
      const kept = inode.pending.flatMap((change) => {
        const fate = keeps(change.order);
        return fate === 'gone' ? [] : fate === 'whole' ? [change] : torn(change, random);
      });
      found.set(called, changed(inode.lasting, kept));
    }
    return found;
  }

  function pendingOrders(): readonly number[] {
    const inodes = new Set([...names.values(), ...lasting.values()]);
    const orders = [...inodes].flatMap((inode) => inode.pending.map((change) => change.order));
    return [...orders, ...namings.map((one) => one.order)].sort((a, b) => a - b);
  }
}

type Fate = 'whole' | 'torn' | 'gone';

function keeper(mode: Mode, random: () => number, orders: readonly number[]): (order: number) => Fate {
  switch (mode) {
    case 'drop':
      return () => 'gone';
    case 'subset': {
      const fates = new Map(orders.map((order) => [order, anyFate(random())]));
      return (order) => fates.get(order) ?? 'gone';
    }
    case 'prefix': {
      const last = orders[Math.floor(random() * orders.length)] ?? 0;
      return (order) => (order < last ? 'whole' : order === last ? 'torn' : 'gone');
    }
  }
}

function anyFate(chance: number): Fate {
  if (chance < 0.45) return 'gone';
  return chance < 0.9 ? 'whole' : 'torn';
}

/** Some sectors of a write, from its start or from anywhere. */
function torn(change: Change, random: () => number): readonly Change[] {
  if (change.kind === 'truncated') return random() < 0.5 ? [change] : [];
  const sectors = Math.ceil(change.bytes.length / SECTOR);
  const from = random() < 0.5 ? 0 : Math.floor(random() * sectors);
  const to = from + Math.floor(random() * (sectors - from));
  const bytes = change.bytes.subarray(from * SECTOR, to * SECTOR);
  return bytes.length === 0 ? [] : [{ ...change, at: change.at + from * SECTOR, bytes }];
}

function sync(inode: Inode | undefined): void {
  if (!inode) return;
  inode.lasting = changed(inode.lasting, inode.pending, inode);
  inode.pending = [];
}

function apply(standing: Map<string, Inode>, { name, inode }: Naming): void {
  if (inode) standing.set(name, inode);
  else standing.delete(name);
}

/** The bytes with these changes, holes filled with zeros: in a copy, or in a room of their own that grows by doubling. */
function changed(bytes: Buffer, changes: readonly Change[], own: { room: Buffer } = { room: EMPTY }): Buffer {
  if (changes.length === 0) return bytes;
  const ends = changes.map((one) => (one.kind === 'written' ? one.at + one.bytes.length : one.to));
  const needed = Math.max(bytes.length, ...ends);
  if (own.room.length < needed) {
    const wider = Buffer.alloc(own.room.length > 0 || bytes.length === 0 ? needed * 2 : needed);
    bytes.copy(wider);
    own.room = wider;
  }
  let size = bytes.length;
  for (const one of changes) {
    if (one.kind === 'written') {
      if (one.at > size) own.room.fill(0, size, one.at);
      one.bytes.copy(own.room, one.at);
      size = Math.max(size, one.at + one.bytes.length);
    } else {
      if (one.to > size) own.room.fill(0, size, one.to);
      size = one.to;
    }
  }
  return own.room.subarray(0, size);
}
