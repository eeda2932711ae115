// A customer: one thread, one or two pages over one storage, and a habit of writing.
import type { ThreadEvent } from '#domain/event';
import { memoryStorage } from '../peer/storage.ts';
import type { Random } from './random.ts';
import { openTab, type Tab } from './tab.ts';
import { newId, SITE, type World } from './world.ts';

export interface Customer {
  readonly name: string;
  readonly thread: string;
  readonly tabs: readonly Tab[];
  /** Writes a message in this page, or in any of them. */
  say(tab?: Tab): void;
  /** Does one thing a customer may do now. */
  act(): void;
  close(): void;
}

export async function enterCustomer(world: World, name: string, tabCount: number): Promise<Customer> {
  const { witness } = world;
  const random = world.random.fork();
  const thread = newId();
  witness.owners.set(thread, name);
  const storage = memoryStorage();
  const drafts: string[] = [];
  let count = 0;
  const tabs: Tab[] = [];
  const open = () => openTab(world, { name, thread, storage: storage.tab(), written: () => drafts });

  const first = await open();
  tabs.push(first);
  first.peer().propose({ type: 'started', site: SITE, locale: 'en', page: null });
  while (tabs.length < tabCount) tabs.push(await open());

  function say(tab = random.pick(tabs) ?? first): void {
    count += 1;
    const text = `${name}#${count} ${'.'.repeat(random.between(0, 200))}`;
    witness.presses.set(text, { text, author: name, thread, n: count });
    const id = newId();
    drafts.push(id);
    tab.peer().propose({ type: 'said', text }, id);
  }

  function act(): void {
    const peer = (random.pick(tabs) ?? first).peer();
    const { owner, head } = peer.view().thread;
    if (random.chance(0.1)) peer.seen(peer.view().confirmed.head);
    if (random.chance(0.1)) peer.typing(true);
    const event = head > 0 && random.chance(0.3) ? turn(owner.kind, random) : null;
    if (event) peer.propose(event);
    else say();
  }

  return {
    name,
    thread,
    tabs,
    say,
    act,
    close() {
      for (const tab of tabs) tab.close();
    },
  };
}

/** What the customer's side proposes besides their words: the assistant's answer, the request for a person, the second thought. */
function turn(owner: 'assistant' | 'queue' | 'agent', random: Random): ThreadEvent | null {
  if (owner === 'queue') return random.chance(0.15) ? { type: 'cancelled' } : null;
  if (owner === 'agent') return null;
  if (random.chance(0.5))
    return { type: 'handedOff', queue: 'general', priority: 'normal', row: 'unknown', firstReply: null };
  return { type: 'answered', to: newId(), text: 'See the article on invoices.', documents: [], confidence: 0.7 };
}
