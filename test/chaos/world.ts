// What the cast, the nemesis and the checker share in one run.
import { randomBytes } from 'node:crypto';
import { type LineProxy, openProxy } from './proxy.ts';
import type { Random } from './random.ts';
import type { RelayProcess } from './relay-process.ts';
import type { Verdict } from './verdict.ts';
import type { ViewOracle } from './view-oracle.ts';
import type { WireOracle } from './wire-oracle.ts';
import type { Who, Witness } from './witness.ts';

export interface World {
  readonly random: Random;
  readonly relay: RelayProcess;
  readonly witness: Witness;
  readonly wire: WireOracle;
  readonly views: ViewOracle;
  readonly verdict: Verdict;
}

export const SITE = 'shop';
export const ORIGIN = 'https://shop.example';

/** A proxy of this person's own, watched. */
export function proxyOf({ relay, random, wire }: World, who: Who): Promise<LineProxy> {
  return openProxy({ target: () => relay.port, random: random.fork(), watch: () => wire.watch(who) });
}

/** 128 bits. */
export function newId(): string {
  return randomBytes(16).toString('hex');
}
