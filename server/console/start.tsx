// Puts the console together: who is signed in, their desk on one line, the window it is shown in. Everything of the browser comes in as an argument.
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { render } from 'preact';
import { loadRich } from '../../widget/ui/RichText.tsx';
import { App } from './App.tsx';
import { type AlarmParts, createAlarm } from './alarm.ts';
import type { Api, Me } from './api.ts';
import { COMPOSER } from './Composer.tsx';
import type { DeskPageProps } from './DeskPage.tsx';
import { createDesk } from './desk.ts';
import type { Dialled } from './dial.ts';
import { createDrafts } from './drafts.ts';
import { viewOf } from './filters.ts';
import { createIdle } from './idle.ts';
import { hashOf, type Route, routeOf } from './route.ts';
import type { NewAccount } from './SetUp.tsx';
import { createScreen } from './screen.ts';
import { createThemes } from './theme.ts';
import { createToasts } from './toasts.ts';
import { createUnread } from './unread.ts';

export interface ConsoleParts {
  readonly root: HTMLElement;
  readonly page: Window;
  readonly api: Api;
  /** `fetch`, bound to the relay's own origin: for the settings, which ask for much that the desk does not. */
  readonly get: typeof fetch;
  readonly dial: (me: Me) => Dialled;
  readonly blip: AlarmParts['blip'];
  readonly notifier: AlarmParts['notifier'];
  readonly now: () => number;
}

/** Gives back how to take it down again. */
export function startConsole(parts: ConsoleParts): () => void {
  const { page, api } = parts;
  const themes = createThemes(
    page.document.documentElement,
    page.localStorage,
    page.matchMedia('(prefers-color-scheme: dark)'),
  );
  const route = signal<Route>(routeOf(page.location.hash));
  const me = signal<Me | null | undefined>(undefined);
  const desk = signal<DeskPageProps | null>(null);
  let close = () => {};

  const look = () => {
    route.value = routeOf(page.location.hash);
  };
  page.addEventListener('hashchange', look);

  const signOut = async () => {
    close();
    me.value = null;
    await api.signOut();
  };
  /** The relay ended the line: signed out elsewhere, or something the banner tells. */
  const ended = async () => {
    if ((await api.me().catch(() => undefined)) !== null) return;
    close();
    me.value = null;
  };
  /** Asks the relay who is signed in, and sets up their desk. An unreachable relay counts as signed out; signing in then says why. */
  const arrive = async () => {
    close();
    const who = await api.me().catch(() => null);
    const opened = who === null ? null : openDesk(parts, who, themes, route, { signOut, ended });
    close = () => {
      opened?.close();
      desk.value = null;
      close = () => {};
    };
    desk.value = opened?.page ?? null;
    me.value = who;
  };

  const onSignIn = async (email: string, password: string) => {
    const done = await api.signIn(email, password);
    if (done.ok) await arrive();
    return done;
  };
  const onSetUp = async (token: string, account: NewAccount) => {
    const done = await api.setUp(token, account);
    if (!done.ok) return done;
    page.location.hash = hashOf({ at: 'desk' });
    // The relay signs in whoever set up an account.
    await arrive();
    return done;
  };
  render(<App route={route} me={me} desk={desk} onSignIn={onSignIn} onSetUp={onSetUp} />, parts.root);
  void arrive();
  return () => {
    close();
    page.removeEventListener('hashchange', look);
    render(null, parts.root);
  };
}

/** One signed-in agent's desk, and how to clear it away. */
function openDesk(
  parts: ConsoleParts,
  me: Me,
  themes: DeskPageProps['themes'],
  route: ReadonlySignal<Route>,
  session: { readonly signOut: () => Promise<void>; readonly ended: () => Promise<void> },
): { page: DeskPageProps; close: () => void } {
  const { page, now } = parts;
  const { line, openPeer, hangUp } = parts.dial(me);
  loadWhenIdle(page);
  const toasts = createToasts((run, ms) => page.setTimeout(run, ms));
  const unread = createUnread(page.localStorage, me.id);
  const watching = watchingOf(page);
  const desk = createDesk({
    me,
    line,
    openPeer,
    playbook: parts.api.playbook,
    replies: parts.api.replies,
    eraseCustomer: parts.api.eraseCustomer,
    toasts,
    unread,
    watching,
    now,
    later: (ms, run) => void page.setTimeout(run, ms),
  });
  const goTo = (place: Route) => {
    page.location.hash = hashOf(place);
  };
  const drafts = createDrafts(page.sessionStorage, (run) => after(page, DRAFT_PAUSE, run));
  const screen = createScreen({
    desk,
    drafts,
    goTo: (thread) => goTo({ at: 'thread', thread }),
    focusComposer: (text, selection) => {
      const focus = () => focusComposer(page.document, text, selection);
      // At once where the text is drawn: the next key is to take the place of what is selected.
      if (!focus()) soon(page, focus);
    },
    insert: (text, selection) => soon(page, () => insertInto(page.document, text, selection)),
    focusSearch: () => page.document.getElementById('search')?.focus(),
    undo: toasts.undo,
    focusBrief: () => focusBrief(page.document),
    afterPause: (run) => after(page, TYPING_PAUSE, run),
  });
  const alarm = createAlarm({
    me: me.id,
    leads: me.role === 'owner' || me.role === 'admin',
    cards: desk.inbox.cards,
    queues: desk.inbox.queues,
    loaded: desk.inbox.loaded,
    away: desk.inbox.away,
    now: desk.now,
    looking: computed(() => (watching.value ? (desk.opened.value?.id ?? null) : null)),
    isUnread: unread.isUnread,
    title: 'Baton console',
    setTitle: (title) => {
      page.document.title = title;
    },
    blip: parts.blip,
    notifier: parts.notifier,
    storage: page.localStorage,
    every: (ms, run) => every(page, ms, run),
  });
  const { idle, close: wake } = createIdle({
    away: desk.inbox.away,
    // A laptop that wakes up has no line yet: nobody is troubled with it.
    setAway: (to) => desk.setAway(to, true),
    onInput: (seen) => onInput(page, seen),
    every: (ms, run) => every(page, ms, run),
    storage: page.localStorage,
    now,
  });
  const undo = [
    wake,
    effect(() => {
      const place = route.value;
      if (place.at === 'desk' && place.view !== undefined) screen.look(viewOf(place.view));
    }),
    // Without a new page in the history for each letter that is typed.
    effect(() => {
      const view = screen.view.value;
      if (route.value.at === 'desk') page.history.replaceState(page.history.state, '', hashOf({ at: 'desk', view }));
    }),
    effect(() => desk.open(route.value.at === 'thread' ? route.value.thread : null)),
    effect(() => {
      const place = route.value;
      if (place.at !== 'thread' || place.turn === undefined) return;
      if (desk.opened.value?.id === place.thread && desk.opened.value.peer.state.value === 'ready')
        screen.light(place.turn);
    }),
    effect(() => {
      if (desk.link.value === 'ended') void session.ended();
    }),
    line.on('erased', ({ thread }) => {
      drafts.forget(thread);
      screen.forget(thread);
    }),
    every(page, 1_000, desk.tick),
    listen(page, 'keydown', (event) => {
      // Its letters are about threads, and none is in sight there; the sheet of them is of use everywhere.
      const everywhere = event.key === '?' || event.ctrlKey || event.metaKey;
      if ((route.value.at !== 'settings' && route.value.at !== 'reports') || everywhere) screen.onKey(event);
    }),
    onLeaving(page, drafts.keep),
    drafts.keep,
    alarm.close,
    desk.close,
    hangUp,
  ];
  return {
    page: {
      desk,
      screen,
      alarm,
      idle,
      toasts,
      unread,
      themes,
      route,
      get: parts.get,
      storage: page.localStorage,
      onBack: () => goTo({ at: 'desk' }),
      onSignOut: () => void session.signOut(),
    },
    close: () => {
      for (const one of undo) one();
    },
  };
}

/** Whether somebody can see this window: visible, and not behind another one. */
function watchingOf(page: Window) {
  const sees = () => page.document.visibilityState === 'visible' && page.document.hasFocus();
  const watching = signal(sees());
  const look = () => {
    watching.value = sees();
  };
  page.document.addEventListener('visibilitychange', look);
  page.addEventListener('focus', look);
  page.addEventListener('blur', look);
  return watching;
}

/** Whether it could be done: the field is there, no dialog is before it, and it holds the text. What was typed since stays as it is. */
function focusComposer(document: Document, text?: string, selection?: readonly [number, number]): boolean {
  const field = document.getElementById(COMPOSER);
  if (!(field instanceof HTMLTextAreaElement)) return false;
  field.focus();
  if (text !== undefined && field.value !== text) return false;
  if (selection !== undefined) field.setSelectionRange(...selection);
  return document.activeElement === field;
}

/** At the caret, or in place of what is selected, as typing does it: the browser's own undo takes it back. */
function insertInto(document: Document, text: string, selection: readonly [number, number] | null): void {
  const field = document.getElementById(COMPOSER);
  if (!(field instanceof HTMLTextAreaElement)) return;
  const from = field.selectionStart;
  field.focus();
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  if (selection !== null) field.setSelectionRange(from + selection[0], from + selection[1]);
}

function focusBrief(document: Document): void {
  const brief = document.querySelector<HTMLElement>('.brief');
  brief?.focus({ preventScroll: true });
  brief?.scrollIntoView({ block: 'start' });
}

/** After the next drawing, when what is to be focused is there. */
function soon(page: Window, run: () => void): void {
  page.requestAnimationFrame(() => page.setTimeout(run));
}

/** Milliseconds without a key after which the relay is asked what was typed. */
const TYPING_PAUSE = 200;

/** Milliseconds without a key after which a draft is kept for a reload. */
const DRAFT_PAUSE = 400;

/** The page may be gone after this, or be closed without a word. */
function onLeaving(page: Window, run: () => void): () => void {
  page.addEventListener('pagehide', run);
  page.document.addEventListener('visibilitychange', run);
  return () => {
    page.removeEventListener('pagehide', run);
    page.document.removeEventListener('visibilitychange', run);
  };
}

/** What the first thread would wait for is loaded while the relay is being waited for, and has the time that nothing else wants. */
function loadWhenIdle(page: Window): void {
  const idly = (run: () => void) =>
    'requestIdleCallback' in page ? page.requestIdleCallback(run) : after(page, IDLE_PAUSE, run);
  const step = (work: Generator<void>) => idly(() => work.next().done || step(work));
  idly(() => void loadRich(step));
}

/** Milliseconds between two steps where the browser does not say when it is idle. */
const IDLE_PAUSE = 200;

function after(page: Window, ms: number, run: () => void): () => void {
  const timer = page.setTimeout(run, ms);
  return () => page.clearTimeout(timer);
}

function every(page: Window, ms: number, run: () => void): () => void {
  const timer = page.setInterval(run, ms);
  return () => page.clearInterval(timer);
}

function listen(page: Window, type: 'keydown', run: (event: KeyboardEvent) => void): () => void {
  page.addEventListener(type, run);
  return () => page.removeEventListener(type, run);
}

const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Anything a person does, before whoever handles it can keep it to themselves. */
function onInput(page: Window, run: () => void): () => void {
  for (const type of INPUTS) page.addEventListener(type, run, { capture: true, passive: true });
  return () => {
    for (const type of INPUTS) page.removeEventListener(type, run, { capture: true });
  };
}
