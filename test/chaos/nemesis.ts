// Who starts the faults: by chance, several at a time, until it is told to stop; then the quiet tail.
import { FAULTS, type Fault, pass, proxiesOf, type Scene } from './faults.ts';

export interface Nemesis {
  /** Resolves when the last fault has healed. */
  until(end: number): Promise<void>;
  /** How often each fault was started. */
  readonly counts: ReadonlyMap<string, number>;
}

const AT_ONCE = 5;
/** The first redial comes within 2 s. */
const BACK_MS = 2_500;

export function createNemesis(scene: Scene): Nemesis {
  const { random } = scene;
  const counts = new Map<string, number>();
  const running = new Set<Promise<void>>();

  function choose(): Fault | undefined {
    let at = random.next() * FAULTS.reduce((sum, fault) => sum + fault.weight, 0);
    return FAULTS.find((fault) => (at -= fault.weight) < 0);
  }

  function start(fault: Fault): void {
    const one = fault.run(scene).then((ran) => {
      running.delete(one);
      if (ran) counts.set(fault.name, (counts.get(fault.name) ?? 0) + 1);
    });
    running.add(one);
  }

  return {
    counts,
    async until(end) {
      while (performance.now() < end) {
        const fault = choose();
        if (fault && running.size < AT_ONCE) start(fault);
        await Promise.race([pass(random.between(150, 900)), ...(running.size === AT_ONCE ? running : [])]);
      }
      await Promise.all(running);
    },
  };
}

/**
 * The relay killed once more, half the lines cut when they are back, a burst of which some is never told, and then silence. Who speaks hears
 * again by speaking: the burst comes from the other half alone. Nothing is healed by hand.
 */
export async function quietTail(scene: Scene): Promise<void> {
  const { world, random, customers, agents } = scene;
  const proxies = proxiesOf(scene);
  await world.relay.kill();
  await world.relay.start();
  await pass(BACK_MS);
  for (const proxy of proxies) proxy.mangle({ double: 0.1, late: 0.2, lose: 0.3 });
  const cut = new Set(random.some(proxies, 0.5));
  for (const proxy of cut) proxy.cut();
  await pass(BACK_MS);
  for (let at = 0; at < 3; at += 1) {
    for (const customer of customers) {
      const tab = customer.tabs.find((one) => !cut.has(one.proxy));
      if (tab) customer.say(tab);
    }
    for (const agent of agents) if (!cut.has(agent.proxy)) for (const { thread } of customers) agent.note(thread);
    await pass(random.between(20, 200));
  }
  for (const proxy of proxies) proxy.mangle(null);
}
