// Lines of agents: a session of the console and its exact origin open one. What an agent may do is asked again at every packet.
import type { Socket } from 'socket.io';
import * as v from 'valibot';
import { refusal } from '#domain/ownership';
import {
  type Answered,
  agentAuthSchema,
  agentJoinSchema,
  attachSchema,
  awaySchema,
  type Colleague,
  type InboxAnswer,
  lookingSchema,
  proposeSchema,
  type QueueInfo,
  readSchema,
  type SearchAnswer,
  searchSchema,
  seenSchema,
  typingSchema,
  type ViewsAnswer,
  viewsSchema,
} from '#domain/wire';
import type { Agent } from '../agents.ts';
import type { Reading } from '../files/reading.ts';
import type { Uploads } from '../files/uploads.ts';
import type { Inbox } from '../inbox.ts';
import type { Presence } from '../presence.ts';
import { excerptOf, searchTerms } from '../store/search-words.ts';
import type { Threads } from '../threads.ts';
import { answering, no, unreadable } from './answering.ts';
import type { Gate } from './gate.ts';
import {
  type Hub,
  handshakeError,
  type JoinParts,
  join,
  joinNewest,
  toAgents,
  toCustomers,
  whyNotProtocol,
} from './hub.ts';
import { isConsole } from './origins.ts';
import { hear, INBOX, roomOf } from './rooms.ts';
import type { Typing } from './typing.ts';

export interface AgentsParts extends JoinParts {
  readonly hub: Hub;
  readonly threads: Threads;
  readonly inbox: Inbox;
  readonly presence: Presence;
  readonly typing: Typing;
  readonly gate: Gate;
  readonly uploads: Pick<Uploads, 'ask'>;
  readonly reading: Pick<Reading, 'pathOf'>;
  /** The relay's own origins. */
  readonly origins: readonly string[];
  /** Whose session this cookie is; null: nobody's, or no longer. */
  agentOf(cookie: string): Promise<Agent | null>;
  queues(): readonly QueueInfo[];
  /** Everybody who may answer, by name. */
  team(): Promise<readonly Colleague[]>;
  now(): number;
  draining(): boolean;
  onFault(error: unknown): void;
}

const NO_THREAD = refusal('not_found', 'There is no such thread. It may have been erased.');
const VIEWERS = refusal('forbidden', 'Viewers read along. Ask an owner for another role.');
const SIGN_IN = refusal('unauthorised', 'Sign in to the console first.');
const NOTHING = v.unknown();
/** Threads a search gives at most: who needs more says more. */
const MOST_HITS = 50;

export interface AgentLines {
  /** Asks for each line whether its session still holds, and ends those of which it does not. */
  recheck(): Promise<void>;
}

export function serveAgents(parts: AgentsParts): AgentLines {
  const { hub, threads, presence } = parts;

  hub.agents.use((socket, next) => {
    admitted(socket).then(
      (why) => next(why ? handshakeError(why) : undefined),
      (error: unknown) => {
        parts.onFault(error);
        next(handshakeError(refusal('busy', 'The relay had a fault. Try again in a moment.')));
      },
    );
  });

  hub.agents.on('connection', (socket) => {
    const agent = whoOf(socket);
    presence.arrived(agent, socket.id);
    socket.on('disconnect', () => {
      parts.typing.gone(socket.id);
      presence.left(agent.id, socket.id);
    });
    serve(socket);
  });

  return {
    async recheck() {
      for (const socket of hub.agents.sockets.values()) {
        const agent = await parts.agentOf(socket.handshake.headers.cookie ?? '');
        if (agent) {
          socket.data = agent;
          presence.known(agent);
          continue;
        }
        socket.emit('bye', { reason: 'You were signed out.', comeBackIn: null });
        socket.disconnect(true);
      }
    },
  };

  async function admitted(socket: Socket) {
    if (parts.draining()) return refusal('busy', 'The relay is restarting. Try again in a moment.');
    const { origin, cookie } = socket.handshake.headers;
    if (!isConsole(origin, parts.origins))
      return refusal(
        'forbidden',
        `The console is served at ${parts.origins[0]} and opens lines from there only. Check PUBLIC_URL.`,
      );
    const auth = v.safeParse(agentAuthSchema, socket.handshake.auth);
    if (!auth.success) return unreadable(auth.issues);
    const agent = await parts.agentOf(cookie ?? '');
    if (!agent) return SIGN_IN;
    socket.data = agent;
    return whyNotProtocol(auth.output.protocol, parts.protocol);
  }

  function serve(socket: Socket): void {
    socket.on('inbox', answering(NOTHING, inbox, parts.onFault));
    socket.on('join', answering(agentJoinSchema, joined, parts.onFault));
    socket.on('propose', answering(proposeSchema, proposed, parts.onFault, parts.gate));
    socket.on('attach', answering(attachSchema, attached, parts.onFault, parts.gate));
    socket.on('read', answering(readSchema, wantsFile, parts.onFault));
    socket.on('typing', answering(typingSchema, typed, parts.onFault));
    socket.on('seen', answering(seenSchema, saw, parts.onFault));
    socket.on('search', answering(searchSchema, searched, parts.onFault));
    socket.on('views', answering(viewsSchema, keptViews, parts.onFault));
    socket.on('looking', answering(lookingSchema, looked, parts.onFault));
    socket.on('away', answering(awaySchema, wentAway, parts.onFault));

    async function inbox(): Promise<InboxAnswer> {
      await socket.join(INBOX);
      const team = await parts.team();
      const now = parts.now();
      const { id, name, role } = whoOf(socket);
      const agent = { id, name, role, away: presence.isAway(id) };
      const cards = parts.inbox.cards(now);
      return { ok: true, agent, queues: parts.queues(), cards, agents: presence.all(), team, now };
    }

    async function joined(packet: v.InferOutput<typeof agentJoinSchema>) {
      const known = await threads.known(packet.thread);
      if (!known) return no(NO_THREAD);
      const all = packet.after === 0 || (packet.lineage !== null && packet.lineage !== parts.store.lineage);
      return packet.newest && all ? joinNewest(parts, socket, known.thread) : join(parts, socket, known.thread, packet);
    }

    async function proposed({ thread, draft, age }: v.InferOutput<typeof proposeSchema>) {
      const { id, name, role } = whoOf(socket);
      if (role === 'viewer') return no(VIEWERS);
      if (parts.draining()) return no(refusal('busy', 'The relay is restarting. Try again in a moment.'));
      const answer = await threads.append(thread, { kind: 'agent', id, name }, draft, age);
      if (!answer.ok) return answer;
      hear(socket, thread);
      if (draft.event.type === 'said') parts.typing.set(socket.id, thread, { role: 'agent', name }, false);
      return answer;
    }

    async function attached(packet: v.InferOutput<typeof attachSchema>) {
      const { id, name, role } = whoOf(socket);
      if (role === 'viewer') return no(VIEWERS);
      if (parts.draining()) return no(refusal('busy', 'The relay is restarting. Try again in a moment.'));
      const known = await threads.known(packet.thread);
      return known ? parts.uploads.ask({ kind: 'agent', id, name }, known, packet) : no(NO_THREAD);
    }

    async function wantsFile({ thread, file }: v.InferOutput<typeof readSchema>) {
      const path = await parts.reading.pathOf(thread, file);
      return path ? { ok: true as const, path } : no(NO_THREAD);
    }

    async function typed({ thread, on }: v.InferOutput<typeof typingSchema>): Promise<Answered<object>> {
      const { id, name } = whoOf(socket);
      const known = await threads.known(thread);
      // Only the one who has the thread is seen typing in it: a customer learns of nobody who has not joined.
      if (known?.thread.owner.kind !== 'agent' || known.thread.owner.agent !== id) return no(NO_THREAD);
      parts.typing.set(socket.id, thread, { role: 'agent', name }, on);
      return { ok: true };
    }

    async function saw({ thread, upTo }: v.InferOutput<typeof seenSchema>): Promise<Answered<object>> {
      const known = await threads.known(thread);
      if (!known) return no(NO_THREAD);
      // Looking on while the assistant answers is not reading on the customer's behalf.
      if (known.thread.owner.kind === 'assistant' || whoOf(socket).role === 'viewer') return { ok: true };
      const seen = await parts.store.seen(thread, 'agent', Math.min(upTo, known.thread.head));
      toCustomers(hub, thread, 'seen', { thread, seen });
      toAgents(hub, roomOf(thread), 'seen', { thread, seen });
      return { ok: true };
    }

    async function keptViews({ views }: v.InferOutput<typeof viewsSchema>): Promise<ViewsAnswer> {
      const { id } = whoOf(socket);
      if (views !== null) await parts.store.saveViews(id, views);
      return { ok: true, views: views ?? (await parts.store.views(id)) };
    }

    async function searched({ text }: v.InferOutput<typeof searchSchema>): Promise<SearchAnswer> {
      const terms = searchTerms(text);
      const found = await parts.store.search(terms, MOST_HITS + 1);
      const hits = found.slice(0, MOST_HITS).map((one) => ({
        card: one.card,
        entry: one.entry,
        excerpt: excerptOf(one.text, terms),
      }));
      return { ok: true, hits, more: found.length > MOST_HITS };
    }

    function looked({ thread }: v.InferOutput<typeof lookingSchema>): Answered<object> {
      presence.looks(whoOf(socket).id, socket.id, thread);
      return { ok: true };
    }

    function wentAway({ away }: v.InferOutput<typeof awaySchema>): Answered<{ readonly away: boolean }> {
      presence.setAway(whoOf(socket).id, away);
      return { ok: true, away };
    }
  }
}

function whoOf(socket: Socket): Agent {
  const { id, name, email, role } = socket.data;
  return { id: String(id), name: String(name), email: String(email), role };
}
