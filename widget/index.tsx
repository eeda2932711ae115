// The app, loaded by the loader: one chat in one shadow root, and the verbs behind `window.Baton`.
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import type { Traits } from '#domain/signals/reading';
import type { Assistant } from './assistant/assistant.ts';
import { createEndpointAssistant } from './assistant/endpoint.ts';
import { type Chat, createChat } from './chat.ts';
import { newId } from './ids.ts';
import { realTimers } from './peer/timers.ts';
import type { App, Settings, Stage, Theme } from './settings.ts';
import { browserStorage, siteStore } from './storage.ts';
import { Panel } from './ui/Panel.tsx';
import { loadRich } from './ui/RichText.tsx';
import { styles } from './ui/styles.ts';
import { type Words, wordsFor } from './words/words.ts';

/** Draws the panel's root, makes the chat and gives the verbs; the calls queued so far are done before it resolves. */
export async function mount(stage: Stage): Promise<App> {
  // Read again: a tag manager may have set them after the loader ran.
  const settings: Settings = { ...stage.settings, ...window.BatonSettings };
  const locale = settings.locale ?? (document.documentElement.lang || navigator.language);
  const page = createPage(stage, settings, await wordsFor(locale), locale);
  for (const [verb, args] of stage.queue.splice(0)) page[verb]?.(...(args as never[]));
  return page;
}

function createPage(stage: Stage, settings: Settings, firstWords: Words, firstLocale: string): App {
  const { shadow, launcher } = stage;
  const values = browserStorage();
  const store = siteStore(settings.site, values);
  const listeners = new Map<string, Set<(detail: unknown) => void>>();
  const isOpen = signal(false);
  const text = signal('');
  const theme = signal<Theme>(settings.theme ?? 'auto');
  const queueNames = signal<ReadonlyMap<string, string>>(new Map());
  const container = document.createElement('div');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const undo: (() => void)[] = [];
  const words = signal(firstWords);
  const locale = signal(firstLocale);
  let traits: Traits = settings.traits ?? {};

  const chat: Chat = createChat({
    site: settings.site,
    locale: firstLocale,
    words: {
      clarify: (titles) => words.value.clarify(titles),
      get dontKnow() {
        return words.value.dontKnow;
      },
    },
    values,
    now: Date.now,
    newId,
    timers: realTimers,
    watch: watchStorage,
    page: () => ({ url: location.origin + location.pathname, title: document.title.slice(0, 300) }),
    tell,
    brain: async () => {
      const [{ loadBrain }] = await Promise.all([import('./brain.ts'), loadRich()]);
      const brain = await loadBrain(settings.relay, settings.site, words.value.courtesies);
      queueNames.value = new Map(brain.playbook.queues.map((queue) => [queue.id, queue.name]));
      return brain;
    },
    dial: async (auth) => {
      const { dialRelay } = await import('./dial.ts');
      return dialRelay(settings.relay, auth);
    },
  });
  if (settings.traits) chat.identify(traits);
  if (settings.endpoint) chat.useAssistant(createEndpointAssistant(settings.endpoint));

  stage.adopt(styles);
  shadow.append(container);
  undo.push(effect(draw), effect(showUnread));
  listen(dark, 'change', dress);
  listen(window, 'pagehide', () => chat.sleep());
  listen(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && chat.wake());
  if (window.visualViewport) listen(window.visualViewport, 'resize', fitKeyboard);
  if (chat.hasThread()) chat.wake();
  if (store.get('open') === '1') open(false);
  tell('ready', {});

  // Drawing

  function draw(): void {
    dress();
    const panel = isOpen.value && (
      <Panel
        words={words.value}
        locale={locale.value}
        chat={chat}
        view={chat.view.value}
        queueNames={queueNames.value}
        base={settings.relay}
        text={text.value}
        suggestions={settings.quickReplies ?? []}
        now={Date.now}
        onText={(next) => {
          text.value = next;
        }}
        onClose={close}
      />
    );
    render(panel, container);
    if (isOpen.value && !document.hidden) chat.seen();
  }

  function dress(): void {
    const isDark = theme.value === 'dark' || (theme.value === 'auto' && dark.matches);
    container.className = `root${isDark ? ' dark' : ''}${settings.position === 'left' ? ' left' : ''}`;
    launcher.setAttribute('aria-label', words.value.open);
    container.lang = locale.value;
    container.dir = /^(?:ar|he|fa|ur)\b/.test(locale.value) ? 'rtl' : 'ltr';
  }

  /** On phones the panel is as high as what the keyboard leaves; a correction, the layout itself does not depend on it. */
  function fitKeyboard(): void {
    container.style.setProperty('--visible', `${Math.round(window.visualViewport?.height ?? innerHeight)}px`);
  }

  function showUnread(): void {
    const { thread } = chat.view.value;
    const unread = isOpen.value ? 0 : chat.unread();
    if (unread > 0) launcher.dataset.unread = String(unread);
    else delete launcher.dataset.unread;
    if (thread.head > 0) tell('unread', { count: unread });
  }

  // Opening and closing

  function open(focus = true): void {
    if (isOpen.value) return;
    isOpen.value = true;
    store.set('open', '1');
    launcher.setAttribute('aria-expanded', 'true');
    chat.wake();
    if (focus) shadow.querySelector('textarea')?.focus();
    tell('opened', {});
  }

  function close(): void {
    if (!isOpen.value) return;
    isOpen.value = false;
    store.set('open', null);
    launcher.setAttribute('aria-expanded', 'false');
    launcher.focus();
    tell('closed', {});
  }

  // What the host page hears

  function tell(name: string, detail: Readonly<Record<string, unknown>>): void {
    const { text: said, ...rest } = detail;
    const told = settings.details ? { ...rest, text: said } : withoutWords(rest);
    for (const fn of listeners.get(name) ?? []) {
      try {
        fn(told);
      } catch (error) {
        // The host's own listener: its error is the host's, and must not stop the chat.
        setTimeout(() => {
          throw error;
        });
      }
    }
    window.dispatchEvent(new CustomEvent(`baton:${name}`, { detail: told }));
  }

  function on(event: string, fn: (detail: unknown) => void): () => void {
    const set = listeners.get(event) ?? new Set();
    listeners.set(event, set.add(fn));
    return () => void set.delete(fn);
  }

  function listen(target: EventTarget, event: string, fn: (event: Event) => void): void {
    target.addEventListener(event, fn);
    undo.push(() => target.removeEventListener(event, fn));
  }

  function know(more: Traits): void {
    traits = { ...traits, ...more };
    chat.identify(traits);
  }

  function destroy(): void {
    for (const each of undo.splice(0)) each();
    chat.stop();
    render(null, container);
    shadow.host.remove();
    listeners.clear();
    delete window.Baton;
  }

  return {
    open: () => open(),
    close,
    toggle: () => (isOpen.value ? close() : open()),
    show: () => shadow.host.removeAttribute('hidden'),
    hide: () => shadow.host.setAttribute('hidden', ''),
    send(what: string) {
      open();
      chat.say(what);
    },
    prefill(what: string) {
      open();
      text.value = what;
      shadow.querySelector('textarea')?.focus();
    },
    startHandoff({ reason = '' }: { reason?: string } = {}) {
      open();
      chat.startHandoff(reason || words.value.talkToAPerson);
    },
    identify: ({ traits: known = {} }: { traits?: Traits }) => know(known),
    setContext: (context: Readonly<Record<string, unknown>>) => know(plainOf(context)),
    async setLocale(next: string) {
      words.value = await wordsFor(next);
      locale.value = next;
    },
    setTheme(next: Theme) {
      theme.value = next;
    },
    assistant: (fn: Assistant | null) => chat.useAssistant(fn),
    on,
    off: (event: string, fn: (detail: unknown) => void) => void listeners.get(event)?.delete(fn),
    update: (next: Partial<Settings>) => void Object.assign(settings, next),
    reset: () => chat.startOver(),
    shutdown() {
      chat.startOver();
      close();
    },
    destroy,
  };
}

/** What a context says in plain values; the rest of it stays on the page. */
function plainOf(context: Readonly<Record<string, unknown>>): Traits {
  return Object.fromEntries(
    Object.entries(context).filter(([, one]) => ['string', 'number', 'boolean'].includes(typeof one)),
  ) as Traits;
}

/** Readings and decisions without the customer's words: rules and strengths stay. */
function withoutWords(detail: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(JSON.stringify(detail, (key, value) => (key === 'words' || key === 'against' ? undefined : value)));
}

function watchStorage(fn: (change: { key: string | null; newValue: string | null }) => void): () => void {
  const heard = (event: StorageEvent) => fn(event);
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}
