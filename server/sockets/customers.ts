// Lines of customers: who may open one, and what they may do on it. A customer's line reaches the threads of its own visitor only.
import type { Socket } from 'socket.io';
import * as v from 'valibot';
import { asCustomerSees } from '#domain/event';
import { type Refusal, refusal } from '#domain/ownership';
import type { Traits } from '#domain/signals/reading';
import {
  type Answered,
  attachSchema,
  backSchema,
  customerAuthSchema,
  joinSchema,
  proposeSchema,
  readSchema,
  seenSchema,
  typingSchema,
} from '#domain/wire';
import type { Reading } from '../files/reading.ts';
import type { Uploads } from '../files/uploads.ts';
import { type Identity, identityOf } from '../identity.ts';
import type { ComingBack } from '../mail/coming-back.ts';
import type { LiveSite } from '../sites.ts';
import type { Site } from '../store/store.ts';
import { ERASED, type Known, sameTraits, type Threads } from '../threads.ts';
import type { Visitors } from '../visitors.ts';
import type { Allowance } from './allowance.ts';
import { answering, no, unreadable } from './answering.ts';
import type { Gate } from './gate.ts';
import { type Hub, handshakeError, type JoinParts, join, toAgents, toCustomers, whyNotProtocol } from './hub.ts';
import { mayEmbed } from './origins.ts';
import { hear, roomOf } from './rooms.ts';
import type { Typing } from './typing.ts';

export interface CustomersParts extends JoinParts {
  readonly hub: Hub;
  readonly threads: Threads;
  readonly visitors: Visitors;
  readonly typing: Typing;
  readonly allowance: Allowance;
  readonly gate: Gate;
  readonly uploads: Pick<Uploads, 'ask'>;
  readonly reading: Pick<Reading, 'pathOf'>;
  readonly comingBack: Pick<ComingBack, 'take'>;
  readonly socketsPerVisitor: number;
  /** What limits by address count this line under; null: by nothing. */
  addressOf(socket: Socket): string | null;
  /** Origins that may embed every site. */
  readonly allowedOrigins: readonly string[];
  site(id: string): Promise<LiveSite | null>;
  /** The revision of the playbook that a site runs now; null: no such site is ready. */
  revisionOf(site: string): string | null;
  now(): number;
  newId(): string;
  draining(): boolean;
  onFault(error: unknown): void;
}

const SAY_WHO = refusal(
  'unauthorised',
  'This site says who its customers are: call identify({ token }) with a token it signed.',
);
const NO_THREAD = refusal('not_found', 'There is no such thread. Start it with “started”.');
const NO_FILE = refusal('not_found', 'There is no such file. It may have been erased.');

export function serveCustomers(parts: CustomersParts): void {
  const { hub, threads, visitors } = parts;
  const open = new Map<string, number>();

  hub.customers.use((socket, next) => {
    admitted(socket).then(
      (why) => next(why ? handshakeError(why) : undefined),
      (error: unknown) => {
        parts.onFault(error);
        next(handshakeError(refusal('busy', 'The relay had a fault. Try again in a moment.')));
      },
    );
  });

  hub.customers.on('connection', (socket) => {
    const { visitor, token, site } = whoOf(socket);
    const playbook = parts.revisionOf(site);
    socket.emit('welcome', { visitor, token, lineage: parts.store.lineage, ...(playbook !== null && { playbook }) });
    open.set(visitor, (open.get(visitor) ?? 0) + 1);
    socket.on('disconnect', () => {
      const left = (open.get(visitor) ?? 1) - 1;
      if (left > 0) open.set(visitor, left);
      else open.delete(visitor);
    });
    serve(socket);
  });

  async function admitted(socket: Socket) {
    if (parts.draining()) return refusal('busy', 'The relay is restarting. Try again in a moment.');
    const auth = v.safeParse(customerAuthSchema, socket.handshake.auth);
    if (!auth.success) return unreadable(auth.issues);
    const old = whyNotProtocol(auth.output.protocol, parts.protocol);
    if (old) return old;
    const live = await parts.site(auth.output.site);
    if (!live)
      return refusal(
        'not_found',
        `There is no site “${auth.output.site}” here. Check data-site, or add it: baton site add ${auth.output.site}.`,
      );
    const { origin } = socket.handshake.headers;
    if (!mayEmbed(origin, [...live.site.origins, ...parts.allowedOrigins]))
      return refusal(
        'forbidden',
        `The site “${live.site.id}” may not be embedded from ${origin}. Add the origin: baton site add ${live.site.id} --origin ${origin}.`,
      );
    // As it is kept now: keys are made and taken away while the relay runs.
    const site = (await parts.store.site(live.site.id)) ?? live.site;
    const named = await identified(site, auth.output.identity ?? null);
    if (named && 'refused' in named) return named;
    const { visitor: device, sameAs, token } = await visitors.admit(site.id, auth.output.token);
    const visitor = named ? await visitors.named(site.id, named.subject) : (sameAs ?? device);
    if ((open.get(visitor) ?? 0) >= parts.socketsPerVisitor)
      return refusal('limited', 'Too many lines are open for this visitor. Close some tabs and try again.');
    socket.data = { visitor, device, token, site: site.id, signed: named?.traits } satisfies Who;
    return null;
  }

  /** Who the site says this is; null: it says nothing, and need not. */
  async function identified(site: Site, token: string | null): Promise<Identity | Refusal | null> {
    if (token !== null && token !== '') return identityOf(site, token, parts.now());
    return site.identity?.required ? SAY_WHO : null;
  }

  function serve(socket: Socket): void {
    const { visitor, device, site, signed } = whoOf(socket);
    const author = { kind: 'customer', visitor, site, ...(signed && { signed }) } as const;

    const mine = async (thread: string): Promise<Known | null> => {
      const known = await threads.known(thread);
      return known && known.visitor === visitor && known.site === site ? known : null;
    };

    /** What this browser began before the site said who it is goes on as theirs: the thread in hand, and no other. */
    const takeOver = async (thread: string): Promise<void> => {
      if (device !== visitor) await threads.reassign(thread, device, visitor);
    };

    /** Once for each thread, and again when the site says something new. */
    const stamp = async (thread: string): Promise<void> => {
      const known = signed && (await mine(thread));
      const account = known?.thread.account;
      if (!signed || !known || (account?.verified && sameTraits(account.traits, signed))) return;
      const event = { type: 'identified', traits: signed, verified: true } as const;
      await threads.append(thread, author, { id: parts.newId(), epoch: known.thread.epoch, event }, 0);
    };

    socket.on('join', answering(joinSchema, joined, parts.onFault));
    socket.on('propose', answering(proposeSchema, proposed, parts.onFault, parts.gate));
    socket.on('attach', answering(attachSchema, attached, parts.onFault, parts.gate));
    socket.on('read', answering(readSchema, wantsFile, parts.onFault));
    socket.on('back', answering(backSchema, cameBack, parts.onFault));
    socket.on('typing', answering(typingSchema, typed, parts.onFault));
    socket.on('seen', answering(seenSchema, saw, parts.onFault));
    socket.on('disconnect', () => parts.typing.gone(socket.id));

    async function joined(packet: v.InferOutput<typeof joinSchema>) {
      await takeOver(packet.thread);
      await stamp(packet.thread);
      const known = await mine(packet.thread);
      if (!known) return no((await parts.store.isErased(packet.thread)) ? ERASED : NO_THREAD);
      const answer = await join(parts, socket, known.thread, packet);
      return answer.ok ? { ...answer, entries: answer.entries.map(asCustomerSees) } : answer;
    }

    async function proposed({ thread, draft, age }: v.InferOutput<typeof proposeSchema>) {
      await takeOver(thread);
      const isNew = draft.event.type === 'started' && (await threads.known(thread)) === null;
      const limited = parts.allowance.take({ visitor, site, address: parts.addressOf(socket), draft, age, isNew });
      if (limited) return no(limited);
      if (parts.draining()) return no(refusal('busy', 'The relay is restarting. Try again in a moment.'));
      const answer = await threads.append(thread, author, draft, age, socket.id);
      if (!answer.ok) return answer;
      hear(socket, thread);
      if (isNew) await stamp(thread);
      if (draft.event.type === 'said') parts.typing.set(socket.id, thread, { role: 'customer', name: '' }, false);
      return { ok: true as const, entry: asCustomerSees(answer.entry) };
    }

    async function attached(packet: v.InferOutput<typeof attachSchema>) {
      const known = await mine(packet.thread);
      if (!known) return no(NO_THREAD);
      if (parts.draining()) return no(refusal('busy', 'The relay is restarting. Try again in a moment.'));
      return parts.uploads.ask(author, known, packet);
    }

    async function wantsFile({ thread, file }: v.InferOutput<typeof readSchema>) {
      const path = (await mine(thread)) && (await parts.reading.pathOf(thread, file));
      return path ? { ok: true as const, path } : no(NO_FILE);
    }

    async function cameBack({ pass }: v.InferOutput<typeof backSchema>) {
      return parts.comingBack.take(pass, { device, named: signed ? visitor : null, site });
    }

    async function typed({ thread, on }: v.InferOutput<typeof typingSchema>): Promise<Answered<object>> {
      if (!(await mine(thread))) return no(NO_THREAD);
      parts.typing.set(socket.id, thread, { role: 'customer', name: '' }, on);
      return { ok: true };
    }

    async function saw({ thread, upTo }: v.InferOutput<typeof seenSchema>): Promise<Answered<object>> {
      const known = await mine(thread);
      if (!known) return no(NO_THREAD);
      const seen = await parts.store.seen(thread, 'customer', Math.min(upTo, known.thread.head));
      toCustomers(hub, thread, 'seen', { thread, seen });
      toAgents(hub, roomOf(thread), 'seen', { thread, seen });
      return { ok: true };
    }
  }
}

/** Tells every line of this site's customers that another playbook runs. In slices: it holds up nobody's message. */
export async function tellPlaybook({ customers }: Hub, site: string, revision: string): Promise<void> {
  let told = 0;
  for (const socket of [...customers.sockets.values()]) {
    if (whoOf(socket).site !== site) continue;
    socket.emit('playbook', { revision });
    told += 1;
    if (told % SLICE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

const SLICE = 100;

interface Who {
  readonly visitor: string;
  /** The anonymous visitor of this browser: the visitor itself, unless the site has said who it is. */
  readonly device: string;
  readonly token: string;
  readonly site: string;
  readonly signed: Traits | undefined;
}

function whoOf(socket: Socket): Who {
  return socket.data as Who;
}
