// The faults, one function each: it begins, lasts, and heals. They are started while others last.
import type { Agent } from './agent.ts';
import type { Customer } from './customer.ts';
import type { LineProxy } from './proxy.ts';
import type { Random } from './random.ts';
import type { Tab } from './tab.ts';
import type { World } from './world.ts';

export interface Scene {
  readonly world: World;
  readonly random: Random;
  readonly customers: readonly Customer[];
  readonly agents: readonly Agent[];
}

export interface Fault {
  readonly name: string;
  /** Out of the sum of all. */
  readonly weight: number;
  /** False: not now, another fault has the relay. */
  run(scene: Scene): Promise<boolean>;
}

const TEN_YEARS = 10 * 365 * 86_400_000;
const HOUR = 3_600_000;

export const FAULTS: readonly Fault[] = [
  { name: 'kill', weight: 8, run: (scene) => killed(scene, scene.random.between(0, 400)) },
  { name: 'kill in a burst', weight: 4, run: killInBurst },
  { name: 'kill on an acknowledgement', weight: 5, run: killOnAck },
  { name: 'pause', weight: 4, run: pause },
  { name: 'relay clock', weight: 3, run: always(relayClock) },
  { name: 'cut', weight: 8, run: always(cut) },
  { name: 'half-open', weight: 5, run: always(halfOpen) },
  { name: 'slow', weight: 4, run: always(slow) },
  { name: 'mangle', weight: 9, run: always(mangle) },
  { name: 'reload', weight: 5, run: always(reload) },
  { name: 'client clock', weight: 3, run: always(clientClock) },
  { name: 'partition, type 5, reload, heal', weight: 7, run: always(partition) },
  { name: 'stall, burst, cut', weight: 6, run: always(stallBurstCut) },
  { name: 'claim race', weight: 10, run: always(claimRace) },
  { name: 'rejoin while others write', weight: 7, run: always(rejoinUnderWrites) },
];

function always(run: (scene: Scene) => Promise<void>): Fault['run'] {
  return (scene) => run(scene).then(() => true);
}

/** Only one fault at a time has the relay itself. */
const relayBusy = new WeakSet<World>();

async function alone(world: World, task: () => Promise<void>): Promise<boolean> {
  if (relayBusy.has(world)) return false;
  relayBusy.add(world);
  await task().finally(() => relayBusy.delete(world));
  return true;
}

function killed({ world }: Scene, downFor: number): Promise<boolean> {
  return alone(world, async () => {
    await world.relay.kill();
    await pass(downFor);
    await world.relay.start();
  });
}

async function killInBurst(scene: Scene): Promise<boolean> {
  const { random, customers } = scene;
  for (const customer of random.some(customers, 0.7)) for (let at = 0; at < 3; at += 1) customer.say();
  await pass(random.between(1, 60));
  return killed(scene, random.between(0, 400));
}

/** The moment an acknowledgement leaves the relay is the moment it dies. */
async function killOnAck(scene: Scene): Promise<boolean> {
  const { world, random, customers } = scene;
  for (const customer of random.some(customers, 0.3)) customer.say();
  await Promise.race([new Promise<void>((resolve) => world.wire.onceAcked(resolve)), pass(2_000)]);
  return killed(scene, random.between(0, 300));
}

function pause({ world, random }: Scene): Promise<boolean> {
  return alone(world, async () => {
    world.relay.pause();
    await pass(random.between(200, 3_000));
    world.relay.resume();
  });
}

async function relayClock({ world, random }: Scene): Promise<void> {
  const by = random.chance(0.5) ? HOUR : -HOUR;
  world.relay.step(by);
  await pass(random.between(500, 4_000));
  world.relay.step(-by);
}

async function cut(scene: Scene): Promise<void> {
  for (const proxy of scene.random.some(proxiesOf(scene), 0.3)) proxy.cut();
}

async function halfOpen(scene: Scene): Promise<void> {
  const some = scene.random.some(proxiesOf(scene), 0.25);
  for (const proxy of some) proxy.swallow(true);
  await pass(scene.random.between(500, 6_000));
  for (const proxy of some) proxy.swallow(false);
}

async function slow(scene: Scene): Promise<void> {
  const some = scene.random.some(proxiesOf(scene), 0.25);
  for (const proxy of some) proxy.slow(true);
  await pass(scene.random.between(1_000, 5_000));
  for (const proxy of some) proxy.slow(false);
}

async function mangle(scene: Scene): Promise<void> {
  const { random } = scene;
  const some = random.some(proxiesOf(scene), 0.5);
  const how = { double: 0.2, late: 0.2, lose: random.chance(0.5) ? 0.15 : 0.03 };
  for (const proxy of some) proxy.mangle(how);
  for (const customer of random.some(scene.customers, 0.3)) for (let at = 0; at < 4; at += 1) customer.say();
  await pass(random.between(1_000, 5_000));
  for (const proxy of some) proxy.mangle(null);
}

async function reload({ random, customers, agents }: Scene): Promise<void> {
  for (const tab of random.some(tabsOf(customers), 0.2)) tab.reload(random.chance(0.5));
  if (random.chance(0.3)) random.pick(agents)?.reload();
}

async function clientClock({ random, customers, agents }: Scene): Promise<void> {
  for (const one of random.some([...tabsOf(customers), ...agents], 0.3))
    one.stepClock(random.chance(0.5) ? TEN_YEARS : -TEN_YEARS);
}

/** Out of reach, five messages, the page reloaded, and back. */
async function partition({ random, customers }: Scene): Promise<void> {
  const customer = random.pick(customers);
  const tab = customer && random.pick(customer.tabs);
  if (!customer || !tab) return;
  for (const each of customer.tabs) each.proxy.swallow(true);
  for (let at = 0; at < 5; at += 1) {
    customer.say(tab);
    await pass(random.between(0, 120));
  }
  tab.reload(random.chance(0.5));
  if (random.chance(0.5)) for (const other of customer.tabs) other.reload(true);
  await pass(random.between(100, 3_000));
  for (const each of customer.tabs) each.proxy.swallow(false);
}

/** The line stalls, a burst piles up behind it and is let go at once, and then the line is cut. */
async function stallBurstCut({ random, customers }: Scene): Promise<void> {
  const customer = random.pick(customers);
  const tab = customer && random.pick(customer.tabs);
  if (!customer || !tab) return;
  tab.proxy.hold(true);
  for (let at = 0; at < 4; at += 1) customer.say(tab);
  await pass(random.between(100, 2_500));
  for (let at = 0; at < 2; at += 1) customer.say(tab);
  tab.proxy.hold(false);
  await pass(random.between(0, 30));
  tab.proxy.cut();
}

/** Every agent claims the same thread at once, and the one before is still writing; several threads, one after the other. */
async function claimRace({ random, customers, agents }: Scene): Promise<void> {
  for (const { thread } of random.some(customers, 0.4)) {
    random.pick(agents)?.say(thread);
    for (const agent of agents) agent.claim(thread);
    await pass(random.between(50, 300));
    for (const agent of agents) agent.say(thread);
  }
}

/** Lines come back while their threads are being written to: an entry may fall between reading the log and joining the room. */
async function rejoinUnderWrites({ random, customers, agents }: Scene): Promise<void> {
  const several = customers.filter((one) => one.tabs.length > 1);
  for (let round = 0; round < 6; round += 1) {
    for (const customer of several) {
      const [first, ...others] = customer.tabs;
      for (const tab of others) tab.proxy.cut();
      for (let at = 0; at < 2; at += 1) customer.say(first);
    }
    if (round === 2) random.pick(agents)?.proxy.cut();
    await pass(random.between(150, 500));
  }
}

export function proxiesOf({ customers, agents }: Scene): readonly LineProxy[] {
  return [...tabsOf(customers), ...agents].map((one) => one.proxy);
}

function tabsOf(customers: readonly Customer[]): readonly Tab[] {
  return customers.flatMap((customer) => customer.tabs);
}

export function pass(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
