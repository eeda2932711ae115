// The relay's live part: lines of customers and agents over one log, and what the relay itself does about waiting, leaving and missing.
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { type Card, cardOf, isAside } from '#domain/card';
import type { Thread } from '#domain/thread';
import { AGENTS, type Colleague, CUSTOMERS, MAX_FRAME, type QueueInfo } from '#domain/wire';
import type { Agent } from './agents.ts';
import { createDelays } from './delays.ts';
import { createErasing, type Erasing, type Retention } from './erasing.ts';
import { createReading, type Reading } from './files/reading.ts';
import { createShelf, type Shelf } from './files/shelf.ts';
import { createUploads, type Uploads } from './files/uploads.ts';
import { openInbox } from './inbox.ts';
import type { Limits } from './limits.ts';
import { type ComingBack, createComingBack } from './mail/coming-back.ts';
import { BACK_LIFE, createLinks, type Links } from './mail/links.ts';
import { type Mailing, startMailing } from './mail/mailing.ts';
import type { Metrics } from './metrics.ts';
import { createPresence } from './presence.ts';
import { type QueueFigures, queueFigures } from './queue-figures.ts';
import { createAssigner } from './routing/assigner.ts';
import { serves } from './routing/choose.ts';
import { createEscalation } from './routing/escalation.ts';
import type { Roster } from './routing/roster.ts';
import { createSecondLook } from './second-look.ts';
import { isOpen, type LiveSite, routedTo, type Sites } from './sites.ts';
import { createAdmission, turnAway } from './sockets/admission.ts';
import { serveAgents } from './sockets/agents.ts';
import { createAllowance } from './sockets/allowance.ts';
import { createCards } from './sockets/cards.ts';
import { serveCustomers, tellPlaybook } from './sockets/customers.ts';
import { createGate } from './sockets/gate.ts';
import { type Hub, tellEntry, toAgents, toCustomers } from './sockets/hub.ts';
import { type Conn, createGuard, waitingFor } from './sockets/line-guard.ts';
import { hears, INBOX, roomOf, threadsHeard } from './sockets/rooms.ts';
import { createStandings } from './sockets/standings.ts';
import { createTyping } from './sockets/typing.ts';
import { standingOf } from './standing.ts';
import type { Store } from './store/store.ts';
import { createThreads, type OwnEvent, type Published, type Threads } from './threads.ts';
import { createTickets } from './tickets.ts';
import type { Timers } from './timers.ts';
import { createVisitors } from './visitors.ts';

export interface RelayParts {
  readonly server: HttpServer;
  readonly store: Store;
  readonly sites: Sites;
  readonly secret: string;
  /** The relay's own origins, the console's. */
  readonly origins: readonly string[];
  readonly allowedOrigins: readonly string[];
  agentOf(cookie: string): Promise<Agent | null>;
  /** Everybody who may answer, by name. */
  team(): Promise<readonly Colleague[]>;
  readonly metrics: Metrics;
  readonly roster: Pick<Roster, 'of'>;
  readonly timers: Timers;
  now(): number;
  newId(): string;
  onFault(error: unknown): void;
  warn(line: string): void;
  readonly limits: Limits;
  /** How many proxies stand before the relay. */
  readonly trustProxy: number;
  /** Milliseconds an agent's last line may be gone before their threads go back to the queue. */
  readonly leaveAfter: number;
  /** The version of the protocol it speaks. */
  readonly protocol: number;
  /** Milliseconds between two beacons. */
  readonly beaconEvery: number;
  readonly retention: Retention;
  /** Where files lie. */
  readonly filesDir: string;
  /** Where people reach it, without a slash at the end. */
  readonly url: string;
  /** Null: no e-mails go out. */
  readonly mail: Mailing | null;
}

export interface Relay {
  readonly threads: Threads;
  readonly erasing: Erasing;
  readonly uploads: Uploads;
  readonly reading: Reading;
  readonly shelf: Shelf;
  readonly links: Links;
  readonly comingBack: ComingBack;
  /** A site runs another playbook: everybody who shows or runs it is told. */
  tookPlaybook(live: LiveSite): void;
  /** What agents take on changed. */
  tookSkills(): void;
  /** Saved replies are others now: open consoles are told. */
  tookReplies(): void;
  /** Agents' roles changed: every line of theirs is asked again whether it holds, and for what. */
  recheckAgents(): Promise<void>;
  /** How each queue of each site stands now. */
  queueFigures(): Promise<readonly QueueFigures[]>;
  /** How many threads wait in this queue of a site. */
  waitingIn(site: string, queue: string): number;
  draining(): boolean;
  /** As much is being stored as may be at once: the next proposal is told `busy`. */
  isFull(): boolean;
  /** Says bye to everybody, lets what was begun be stored, and closes the lines. */
  stop(): Promise<void>;
}

/** Heads told in one turn of the loop, so that a beacon over thousands of threads holds up nobody's message. */
const SLICE = 100;
/** How long a bye may take to leave before the line is cut, and how often it is looked whether all have. */
const BYE_MS = 2_000;
const LOOK_MS = 50;
/** How long what is asked over HTTP may take to be answered. */
const FINISH_MS = 1_000;
/** How often what is past its time is looked for. */
const RETENTION_EVERY = 3_600_000;
/** More open requests for a person than any site has. */
const EVERY = 100_000;

export async function startRelay(parts: RelayParts): Promise<Relay> {
  const { store, sites, timers, now, limits } = parts;
  let draining = false;
  const admission = createAdmission({ ...parts, random: Math.random, draining: () => draining });
  const guard = createGuard({ limits, now, onCut: parts.metrics.cut });
  const io = new Server(parts.server, {
    transports: ['websocket'],
    maxHttpBufferSize: MAX_FRAME,
    perMessageDeflate: false,
    serveClient: false,
    connectTimeout: limits.authWithin,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    allowRequest(request, done) {
      const why = admission.judge(request);
      if (why) turnAway(request.socket, why);
      else done(null, true);
    },
  });
  io.engine.on('connection', (conn: Conn) => {
    guard.watch(conn);
    conn.once('close', admission.opened(conn.request));
  });
  // Nobody belongs here: without this a line that says nothing about itself could stay.
  io.use((_socket, next) => next(new Error('Use the namespace of customers or of agents.')));
  const hub: Hub = { customers: io.of(CUSTOMERS), agents: io.of(AGENTS) };
  const inbox = await openInbox(store, now());
  const tickets = createTickets(limits.ticketsPerVisitor);
  for (const { visitor, card } of await store.inbox(now(), { people: EVERY, watched: 0 }))
    tickets.update(visitor, { id: card.thread, owner: card.owner });

  const typing = createTyping((packet) => {
    if (packet.role === 'agent') toCustomers(hub, packet.thread, 'typing', packet);
    toAgents(hub, packet.role === 'customer' ? INBOX : roomOf(packet.thread), 'typing', packet);
  });
  const presence = createPresence({
    timers,
    leaveAfter: parts.leaveAfter,
    onChange: presenceChanged,
    onLook: tellPresence,
    onLeft: left,
  });
  const shelf = createShelf(parts.filesDir, now);
  const threads = createThreads({
    store,
    now,
    newId: parts.newId,
    publish,
    mayAsk: tickets.open,
    askedInVain: tickets.update,
    answers: presence.answers,
    mailAfter: parts.mail?.after ?? null,
    forgetFiles: shelf.forget,
    dropFile: shelf.drop,
    playbookOf: (site) => sites.ready(site)?.playbook ?? null,
    routed(site, queue, at) {
      const live = sites.ready(site);
      return live ? routedTo(live, queue, at) : queue;
    },
  });
  const reading = createReading({ threads, shelf, secret: parts.secret, now });
  const playbookOf = async (site: string) => (await sites.find(site))?.playbook ?? null;
  const uploads = createUploads({ threads, store, shelf, limits, playbookOf, now });
  const { roster } = parts;
  const freeFor = (queue: string) => presence.free().filter(({ id }) => serves(roster.of(id), queue)).length;
  const figures = { store, inbox, byMail: parts.mail !== null, free: freeFor, now };
  const standings = createStandings({
    figures,
    inbox,
    sites,
    timers,
    hears: (thread) => hears(hub.customers, thread),
    tell: (thread, standing) => toCustomers(hub, thread, 'standing', { thread, standing }),
    onFault: parts.onFault,
  });
  const assigner = createAssigner({
    inbox,
    roster,
    asRelay: threads.asRelay,
    sites: sites.all,
    here: presence.free,
    now,
    draining: () => draining,
    onFault: parts.onFault,
  });
  const standing = async (thread: Thread) => {
    const live = sites.ready(thread.site);
    return live && standingOf(figures, live, thread);
  };
  const delays = createDelays({ inbox, threads, standing, ready: sites.ready, now });
  const escalation = createEscalation({ inbox, asRelay: threads.asRelay, overflowOf, now });
  const secondLook = createSecondLook({
    timers,
    asRelay: (id, propose) => threads.asRelay(id, propose),
    playbookOf: (site) => sites.ready(site)?.playbook ?? null,
    routed(site, queue) {
      const live = sites.ready(site);
      return live ? routedTo(live, queue, now()) : queue;
    },
    mayAsk: tickets.open,
    onFault: parts.onFault,
  });
  const links = createLinks(parts.secret, now);
  const comingBack = createComingBack({ ...parts, threads, links, site: sites.find });
  const mailing = startMailing({
    ...parts,
    store,
    threads,
    links,
    siteName: (site) => sites.ready(site)?.site.name ?? site,
    isHere: (thread) => hears(hub.customers, thread),
  });
  const cards = createCards(timers, (packet) => toAgents(hub, INBOX, 'card', packet));

  const gate = createGate(limits.writesAtOnce);
  const { protocol } = parts;
  const shared = {
    protocol,
    hub,
    store,
    threads,
    typing,
    gate,
    uploads,
    reading,
    standing,
    draining: () => draining,
    onFault: parts.onFault,
  };
  const allowance = createAllowance(limits, now);
  const addressOf = (socket: Socket) => admission.keyOf(socket.request);
  const { allowedOrigins } = parts;
  const { socketsPerVisitor } = limits;
  const visitors = createVisitors(store, parts.secret, now);
  serveCustomers({
    ...shared,
    visitors,
    comingBack,
    allowance,
    socketsPerVisitor,
    now,
    newId: parts.newId,
    addressOf,
    allowedOrigins,
    site: sites.find,
    revisionOf: (site) => sites.ready(site)?.playbook.revision ?? null,
  });
  const erasing = createErasing({ store, threads, inbox, tickets, hub, shelf, now });
  const { origins, agentOf, team } = parts;
  const lines = serveAgents({ ...shared, inbox, presence, origins, agentOf, queues, team, now });

  expectOwners();
  const stopBeacon = timers.every(parts.beaconEvery, () => {
    beacon().catch(parts.onFault);
    lines.recheck().catch(parts.onFault);
    erasing.notice().catch(parts.onFault);
    // Whoever put a thread aside and went has left it once its time is over.
    expectOwners();
    delays.look().catch(parts.onFault);
    assigner.look();
    escalation.look().catch(parts.onFault);
    for (const each of [admission, allowance, guard, uploads]) each.sweep();
  });
  const eraseOld = () => {
    erasing.stale(parts.retention).catch(parts.onFault);
    store.mails.forget(now() - BACK_LIFE).catch(parts.onFault);
  };
  const stopErasing = timers.every(RETENTION_EVERY, eraseOld);
  eraseOld();
  parts.metrics.watch({
    customers: () => hub.customers.sockets.size,
    agents: () => presence.free().length,
    threads: inbox.counts,
    mails: store.mails.counts,
  });

  return {
    threads,
    erasing,
    uploads,
    reading,
    shelf,
    links,
    comingBack,
    tookPlaybook,
    recheckAgents: lines.recheck,
    tookSkills: presenceChanged,
    tookReplies: () => toAgents(hub, INBOX, 'replies', { at: parts.now() }),
    queueFigures: () => queueFigures(figures, sites.all()),
    waitingIn: (site, queue) => inbox.waiting(site, queue).length,
    draining: () => draining,
    isFull: gate.isFull,
    stop,
  };

  // What happens on every entry

  function publish(published: Published): void {
    const { before, thread, entry } = published;
    tickets.update(published.visitor, thread);
    tellEntry(hub, published);
    secondLook.at(published);
    if (entry.by.role === 'agent' && thread.contact !== null) mailing.watch(thread.id);
    parts.metrics.entry(published);
    const card = cardOf(thread);
    const stays = inbox.take(card, now());
    const risen = before.handoff?.priority !== thread.handoff?.priority;
    const urgent = risen || before.epoch !== thread.epoch || before.package !== thread.package;
    cards.tell({ card, gone: !stays }, urgent);
    if (risen && thread.owner.kind === 'queue') standings.changed(thread.site, thread.owner.queue);
    if (before.epoch === thread.epoch) return;
    assigner.look();
    typing.clear(thread.id);
    for (const owner of [before.owner, thread.owner])
      if (owner.kind === 'queue') {
        standings.moved(thread.site, owner.queue, thread.id);
        standings.changed(thread.site, owner.queue);
      }
    if (thread.owner.kind !== 'queue') toCustomers(hub, thread.id, 'standing', { thread: thread.id, standing: null });
    else if (entry.by.role !== 'relay' || entry.event.type !== 'transferred') promise(thread.id).catch(parts.onFault);
  }

  /** Nobody free, or closed: says so, once for each handoff, and when it opens. */
  async function promise(id: string): Promise<void> {
    await threads.asRelay(id, (thread): OwnEvent | null => {
      const live = sites.ready(thread.site);
      if (!live || thread.owner.kind !== 'queue' || promised(thread)) return null;
      const { queue } = thread.owner;
      const open = isOpen(live, queue, now());
      if (open && freeFor(queue) > 0) return null;
      return { type: 'promised', opensAt: open ? null : (live.hours.get(queue)?.nextOpening(now()) ?? null) };
    });
  }

  // Queues and presence

  function tellPresence(): void {
    toAgents(hub, INBOX, 'presence', { agents: presence.all() });
  }

  /** Agents who have threads and are not here are given a minute to come back. */
  function expectOwners(): void {
    for (const card of inbox.withAgents())
      if (card.owner.kind === 'agent' && !isAside(card, now())) presence.expect(card.owner.agent);
  }

  function presenceChanged(): void {
    tellPresence();
    assigner.look();
    for (const live of sites.all()) for (const queue of live.playbook.queues) standings.changed(live.site.id, queue.id);
  }

  /** Gone for good: their threads go back to the queue they came from, but for what they put aside. */
  function left(agent: string): void {
    const theirs = (card: Card) => card.owner.kind === 'agent' && card.owner.agent === agent && !isAside(card, now());
    for (const card of inbox.withAgents().filter(theirs)) release(card.thread, agent).catch(parts.onFault);
  }

  async function release(id: string, agent: string): Promise<void> {
    await threads.asRelay(id, ({ owner }): OwnEvent | null =>
      owner.kind === 'agent' && owner.agent === agent ? { type: 'released', reason: 'left' } : null,
    );
  }

  /** The queue that takes over from this one, if it is open. */
  function overflowOf(site: string, queue: string): string | null {
    const live = sites.ready(site);
    const next = live?.playbook.queues.find((one) => one.id === queue)?.overflow;
    return live && next !== undefined && isOpen(live, next, now()) ? next : null;
  }

  function tookPlaybook(live: LiveSite): void {
    const { site, version, playbook } = live;
    toAgents(hub, INBOX, 'playbook', { site: site.id, version, queues: queues() });
    tellPlaybook(hub, site.id, playbook.revision).catch(parts.onFault);
    for (const queue of playbook.queues) standings.changed(site.id, queue.id);
    assigner.look();
  }

  function queues(): readonly QueueInfo[] {
    const all = sites.all().flatMap((live) => live.playbook.queues);
    const infos = all.map(({ id, name, assign }): QueueInfo => ({ id, name, ...(assign && { automatic: true }) }));
    return [...new Map(infos.map((one) => [one.id, one])).values()];
  }

  /** Clients silently miss the last entry of a burst until they are told where the log ends. */
  async function beacon(): Promise<void> {
    const all = [...new Set([...threadsHeard(hub.customers), ...threadsHeard(hub.agents)])];
    const comeBackWithin = admission.comeBackWithin(io.engine.clientsCount);
    for (let at = 0; at < all.length; at += SLICE) {
      await Promise.all(all.slice(at, at + SLICE).map((thread) => tellHead(thread, comeBackWithin)));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function tellHead(thread: string, comeBackWithin: number): Promise<void> {
    const head = await threads.head(thread);
    if (head === null) return;
    const packet = { thread, head, lineage: store.lineage, comeBackWithin };
    toCustomers(hub, thread, 'beacon', packet);
    toAgents(hub, roomOf(thread), 'beacon', packet);
  }

  async function stop(): Promise<void> {
    draining = true;
    stopBeacon();
    stopErasing();
    mailing.stop();
    secondLook.stop();
    presence.stop();
    const sockets = [...hub.customers.sockets.values(), ...hub.agents.sockets.values()];
    const within = admission.comeBackWithin(sockets.length);
    for (const socket of sockets) {
      // Not all at once when the relay is back.
      const comeBackIn = Math.floor(Math.random() * within);
      socket.emit('bye', { reason: 'The relay is restarting.', comeBackIn });
    }
    await threads.drain();
    await said(sockets);
    io.disconnectSockets(true);
    // Closing waits for what is being answered; a file on a slow line would take minutes.
    const cut = setTimeout(() => parts.server.closeAllConnections(), FINISH_MS);
    await io.close();
    clearTimeout(cut);
    await threads.drain();
  }
}

/** Resolves when nothing waits for these lines any more, or they were given time enough. */
async function said(sockets: readonly Socket[]): Promise<void> {
  for (let left = sockets, ms = 0; left.length > 0 && ms < BYE_MS; ms += LOOK_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    left = left.filter((socket) => waitingFor(socket.conn) > 0);
  }
}

/** Whether the handoff under way was answered with a promise already. */
function promised(thread: Thread): boolean {
  const from = thread.handoff?.seq ?? 0;
  return thread.items.some((item) => item.kind === 'stage' && item.event.type === 'promised' && item.seq > from);
}
