// What this window shows of the desk: the shelf, the search, the composer's mode and text, the dialog, the turn that is lit. And what keys do.
import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Card } from '#domain/card';
import { fillReply, gapIn, type PlaceValues, type SavedReply } from '#domain/saved-reply';
import type { Thread } from '#domain/thread';
import type { ComposerMode } from './Composer.tsx';
import type { Desk } from './desk.ts';
import { draftReply } from './draft-reply.ts';
import type { Drafts } from './drafts.ts';
import { addressOf, type FilterName, type Filters, NO_FILTERS, passing, setFilters, type View } from './filters.ts';
import { createSearching, type Finding } from './finding.ts';
import { type KeyAct, keyAct, OF_THREAD } from './keys.ts';
import { mentionedIn } from './mentions.ts';
import { matching, type Shelf, type ShelfId, shelvesOf } from './shelves.ts';
import { may, type Stance, stanceOf, type Verb } from './stance.ts';

type Shown = 'transfer' | 'route' | 'snooze' | 'resolve' | 'data' | 'keys' | 'palette' | 'replies' | null;

export interface Screen {
  readonly shelves: ReadonlySignal<readonly Shelf[]>;
  readonly shelf: ReadonlySignal<Shelf>;
  readonly listed: ReadonlySignal<readonly Card[]>;
  readonly search: ReadonlySignal<string>;
  readonly filters: ReadonlySignal<Filters>;
  readonly filtering: ReadonlySignal<boolean>;
  /** The address of what the list shows. */
  readonly view: ReadonlySignal<string>;
  /** What was found of it in all threads. */
  readonly finding: ReadonlySignal<Finding>;
  readonly dialog: ReadonlySignal<Shown>;
  /** The rail, where it is not always in sight. */
  readonly menu: ReadonlySignal<boolean>;
  readonly stance: ReadonlySignal<Stance | null>;
  readonly mode: ReadonlySignal<ComposerMode>;
  /** A note is being written, or was begun. */
  readonly noting: ReadonlySignal<boolean>;
  readonly text: ReadonlySignal<string>;
  readonly lit: ReadonlySignal<string | null>;
  choose(shelf: ShelfId): void;
  find(search: string): void;
  filter(name: FilterName, value: string | null): void;
  clearFilters(): void;
  /** Opens or closes the filters. */
  toggleFilters(): void;
  /** Lists what an address says. */
  look(view: View): void;
  /** After it did not work. */
  findAgain(): void;
  /** The thread was erased: what was found in it goes. */
  forget(thread: string): void;
  show(dialog: Shown): void;
  toggleMenu(): void;
  closeMenu(): void;
  setMode(mode: ComposerMode): void;
  write(text: string): void;
  /** And puts the caret there. */
  writeTo(text: string, caret: number): void;
  send(): Promise<void>;
  /** What a button in the head does: at once, or with a dialog first. */
  doVerb(verb: Verb): Promise<void>;
  /** After a dialog: true closes it. */
  finish(done: Promise<boolean>): Promise<void>;
  /** Drafts a reply from the recommended step. A thread that waits is claimed first. */
  useStep(): Promise<void>;
  /** Opens the saved replies, for the thread this agent has. */
  chooseReply(): void;
  /** What the places of a reply stand for in the open thread. */
  readonly places: ReadonlySignal<PlaceValues>;
  /** Puts a saved reply into the composer, with its first gap selected. */
  takeReply(reply: SavedReply): void;
  light(turn: string | null): void;
  onKey(event: KeyboardEvent): void;
}

/** The few things a screen needs of the page around it. */
export interface ScreenParts {
  readonly desk: Desk;
  readonly drafts: Drafts;
  goTo(thread: string): void;
  /** Puts the keyboard into the composer; with a text, and while the field holds it, this part of it is selected. */
  focusComposer(text?: string, selection?: readonly [number, number]): void;
  /** Puts a text at the composer's caret, with this part of it selected. */
  insert(text: string, selection: readonly [number, number] | null): void;
  focusSearch(): void;
  /** Calls it once the typing has paused, unless the function given back is called before. */
  afterPause(run: () => void): () => void;
  focusBrief(): void;
  /** Takes back what the latest notice tells. */
  undo(): void;
}

export function createScreen(parts: ScreenParts): Screen {
  const { desk, drafts } = parts;
  const chosen = signal<ShelfId>('waiting');
  const search = signal('');
  const filters = signal(NO_FILTERS);
  const filtering = signal(false);
  const dialog = signal<Shown>(null);
  const menu = signal(false);
  const wanted = signal<ComposerMode>('reply');
  const text = signal('');
  const lit = signal<string | null>(null);
  /** It may have to be fetched first. */
  let wantedTurn: string | null = null;

  // Minutes are enough for counting what is late; the clocks tick by themselves.
  const minute = computed(() => Math.floor(desk.now.value / 10_000) * 10_000);
  const shelves = computed(() => shelvesOf(desk.inbox.cards.value, desk.inbox.queues.value, desk.me.id, minute.value));
  const shelf = computed(() => shelves.value.find((one) => one.id === chosen.value) ?? firstOf(shelves.value));
  const listed = computed(() => matching(passing(shelf.value.cards, filters.value), search.value));
  const view = computed(() => addressOf({ shelf: chosen.value, filters: filters.value, search: search.value }));
  const searching = createSearching({ typed: search, ask: desk.search, afterPause: parts.afterPause });
  effect(() => {
    if (desk.link.value === 'up' && searching.finding.peek().kind === 'failed') searching.again();
  });
  const stance = computed(() => {
    const opened = desk.opened.value;
    return opened === null || opened.peer.state.value !== 'ready'
      ? null
      : stanceOf(opened.peer.thread.value, desk.me, minute.value);
  });
  const mode = computed<ComposerMode>(() => (stance.value?.kind === 'mine' ? wanted.value : 'note'));

  const noting = computed(() => mode.value === 'note' && (wanted.value === 'note' || text.value !== ''));

  // The text in the composer belongs to the thread and the mode: it changes with them.
  let last: string | undefined;
  effect(() => {
    const id = desk.opened.value?.id;
    text.value = id === undefined ? '' : drafts.read(id, mode.value);
    // Each thread opens with what is most likely wanted there.
    if (id !== last) wanted.value = 'reply';
    last = id;
  });

  const write = (value: string) => {
    const id = desk.opened.peek()?.id;
    if (id === undefined) return;
    text.value = value;
    drafts.write(id, mode.peek(), value);
    if (mode.peek() === 'reply') desk.writing(value.trim() !== '');
  };

  const send = async () => {
    const sent = text.peek().trim();
    const opened = desk.opened.peek();
    if (opened === null) return;
    const { id } = opened;
    const as = mode.peek();
    const gap = as === 'reply' ? gapIn(text.peek()) : null;
    if (gap !== null) return parts.focusComposer(text.peek(), gap);
    if (as === 'reply') opened.peer.files.send();
    if (sent === '') return;
    write('');
    const taken = await (as === 'reply' ? desk.say(sent) : desk.note(sent, mentionedIn(sent, desk.inbox.team.peek())));
    if (!taken) giveBack(id, as, sent);
  };

  /** A refused text goes back to where it was written, before anything written since. */
  const giveBack = (id: string, as: ComposerMode, refused: string) => {
    const since = drafts.read(id, as);
    drafts.write(id, as, since === '' ? refused : `${refused}\n${since}`);
    if (desk.opened.peek()?.id === id && mode.peek() === as) text.value = drafts.read(id, as);
  };

  const setMode = (value: ComposerMode) => {
    wanted.value = value;
    parts.focusComposer();
  };

  /** Counts what the agent sets out to do: what comes of the one before is no longer theirs to wait for. */
  let acts = 0;
  /** Claims, and gives whether the agent is still where they were and has done nothing else meanwhile, Escape included. */
  const claimed = async (): Promise<boolean> => {
    const [opened, mine] = [desk.opened.peek(), acts];
    return (await desk.claim()) && acts === mine && desk.opened.peek() === opened;
  };

  const claim = async () => {
    if (await claimed()) setMode('reply');
  };

  const doVerb = async (verb: Verb): Promise<void> => {
    switch (verb) {
      case 'claim':
      case 'takeOver':
      case 'reopen':
        return claim();
      case 'reply':
        return setMode('reply');
      case 'transfer':
      case 'route':
      case 'snooze':
      case 'resolve':
        dialog.value = verb;
        return;
      case 'wake':
        await desk.snooze(null);
        return;
      case 'handBack':
        await desk.handBack();
        return;
      case 'release':
        await desk.release();
        return;
    }
  };

  const places = computed((): PlaceValues => {
    const thread = desk.opened.value?.peer.thread.value;
    const name = thread?.account?.traits.name;
    const site = desk.replies.all.value?.sites.find(({ id }) => id === thread?.site);
    return {
      customer: typeof name === 'string' ? name : null,
      agent: desk.me.name,
      site: site?.name ?? null,
      fields: thread?.fields ?? {},
    };
  });

  const doIfMay = (...verbs: readonly Verb[]) => {
    const now = stance.peek();
    const verb = now === null ? undefined : verbs.find((one) => may(now, one));
    if (verb !== undefined) void doVerb(verb);
  };

  const move = (by: 1 | -1) => {
    const cards = listed.peek();
    const at = cards.findIndex((card) => card.thread === desk.opened.peek()?.id);
    const next = cards[at < 0 ? (by === 1 ? 0 : cards.length - 1) : at + by];
    if (next !== undefined) parts.goTo(next.thread);
  };

  const useStep = async () => {
    const opened = desk.opened.peek();
    const now = stance.peek();
    if (opened === null || now === null || (opened.brief.peek()?.nextStep ?? null) === null) return;
    if (may(now, 'claim') ? !(await claimed()) : !may(now, 'reply')) return;
    const brief = opened.brief.peek();
    if (brief === null) return;
    const name = desk.inbox.cards.peek().get(opened.id)?.customer ?? '';
    const draft = draftReply(brief, name, desk.me.name);
    if (draft === null) return;
    wanted.value = 'reply';
    const before = text.peek().trim() === '' ? '' : `${text.peek()}\n\n`;
    const [from, to] = draft.selection;
    write(before + draft.text);
    parts.focusComposer(before + draft.text, [before.length + from, before.length + to]);
  };

  const act = (what: KeyAct) => {
    switch (what) {
      case 'next':
        return move(1);
      case 'previous':
        return move(-1);
      case 'claim':
        return doIfMay('claim', 'takeOver', 'reopen');
      case 'reply':
        return doIfMay('reply');
      case 'note':
        return stance.peek() === null || stance.peek()?.kind === 'viewer' ? undefined : setMode('note');
      case 'resolve':
        return doIfMay('resolve');
      case 'transfer':
        return doIfMay('transfer', 'route');
      case 'snooze':
        return doIfMay('snooze', 'wake');
      case 'undo':
        return parts.undo();
      case 'palette':
        dialog.value = 'palette';
        return;
      case 'hand back':
        return doIfMay('handBack');
      case 'put back':
        return doIfMay('release');
      case 'away':
        void desk.setAway(!desk.inbox.away.peek());
        return;
      case 'search':
        return parts.focusSearch();
      case 'keys':
        dialog.value = 'keys';
        return;
      case 'brief':
        return parts.focusBrief();
      case 'draft':
        void useStep();
        return;
    }
  };

  /** The last key, pressed while the thread it is for was being fetched: done once that is there. */
  let ahead: { readonly thread: string; readonly what: KeyAct } | null = null;
  effect(() => {
    if (stance.value === null || ahead === null) return;
    const { thread, what } = ahead;
    ahead = null;
    if (desk.opened.peek()?.id === thread) untracked(() => act(what));
  });

  return {
    shelves,
    shelf,
    listed,
    search,
    filters,
    filtering,
    view,
    finding: searching.finding,
    dialog,
    menu,
    stance,
    mode,
    noting,
    text,
    lit,
    choose(id) {
      batch(() => {
        chosen.value = id;
        search.value = '';
        filters.value = NO_FILTERS;
        menu.value = false;
      });
    },
    find(value) {
      search.value = value;
    },
    findAgain: searching.again,
    forget: searching.forget,
    filter(name, value) {
      filters.value = { ...filters.value, [name]: value };
    },
    clearFilters() {
      filters.value = NO_FILTERS;
    },
    toggleFilters() {
      filtering.value = !filtering.value;
    },
    look(wanted) {
      batch(() => {
        chosen.value = wanted.shelf;
        filters.value = wanted.filters;
        search.value = wanted.search;
        menu.value = false;
        if (setFilters(wanted.filters).length > 0) filtering.value = true;
      });
    },
    show(value) {
      dialog.value = value;
    },
    toggleMenu() {
      menu.value = !menu.value;
    },
    closeMenu() {
      menu.value = false;
    },
    setMode,
    write,
    writeTo(value, caret) {
      write(value);
      parts.focusComposer(value, [caret, caret]);
    },
    send,
    doVerb,
    async finish(done) {
      if (await done) dialog.value = null;
    },
    useStep,
    places,
    chooseReply() {
      if (stance.peek()?.kind !== 'mine') return;
      wanted.value = 'reply';
      dialog.value = 'replies';
    },
    takeReply(reply) {
      dialog.value = null;
      const filled = fillReply(reply.text, places.peek());
      parts.insert(filled.text, filled.gap);
    },
    light(turn) {
      const opened = desk.opened.peek();
      wantedTurn = turn;
      if (turn === null || opened === null || isHere(opened.peer.thread.peek(), turn)) lit.value = turn;
      else
        void opened.peer.goBack(turn).then(() => {
          if (wantedTurn === turn && desk.opened.peek() === opened) lit.value = turn;
        });
    },
    onKey(event) {
      const what = dialog.peek() === null ? keyAct(event) : null;
      if (what !== null || event.key === 'Escape') acts += 1;
      if (event.key === 'Escape') menu.value = false;
      if (what === null) return;
      event.preventDefault();
      const opened = desk.opened.peek();
      const early = opened !== null && stance.peek() === null && OF_THREAD.has(what);
      ahead = early ? { thread: opened.id, what } : null;
      if (!early) act(what);
    },
  };
}

function isHere({ items }: Thread, turn: string): boolean {
  return items.some(({ id }) => id === turn);
}

function firstOf(shelves: readonly Shelf[]): Shelf {
  return shelves[0] ?? { id: 'waiting', name: 'All waiting', cards: [], late: 0 };
}
