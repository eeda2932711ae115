// The customer's verbs and state: one thread, the assistant's turns over it, and the line to the relay once it is needed.
import { computed, effect, signal } from '@preact/signals';
import type { ThreadEvent } from '#domain/event';
import { MAX_COMPOSER } from '#domain/limits';
import type { Refusal } from '#domain/ownership';
import type { Playbook } from '#domain/playbook';
import { redactEvent } from '#domain/redact';
import type { Traits } from '#domain/signals/reading';
import { emptyThread, type Said, type Thread } from '#domain/thread';
import type { CustomerToRelay, RelayToCustomer } from '#domain/wire';
import type { Assistant } from './assistant/assistant.ts';
import type { Brain } from './brain.ts';
import type { ChatModel, ChatView } from './model.ts';
import { createCache } from './peer/cache.ts';
import { isPassing } from './peer/fate.ts';
import { type Line, LineDown } from './peer/line.ts';
import { createOutbox, type KeyValues, type Watch } from './peer/outbox.ts';
import { createPeer, type Peer, type View } from './peer/peer.ts';
import type { Timers } from './peer/timers.ts';
import { createVisitorToken } from './peer/visitor-token.ts';
import { siteStore } from './storage.ts';
import { tellStages, tellStanding } from './tell-stages.ts';
import type { Turns, TurnWords } from './turns.ts';

export type CustomerLine = Line<CustomerToRelay, RelayToCustomer>;

export interface ChatParts {
  readonly site: string;
  readonly locale: string;
  readonly words: TurnWords;
  readonly values: KeyValues;
  now(): number;
  newId(): string;
  /** The playbook, the checks and the knowledge base. */
  brain(): Promise<Brain>;
  /** Loads socket.io-client and gives a line that is not open yet; called only when the relay is needed. */
  dial(auth: () => object): Promise<CustomerLine>;
  page(): { url: string; title: string } | null;
  /** Another tab wrote to the storage. */
  readonly watch: Watch;
  readonly timers: Timers;
  /** Everything was forgotten, here or by another tab: what the page still shows or knows of this customer goes too. */
  onForgotten(): void;
  /** What happens, for the host page. */
  tell(name: string, detail: Readonly<Record<string, unknown>>): void;
  /** The page hears of a handoff before it happens, and may add to what it knows. True: it wants it stopped, which an ordered one is not. */
  beforeHandOff(handoff: {
    readonly reason: string;
    readonly asked: boolean;
    readonly queue: string | null;
  }): Promise<boolean>;
}

export interface Chat extends ChatModel {
  /** Takes up the thread that is open in this browser, if there is one, and loads what an answer needs. */
  wake(): void;
  /** True once a thread is open in this browser. */
  hasThread(): boolean;
  identify(traits: Traits): void;
  /** The site's signed word on who this is; null: it says nothing any more. The relay hears of it at once. */
  sign(token: string | null): void;
  useAssistant(assistant: Assistant | null): void;
  startHandoff(reason: string): void;
  /** Takes up the thread of an e-mail, whose link gave this pass, in the place of what is open here. */
  comeBack(pass: string): void;
  /** The thread as the relay has it, begun now if there is none, and its line. Rejects while the relay cannot be had. */
  reach(): Promise<{ readonly thread: string; readonly line: CustomerLine }>;
  /** Where a file of the thread can be read for some minutes: a path of the relay. Rejects as above, and when there is none. */
  addressOf(file: string): Promise<string>;
  /** How much was said to the customer since they last looked. */
  unread(): number;
  /** The page is put away: the line closes, so that the browser may keep the page. `wake` opens it again. */
  sleep(): void;
  /** Closes the line and stops; what is in the outbox stays for the next page. */
  stop(): void;
}

/** Milliseconds a file waits for the line before it is said that there is none. */
const PATIENCE = 8_000;

/** The last thread a peer showed, and nothing where there is none yet. */
type Shown = Pick<
  View,
  'thread' | 'confirmed' | 'statuses' | 'failed' | 'state' | 'refused' | 'typing' | 'standing' | 'durable'
>;

const NOTHING: Shown = {
  thread: emptyThread(''),
  confirmed: emptyThread(''),
  statuses: () => null,
  failed: [],
  state: 'local',
  refused: null,
  typing: null,
  standing: null,
  durable: true,
};

/** Milliseconds after which a page that has no line to the relay asks it for the playbook anew, when the customer writes. */
const LOOK_EVERY = 60_000;

/** One site's chat in one page. No work is done before a verb is called. */
export function createChat(parts: ChatParts): Chat {
  const store = siteStore(parts.site, parts.values);
  const shown = signal<Shown>(NOTHING);
  const brain = signal<Brain | null>(null);
  const unloadable = signal(false);
  const turns = signal<Turns | null>(null);
  const unhelpful = signal(false);
  /** The seq up to which the customer has looked. */
  const looked = signal(Number(store.get('looked') ?? 0));
  const undo: (() => void)[] = [];
  const saidHere = new Set<string>();
  let peer: Peer | null = null;
  let line: Promise<CustomerLine> | null = null;
  let own: Assistant | null = null;
  let traits: Traits | null = null;
  let signed: string | null = null;
  /** Of the link of an e-mail, until the relay has answered to it. */
  let pass: string | null = null;
  let loading: Promise<void> | null = null;
  /** The relay runs another revision of the playbook than this page. */
  let outdated = false;
  let loadedAt = 0;
  let renewing = false;

  const view = computed((): ChatView => {
    const { thread, statuses, failed, state, refused, typing, standing, durable } = shown.value;
    const running = turns.value;
    const alone = thread.owner.kind === 'assistant';
    return {
      thread,
      statusOf: (id) => statuses(id) ?? 'sent',
      failed: failed.flatMap(({ draft, refusal }) =>
        draft.event.type === 'said' ? [{ id: draft.id, text: draft.event.text, why: refusal.what }] : [],
      ),
      line: refused && refused.refused !== 'not_found' ? 'refused' : state,
      refusal: refused?.what ?? null,
      needsSignIn: refused?.refused === 'unauthorised',
      durable: durable && store.durable(),
      working: running?.thinking.value ? 'thinking' : waitsForPackage(thread) ? 'preparing' : null,
      typing: typing?.role === 'agent' ? { name: typing.name } : null,
      standing,
      offersPerson:
        alone && (endsWithFile(thread) || unhelpful.value || unloadable.value || (running?.failed.value ?? false)),
      attaches: mayAttach(thread, brain.value?.playbook.attachments ?? 'person'),
      mayRate: mayRate(thread),
      quickReplies: alone ? (running?.choices.value ?? []) : [],
      help: running?.help.value ?? null,
      ready: brain.value !== null,
      handoffConfirmed: shown.value.confirmed.owner.kind !== 'assistant',
    };
  });

  const offers = computed(() => view.value.offersPerson);
  const unwatchOffer = effect(() => {
    if (offers.value) parts.tell('handoff:suggested', {});
  });

  // The thread

  // Another tab began a thread, or started over (a log-out must leave nothing here either).
  const unwatch = parts.watch(({ key }) => {
    // What was read there is read here too.
    if (store.isAbout(key, 'looked')) looked.value = Number(store.get('looked') ?? 0);
    if (!store.isAbout(key, 'thread')) return;
    const id = store.get('thread');
    if (id === shown.value.thread.id || (id === null && !peer)) return;
    forget();
    if (id !== null) open(id);
    else nobody();
    startTurns();
  });

  function open(id: string): Peer {
    const outbox = createOutbox({ thread: id, storage: parts.values, watch: parts.watch });
    const unmasked = createPeer({
      id,
      line: null,
      outbox,
      cache: createCache(id, parts.values),
      proposer: { kind: 'customer' },
      timers: parts.timers,
      now: parts.now,
      newId: parts.newId,
      onRefused: (draft, refusal) => {
        // An order to hand over is never lost: if the owner changed meanwhile and it is the assistant again, it is given again.
        if (draft.event.type !== 'handedOff') return;
        if (refusal.refused === 'stale') queueMicrotask(() => handOver('again'));
        else parts.tell('handoff:failed', { reason: refusal.what });
      },
      onErased: () => queueMicrotask(startOver),
    });
    // The one way out: nothing gets into the outbox, and so none into the storage or onto the line, with a secret in it.
    const made: Peer = { ...unmasked, propose: (event, draft) => unmasked.propose(redactEvent(event), draft) };
    undo.push(() => outbox.stop());
    peer = made;
    undo.push(made.subscribe(() => changed(made)));
    changed(made);
    return made;
  }

  function changed(from: Peer): void {
    const before = shown.value;
    shown.value = from.view();
    const { thread, refused } = shown.value;
    if (refused?.refused === 'unauthorised' && before.refused?.refused !== 'unauthorised')
      parts.tell('identity:needed', { what: refused.what });
    // What the relay will not have of this page at all: nobody will come, and the page is the one to know why.
    else if (refused && refused !== before.refused && isLost(refused) && isOnItsWay(shown.value))
      parts.tell('handoff:failed', { reason: refused.what });
    tellStages(before.thread, thread, parts.tell);
    if (before.standing !== shown.value.standing) tellStanding(before.standing, shown.value.standing, parts.tell);
    if (needsRelay(thread)) void attach();
    if (!renewing) guarded((running) => running?.go());
  }

  function ensureThread(): Peer {
    if (peer) return peer;
    const id = parts.newId();
    store.set('thread', id);
    const made = open(id);
    made.propose({ type: 'started', site: parts.site, locale: parts.locale, page: parts.page() });
    introduce();
    startTurns();
    return made;
  }

  /** Says who the page says this is, once: not again on every page. */
  function introduce(): void {
    if (!peer || !traits) return;
    const known = peer.view().thread.account;
    const said = known?.verified ? known.claimed : known?.traits;
    if (JSON.stringify(said) !== JSON.stringify(traits)) peer.propose({ type: 'identified', traits, verified: false });
  }

  function propose(event: ThreadEvent): void {
    ensureThread().propose(event);
  }

  // The relay: joined once the site records always, or as soon as people are involved

  function needsRelay(thread: Thread): boolean {
    if (thread.head === 0 && store.get('streamed') !== '1') return false;
    return thread.epoch > 0 || store.get('streamed') === '1' || brain.value?.playbook.record === 'always';
  }

  async function attach(): Promise<void> {
    if (line) return;
    store.set('streamed', '1');
    const token = createVisitorToken({ get: () => store.get('token'), set: (next) => store.set('token', next) });
    const mine = (line = parts.dial(() => ({ site: parts.site, token: token.present(), identity: signed })));
    try {
      const dialled = await mine;
      // Forgotten while it was dialled: nobody is there to talk to.
      if (line !== mine) return;
      undo.push(
        dialled.onState(() => needsPass(dialled)),
        dialled.on('playbook', ({ revision }) => heardOf(revision)),
        dialled.on('welcome', (welcome) => {
          heardOf(welcome.playbook);
          if (token.welcomed(welcome)) return void showPass(dialled);
          dialled.close();
          dialled.open();
        }),
      );
      peer?.attach(dialled);
      dialled.open();
    } catch {
      // The chunk did not load: the drafts stay in the outbox, and the next change tries again.
      line = null;
    }
  }

  /** There is no thread yet to say why the relay will not have us. */
  function needsPass(of: CustomerLine): void {
    const why = of.refused();
    if (pass !== null && why) shown.value = { ...shown.value, refused: why };
  }

  async function showPass(to: CustomerLine): Promise<void> {
    if (pass === null) return;
    // The line went: the next welcome asks again.
    const answer = await to.call('back', { pass }).catch(() => null);
    if (!answer || (!answer.ok && answer.refused === 'unauthorised')) {
      if (answer) shown.value = { ...shown.value, refused: answer };
      return;
    }
    pass = null;
    if (!answer.ok) return parts.tell('error', { what: answer.what });
    if (answer.thread === store.get('thread')) return;
    forget();
    store.set('thread', answer.thread);
    store.set('streamed', '1');
    open(answer.thread);
    startTurns();
  }

  async function reach(): Promise<{ thread: string; line: CustomerLine }> {
    const mine = ensureThread();
    await attach();
    const open = await line;
    await begun(mine);
    if (!open) throw new LineDown('reach');
    return { thread: mine.view().thread.id, line: open };
  }

  /** Resolves once the relay has the thread, and nothing said before is still on its way to it. */
  function begun(mine: Peer): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const { state, confirmed, thread } = mine.view();
        if (state === 'live' && confirmed.head > 0 && confirmed.epoch === thread.epoch) done(resolve);
      };
      const unsubscribe = mine.subscribe(look);
      const tired = parts.timers(() => done(() => reject(new LineDown('reach'))), PATIENCE);
      function done(end: () => void): void {
        unsubscribe();
        tired();
        end();
      }
      look();
    });
  }

  // The assistant

  function think(): Promise<void> {
    loading ??= parts
      .brain()
      .then((loaded) => {
        brain.value = loaded;
        unloadable.value = false;
        outdated = false;
        loadedAt = parts.now();
        startTurns();
        if (peer) changed(peer);
      })
      .catch(() => {
        unloadable.value = true;
        loading = null;
      });
    return loading;
  }

  function heardOf(revision: string | undefined): void {
    outdated = revision !== undefined && brain.value !== null && brain.value.playbook.revision !== revision;
  }

  /** Before a turn is read: what was published since the page loaded decides it. What cannot be had now is asked for at the next turn. */
  function renew(): void {
    const known = brain.value;
    if (!known || renewing || !(outdated || (!line && parts.now() - loadedAt > LOOK_EVERY))) return;
    renewing = true;
    parts
      .brain()
      .then(
        (loaded) => {
          outdated = false;
          loadedAt = parts.now();
          if (loaded.playbook.revision === known.playbook.revision) return;
          brain.value = loaded;
          turns.value?.stop();
          turns.value = null;
        },
        () => {},
      )
      .then(() => {
        renewing = false;
        startTurns();
        guarded((running) => running?.go());
      });
  }

  function startTurns(): void {
    const loaded = brain.value;
    const current = peer;
    if (!loaded || !current || turns.value) return;
    guarded(() => {
      turns.value = turnsOver(loaded, current);
    });
    guarded((running) => running?.go());
  }

  /** What reads the turns may break, on a page that has broken built-ins: what was said stays, and a person can be had. */
  function guarded(use: (running: Turns | null) => void): void {
    try {
      use(turns.value);
    } catch (error) {
      broke(error);
    }
  }

  function broke(error: unknown): void {
    turns.value = null;
    unloadable.value = true;
    parts.tell('error', { what: String(error) });
  }

  function turnsOver(loaded: Brain, current: Peer): Turns {
    return loaded.turnsOver({
      assistant: () => own ?? loaded.assistant,
      // The site's own may cost, or do something: it is not asked unless the thread is its own.
      helper: () => (own ? null : loaded.assistant),
      words: parts.words,
      thread: () => current.view().thread,
      saidHere: (turn) => saidHere.has(turn),
      propose: (event, id) => void current.propose(event, id),
      onRead: (read) => parts.tell('reading', { ...read, text: textOf(current.view().thread, read.turn) }),
      onDecided: (decision) => parts.tell('decision', { ...decision }),
      isStopped: ({ because, row, queue }) =>
        parts.beforeHandOff({ reason: because.map(({ signal }) => signal).join(' ') || row, asked: false, queue }),
      broke,
    });
  }

  function handOver(words: string): void {
    const asking = ensureThread();
    unhelpful.value = false;
    if (asking.view().thread.owner.kind !== 'assistant') return;
    parts.tell('handoff:requested', {});
    // What the page adds reaches the package a moment later: an order does not wait for it.
    void parts.beforeHandOff({ reason: words, asked: true, queue: null });
    guarded((running) => running?.handOver(words));
    // Without the playbook the order still goes out; the relay puts the thread into the site's default queue.
    if (asking.view().thread.owner.kind === 'assistant')
      propose({ type: 'handedOff', queue: 'general', priority: 'normal', row: 'unknown', firstReply: null });
  }

  return {
    view,
    say(text) {
      const words = text.trim().slice(0, MAX_COMPOSER);
      if (words === '') return;
      unhelpful.value = false;
      const id = parts.newId();
      saidHere.add(id);
      renew();
      ensureThread().propose({ type: 'said', text: words }, id);
      parts.tell('message:sent', { text: words });
      void think();
    },
    retry: (id) => peer?.retry(id),
    discard: (id) => peer?.discard(id),
    judge(answer, helpful) {
      unhelpful.value = !helpful;
      propose({ type: 'judged', answer, helpful });
    },
    askForPerson: () => handOver('Talk to a person'),
    startHandoff: (reason) => handOver(reason),
    comeBack(shownPass) {
      pass = shownPass;
      if (!line) return void attach();
      void line.then(showPass);
    },
    cancelWaiting: () => propose({ type: 'cancelled' }),
    rate(score, comment) {
      propose({ type: 'rated', score, comment });
      parts.tell('csat:submitted', { score });
    },
    leaveContact: (email) => propose({ type: 'contactLeft', email }),
    correctSummary(text) {
      propose({ type: 'corrected', summary: text });
      guarded((running) => running?.go());
    },
    typing: (on) => peer?.typing(on),
    seen() {
      const { confirmed, thread } = shown.value;
      if (thread.head > looked.value) {
        looked.value = thread.head;
        store.set('looked', String(thread.head));
      }
      peer?.seen(confirmed.head);
    },
    startOver,
    wake() {
      const id = store.get('thread');
      if (!peer && id) open(id);
      introduce();
      void line?.then((open) => open.open());
      void think();
    },
    sleep: () => void line?.then((open) => open.close()),
    reach,
    async addressOf(file) {
      const { thread, line: open } = await reach();
      const answer = await open.call('read', { thread, file });
      if (!answer.ok) throw new Error(answer.what);
      return answer.path;
    },
    unread: () => unreadIn(shown.value.thread, looked.value),
    hasThread: () => store.get('thread') !== null,
    identify(next) {
      traits = next;
      introduce();
    },
    sign(token) {
      if (token === signed) return;
      signed = token;
      // A line knows who it is from its beginning.
      void line?.then((open) => {
        open.close();
        open.open();
      });
    },
    useAssistant(next) {
      own = next;
    },
    stop() {
      unwatch();
      unwatchOffer();
      close();
    },
  };

  function startOver(): void {
    forget();
    store.clear();
    pass = null;
    nobody();
  }

  /** Whoever writes next is somebody else. */
  function nobody(): void {
    traits = null;
    signed = null;
    parts.onForgotten();
  }

  function forget(): void {
    close();
    saidHere.clear();
    unhelpful.value = false;
    shown.value = NOTHING;
    looked.value = 0;
  }

  function close(): void {
    turns.value?.stop();
    turns.value = null;
    for (const each of undo.splice(0)) each();
    peer?.stop();
    peer = null;
    void line?.then((open) => open.close());
    line = null;
  }
}

/** Not healed by time or by signing in, and no word about a thread that has not started. */
function isLost(refused: Refusal): boolean {
  return !isPassing(refused) && refused.refused !== 'not_found';
}

/** A person was asked for, and the relay has not heard of it. */
function isOnItsWay({ thread, confirmed }: Shown): boolean {
  return thread.owner.kind !== 'assistant' && confirmed.owner.kind === 'assistant';
}

/** Nobody has looked at it, and the assistant cannot. */
function endsWithFile({ items }: Thread): boolean {
  return items.at(-1)?.kind === 'attached';
}

/** The assistant reads no files: before a person was asked for, only where the site wants it. */
function mayAttach({ owner }: Thread, when: Playbook['attachments']): boolean {
  return when === 'always' || (when === 'person' && owner.kind !== 'assistant');
}

/** A rating is asked for once, after a stretch with a person has ended. */
function mayRate(thread: Thread): boolean {
  const person = thread.segments.findLast((one) => one.kind === 'person');
  return thread.status === 'resolved' && person !== undefined && person.rating === null;
}

/** Answers and replies the customer has not seen. Seqs of what is pending move up, never down. */
function unreadIn(thread: Thread, looked: number): number {
  return thread.items.filter((item) => item.kind !== 'stage' && item.seq > looked && item.by.role !== 'customer')
    .length;
}

function waitsForPackage(thread: Thread): boolean {
  return thread.owner.kind === 'queue' && thread.package === null;
}

function textOf(thread: Thread, id: string): string {
  return thread.items.find((item): item is Said => item.kind === 'said' && item.id === id)?.text ?? '';
}
