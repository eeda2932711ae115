// The app, loaded by the loader: one chat in one shadow root, and the verbs behind `window.Baton`.
import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { toJson } from '#domain/json';
import type { Traits } from '#domain/signals/reading';
import type { Attached } from '#domain/thread';
import type { Assistant } from './assistant/assistant.ts';
import { takeBackPass } from './back-link.ts';
import type { Chat } from './chat.ts';
import { newId } from './ids.ts';
import { realTimers } from './peer/timers.ts';
import type { App, Settings, Stage, Theme } from './settings.ts';
import { browserStorage, siteStore } from './storage.ts';
import { Banner } from './ui/Banner.tsx';
import { Consent } from './ui/Consent.tsx';
import { Hello } from './ui/Hello.tsx';
import { Panel } from './ui/Panel.tsx';
import { styles } from './ui/styles.ts';
import { first } from './words/first.ts';
import { type Words, wordsFor } from './words/words.ts';

type Talk = typeof import('./talk.ts');
type Attachments = import('./attachments.tsx').Attachments;

/** Milliseconds between two tries to load the conversation. */
const AGAIN_MS = 4_000;

/** Draws the panel's root, makes the chat and gives the verbs; the calls queued so far are done before it resolves. */
export async function mount(stage: Stage): Promise<App> {
  // Read again: a tag manager may have set them after the loader ran.
  const settings: Settings = { ...stage.settings, ...window.BatonSettings };
  const locale = settings.locale ?? (document.documentElement.lang || navigator.language);
  const page = createPage(stage, settings, await wordsFor(locale), locale);
  for (const [verb, args] of stage.queue.splice(0)) page[verb]?.(...(args as never[]));
  return page;
}

function createPage(stage: Stage, settings: Settings, spoken: Words | null, firstLocale: string): App {
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
  /** Null: English. */
  const dictionary = signal(spoken);
  const locale = signal(firstLocale);
  const talk = signal<{ readonly parts: Talk; readonly chat: Chat } | null>(null);
  const unloadable = signal(false);
  /** Null: no files are here, and none may be sent. */
  const files = signal<Attachments | null>(null);
  /** Where it is required: the customer has agreed that the conversation is kept and sent. Until then nothing is. */
  const agreed = signal(settings.consent !== 'required' || store.get('consent') === '1');
  /** Send was pressed before the conversation was there. */
  const sending = signal(false);
  const waiting: ((chat: Chat) => void)[] = [];
  let traits: Traits = settings.traits ?? {};
  /** The page's own assistant: the site's, so it outlives a customer. */
  let own: Assistant | null = null;
  let stopped = false;
  let filesAsked = false;
  let drawing = false;
  const shown = computed(() => isOpen.value && panel());

  stage.adopt(styles);
  shadow.append(container);
  undo.push(effect(dress), effect(draw), effect(showUnread));
  undo.push(watchStorage(({ key }) => store.isAbout(key, 'consent') && agree(store.get('consent') === '1')));
  listen(dark, 'change', dress);
  listen(window, 'pagehide', () => talk.value?.chat.sleep());
  listen(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && talk.value?.chat.wake());
  if (window.visualViewport) listen(window.visualViewport, 'resize', fitKeyboard);
  if (agreed.value) load();
  const pass = takeBackPass(settings.relay);
  if (pass !== null) {
    open(false);
    withChat((chat) => chat.comeBack(pass));
  }
  // The click that loads this opens it, and does not close what was open on the page before.
  if (store.get('open') === '1' && !stage.queue.some(([verb]) => verb === 'toggle')) open(false);
  tell('ready', {});

  // The conversation, a moment after the panel

  function load(): void {
    import('./talk.ts').then(begin, () => {
      unloadable.value = true;
      const again = setTimeout(load, AGAIN_MS);
      undo.push(() => clearTimeout(again));
    });
  }

  function begin(parts: Talk): void {
    if (stopped || !agreed.value || talk.value) return;
    const words = () => dictionary.value ?? parts.en;
    const chat = parts.createChat({
      site: settings.site,
      locale: firstLocale,
      words: {
        clarify: (titles) => words().clarify(titles),
        get dontKnow() {
          return words().dontKnow;
        },
        get disclosure() {
          return words().disclosure;
        },
      },
      values,
      now: Date.now,
      newId,
      timers: realTimers,
      watch: watchStorage,
      onForgotten: blank,
      page: () => ({ url: location.origin + location.pathname, title: document.title.slice(0, 300) }),
      tell,
      brain: async () => {
        const [{ loadBrain }] = await Promise.all([import('./brain.ts'), parts.loadRich(parts.idly)]);
        const brain = await loadBrain(settings.relay, settings.site, words().courtesies);
        queueNames.value = new Map(brain.playbook.queues.map((queue) => [queue.id, queue.name]));
        return brain;
      },
      dial: async (auth) => {
        const { dialRelay } = await import('./dial.ts');
        return dialRelay(settings.relay, auth);
      },
    });
    if (Object.keys(traits).length > 0) chat.identify(traits);
    if (settings.token) chat.sign(settings.token);
    if (own) chat.useAssistant(own);
    else if (settings.endpoint) chat.useAssistant(parts.createEndpointAssistant(settings.endpoint));
    stage.adopt(parts.conversationStyles);
    if (chat.hasThread() || isOpen.value) chat.wake();
    for (const fn of waiting.splice(0)) fn(chat);
    talk.value = { parts, chat };
    undo.push(
      effect(() => {
        if (wantsFiles(chat)) loadFiles(chat);
      }),
    );
    if (sending.value) say(text.value);
    sending.value = false;
  }

  function wantsFiles(chat: Chat): boolean {
    const { attaches, thread } = chat.view.value;
    return attaches || thread.items.some((item) => item.kind === 'attached');
  }

  function loadFiles(chat: Chat): void {
    if (filesAsked) return;
    filesAsked = true;
    import('./attachments.tsx').then(
      (part) => {
        if (stopped) return;
        stage.adopt(part.attachmentStyles);
        const made = part.createAttachments(chat, settings.relay, settings.site);
        undo.push(made.stop);
        files.value = made;
      },
      // The next change of the thread asks again.
      () => {
        filesAsked = false;
      },
    );
  }

  /** Now, or as soon as the conversation is there, in the order asked. */
  function withChat(fn: (chat: Chat) => void): void {
    if (talk.value) fn(talk.value.chat);
    else waiting.push(fn);
  }

  /** What is said before the conversation is there stays in the composer until it is: nothing looks sent that is not kept. */
  function say(what: string): void {
    const loaded = talk.value;
    text.value = loaded ? '' : what;
    if (!loaded) {
      sending.value = true;
      return;
    }
    loaded.chat.say(what);
    files.value?.send();
    if (isOpen.value) store.set('open', '1');
    loaded.chat.typing(false);
  }

  // Drawing

  /** Once for all that changes in one go. */
  function draw(): void {
    shown.value;
    if (drawing) return;
    drawing = true;
    queueMicrotask(() => {
      drawing = false;
      if (stopped) return;
      render(shown.peek(), container);
      if (isOpen.peek() && !document.hidden) talk.peek()?.chat.seen();
    });
  }

  function panel() {
    const loaded = talk.value;
    const words = dictionary.value ?? first;
    const view = loaded?.chat.view.value;
    const owner = view?.thread.owner ?? { kind: 'assistant' };
    const queue = owner.kind === 'assistant' ? null : owner.queue;
    const suggestions = settings.quickReplies ?? [];
    const asks = !agreed.value;
    return (
      <Panel
        words={words}
        person={owner.kind === 'agent' ? owner.name : null}
        queue={queue && (view?.standing?.queueName ?? queueNames.value.get(queue) ?? queue)}
        alone={owner.kind === 'assistant'}
        text={text.value}
        sending={sending.value}
        menu={loaded && view && !asks && menu(loaded.parts, loaded.chat)}
        writes={!asks}
        tools={loaded && !asks && files.value?.button(dictionary.value ?? loaded.parts.en)}
        tray={loaded && !asks && files.value?.tray(dictionary.value ?? loaded.parts.en, locale.value)}
        hasFiles={files.value?.hasChosen() ?? false}
        onText={(next) => {
          text.value = next;
          loaded?.chat.typing(next !== '');
        }}
        onSay={say}
        onAskForPerson={() => withChat((chat) => chat.askForPerson())}
        onClose={close}
      >
        {asks ? (
          <Consent
            words={words}
            policy={settings.policy ?? null}
            onAgree={() => {
              consent(true);
              focusFirst();
            }}
            onDecline={close}
          />
        ) : loaded && view ? (
          <loaded.parts.Conversation
            words={dictionary.value ?? loaded.parts.en}
            locale={locale.value}
            chat={loaded.chat}
            view={view}
            queueNames={queueNames.value}
            base={settings.relay}
            suggestions={suggestions}
            file={fileViewOf(loaded.parts)}
            sending={files.value?.pending(dictionary.value ?? loaded.parts.en, locale.value)}
            now={Date.now}
            onSay={say}
          />
        ) : (
          <>
            {unloadable.value && <Banner text={words.offline} />}
            <div class="log">
              {store.get('thread') === null && <Hello words={words} suggestions={suggestions} onPick={say} />}
            </div>
          </>
        )}
      </Panel>
    );
  }

  function fileViewOf(parts: Talk) {
    const loaded = files.value;
    return loaded && ((item: Attached) => loaded.item(item, dictionary.value ?? parts.en, locale.value));
  }

  function menu(parts: Talk, chat: Chat) {
    const words = dictionary.value ?? parts.en;
    const { thread } = chat.view.value;
    return (
      <parts.Menu
        words={words}
        canDownload={thread.items.length > 0}
        onDownload={() => parts.download('conversation.txt', parts.transcriptText(thread, words, locale.value))}
        onForget={reset}
      />
    );
  }

  function dress(): void {
    const isDark = theme.value === 'dark' || (theme.value === 'auto' && dark.matches);
    container.className = `root${isDark ? ' dark' : ''}${settings.position === 'left' ? ' left' : ''}`;
    launcher.setAttribute('aria-label', (dictionary.value ?? first).open);
    container.lang = locale.value;
    container.dir = /^(?:ar|he|fa|ur)\b/.test(locale.value) ? 'rtl' : 'ltr';
  }

  /** On phones the panel is as high as what the keyboard leaves; a correction, the layout itself does not depend on it. */
  function fitKeyboard(): void {
    container.style.setProperty('--visible', `${Math.round(window.visualViewport?.height ?? innerHeight)}px`);
  }

  function showUnread(): void {
    const chat = talk.value?.chat;
    const unread = isOpen.value ? 0 : (chat?.unread() ?? 0);
    if (unread > 0) launcher.dataset.unread = String(unread);
    else delete launcher.dataset.unread;
    if (chat && chat.view.value.thread.head > 0) tell('unread', { count: unread });
  }

  // Opening and closing

  function open(focus = true): void {
    if (isOpen.value || stopped) return;
    isOpen.value = true;
    if (agreed.value) store.set('open', '1');
    launcher.setAttribute('aria-expanded', 'true');
    if (agreed.value) talk.value?.chat.wake();
    if (focus) focusFirst();
    tell('opened', {});
  }

  /** Where the customer goes on: the composer, or what has to be agreed to before. With the frame, which lays the panel out anyway. */
  function focusFirst(): void {
    requestAnimationFrame(() => shadow.querySelector<HTMLElement>('textarea, .strong')?.focus());
  }

  function close(): void {
    if (!isOpen.value) return;
    isOpen.value = false;
    store.set('open', null);
    launcher.setAttribute('aria-expanded', 'false');
    launcher.focus();
    tell('closed', {});
  }

  // Agreeing, and being forgotten

  /** What the customer, or the page for them, says to keeping and sending the conversation. Taking it back deletes what is here. */
  function consent(granted: boolean): void {
    if (!granted) reset();
    else if (settings.consent === 'required') store.set('consent', '1');
    agree(granted);
  }

  function agree(now: boolean): void {
    if (settings.consent === 'required') agreed.value = now;
    if (!agreed.value) return;
    if (isOpen.value) store.set('open', '1');
    if (!talk.value) load();
  }

  /** As after a log-out: nothing of this customer is left in this browser, and other tabs drop what they show. */
  function reset(): void {
    waiting.length = 0;
    talk.value?.chat.sign(null);
    talk.value?.chat.startOver();
    store.clear();
    blank();
  }

  /** What the page itself holds of the customer. */
  function blank(): void {
    traits = {};
    delete settings.traits;
    delete settings.token;
    text.value = '';
    sending.value = false;
    agreed.value = settings.consent !== 'required';
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
    withChat((chat) => chat.identify(traits));
  }

  function destroy(): void {
    stopped = true;
    for (const each of undo.splice(0)) each();
    talk.value?.chat.stop();
    render(null, container);
    listeners.clear();
  }

  return {
    open: () => open(),
    close,
    toggle: () => (isOpen.value ? close() : open()),
    send(what: string) {
      open();
      say(what);
    },
    prefill(what: string) {
      open();
      text.value = what;
      shadow.querySelector('textarea')?.focus();
    },
    startHandoff({ reason = '' }: { reason?: string } = {}) {
      open();
      withChat((chat) => chat.startHandoff(reason || (dictionary.value ?? first).talkToAPerson));
    },
    identify({ token, traits: known }: { token?: string; traits?: Traits }) {
      if (known) know(known);
      if (token !== undefined) withChat((chat) => chat.sign(token));
    },
    setContext: (context: Readonly<Record<string, unknown>>) => know(plainOf(context)),
    async setLocale(next: string) {
      dictionary.value = await wordsFor(next);
      locale.value = next;
    },
    setTheme(next: Theme) {
      theme.value = next;
    },
    assistant(fn: Assistant | null) {
      own = fn;
      talk.value?.chat.useAssistant(fn);
    },
    on,
    off: (event: string, fn: (detail: unknown) => void) => void listeners.get(event)?.delete(fn),
    update: (next: Partial<Settings>) => void Object.assign(settings, next),
    consent,
    reset,
    shutdown() {
      reset();
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
  return JSON.parse(toJson(detail, ['words', 'against']));
}

function watchStorage(fn: (change: { key: string | null; newValue: string | null }) => void): () => void {
  const heard = (event: StorageEvent) => fn(event);
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}
