// The app, loaded by the loader: one chat in one shadow root, and the verbs behind `window.Baton`.
import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import type { Traits } from '#domain/signals/reading';
import type { Attached, Item } from '#domain/thread';
import type { Settings, Theme } from './api.ts';
import type { Assistant } from './assistant/assistant.ts';
import { takeBackPass } from './back-link.ts';
import type { Chat } from './chat.ts';
import { flatContext } from './context.ts';
import { createEars } from './ears.ts';
import { newId } from './ids.ts';
import { createOutgoing } from './outgoing.ts';
import { pageHere } from './page-here.ts';
import { realTimers } from './peer/timers.ts';
import type { App, Stage } from './settings.ts';
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

/**
 * Draws the panel's root, makes the chat and gives the verbs; the calls queued so far are done before it resolves. Null: one of them ended
 * it all.
 */
export async function mount(stage: Stage): Promise<App | null> {
  // Read again: a tag manager may have set them after the loader ran. Not who the customer is: they may have logged out since.
  const { token: _, traits: __, ...late } = window.BatonSettings ?? {};
  const settings: Settings = { ...stage.settings, ...late };
  settings.relay = settings.relay.replace(/\/$/, '');
  const locale = settings.locale ?? (document.documentElement.lang || navigator.language);
  const spoken = await wordsFor(locale);
  if (stage.queue.some(([verb]) => verb === 'shutdown' || verb === 'destroy')) return null;
  if (settings.isolation === 'iframe' && !stage.around) {
    const { mountFramed } = await import('./framed.ts');
    return mountFramed(stage, { ...settings, locale });
  }
  const page = createPage(stage, settings, spoken, locale);
  for (const [verb, args] of stage.queue.splice(0)) page[verb]?.(...(args as never[]));
  return page;
}

function createPage(stage: Stage, settings: Settings, spoken: Words | null, firstLocale: string): App {
  const { host, shadow, launcher } = stage;
  const values = browserStorage();
  const store = siteStore(settings.site, values);
  const ears = createEars(() => settings.details === true, stage.around?.told);
  const { tell } = ears;
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
  /** The customer's choice; before they make one, the site's. */
  const sound = signal((store.get('sound') ?? (asksFor('sound') ? '1' : '0')) === '1');
  /** Null: no files are here, and none may be sent. */
  const files = signal<Attachments | null>(null);
  /** Where it is required: the customer has agreed that the conversation is kept and sent. Until then nothing is. */
  const agreed = signal(settings.consent !== 'required' || store.get('consent') === '1');
  /** The page set something that shows. */
  const settled = signal(0);
  const waiting: ((chat: Chat) => void)[] = [];
  let traits: Traits = settings.traits ?? {};
  /** The page's own assistant: the site's, so it outlives a customer. */
  let own: Assistant | null = null;
  let stopped = false;
  let begun = false;
  let filesAsked = false;
  let drawing = false;
  let noticesAsked = false;
  let toldUnread = 0;
  const shown = computed(() => isOpen.value && panel());
  const outgoing = createOutgoing({ text, ears, isThere: () => talk.peek() !== null, send: sendNow });

  stage.adopt(styles);
  shadow.append(container);
  undo.push(effect(dress), effect(draw), effect(showUnread));
  undo.push(watchStorage(({ key }) => store.isAbout(key, 'consent') && agree(store.get('consent') === '1')));
  listen(dark, 'change', dress);
  // What swaps the whole content of the page takes the widget with it: a frame later it is back.
  const swaps = new MutationObserver(() => host.isConnected || requestAnimationFrame(putBack));
  for (const one of [document, document.documentElement]) swaps.observe(one, { childList: true });
  undo.push(() => swaps.disconnect());
  listen(document, 'visibilitychange', look);
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
    // What was loaded has cost the page a while already: it draws and takes input before it is used.
    import('./talk.ts').then(
      (parts) => setTimeout(begin, 0, parts),
      () => {
        unloadable.value = true;
        const again = setTimeout(load, AGAIN_MS);
        undo.push(() => clearTimeout(again));
      },
    );
  }

  function begin(parts: Talk): void {
    if (stopped || !agreed.value || begun) return;
    begun = true;
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
      page: () => stage.around?.page ?? pageHere(),
      tell,
      beforeHandOff,
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
    useAssistant(parts, chat);
    stage.adopt(parts.conversationStyles);
    if (chat.hasThread() || isOpen.value) chat.wake();
    setTimeout(show, 0, parts, chat);
  }

  function show(parts: Talk, chat: Chat): void {
    if (stopped) return chat.stop();
    for (const fn of waiting.splice(0)) fn(chat);
    talk.value = { parts, chat };
    // A clock takes longer to make than all the rest of a first message: it is made before one is sent.
    setTimeout(parts.clockIn, 0, locale.peek(), Date.now());
    undo.push(
      effect(() => {
        if (wantsFiles(chat)) loadFiles(chat);
        if (sound.value || asksFor('title')) loadNotices(chat);
      }),
    );
    outgoing.next();
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

  function sendNow(words: string): void {
    talk.peek()?.chat.say(words);
    files.value?.send();
    if (isOpen.value) store.set('open', '1');
    talk.peek()?.chat.typing(false);
  }

  async function beforeHandOff(handoff: { reason: string; asked: boolean; queue: string | null }): Promise<boolean> {
    if (!ears.hears('before:handoff')) return false;
    const allowed = await ears.ask<typeof handoff & { context?: unknown }>('before:handoff', handoff);
    if (!allowed) return !handoff.asked;
    if (typeof allowed.context === 'object' && allowed.context !== null) know(allowed.context as Traits);
    return false;
  }

  /** The page's own, or the one at its address, or the knowledge base. */
  function useAssistant(parts: Talk, chat: Chat): void {
    chat.useAssistant(own ?? (settings.endpoint ? parts.createEndpointAssistant(settings.endpoint) : null));
  }

  /** The site's `notify` names it. */
  function asksFor(what: 'title' | 'sound'): boolean {
    return (settings.notify ?? '').split(/[\s,]+/).includes(what);
  }

  function loadNotices(chat: Chat): void {
    if (noticesAsked) return;
    noticesAsked = true;
    void import('./notices.ts').then(
      ({ createNotices, createBlip }) =>
        stopped ||
        undo.push(
          createNotices({
            unread: chat.unread,
            latest: () => chat.view.value.thread.items.findLast(isToCustomer)?.id ?? null,
            hasSound: () => sound.value,
            counts: asksFor('title'),
            isLooking: () => isOpen.peek() && !document.hidden,
            blip: createBlip(window, () => new AudioContext()),
            rang: { get: () => store.get('rang'), set: (id) => store.set('rang', id) },
            locks: navigator.locks ?? null,
            page: document,
            timers: realTimers,
          }),
        ),
      () => {
        noticesAsked = false;
      },
    );
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
      const had = shadow.activeElement;
      render(shown.peek(), container);
      // What was pressed may be gone with what it did: the keyboard stays in the panel.
      if (had && !shadow.activeElement) shadow.querySelector<HTMLElement>('[role=log],textarea')?.focus();
      look();
    });
  }

  /** What is on the screen of somebody who is there is seen. */
  function look(): void {
    if (isOpen.peek() && !document.hidden) talk.peek()?.chat.seen();
  }

  function panel() {
    settled.value;
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
        sending={outgoing.waits.value}
        menu={loaded && view && !asks && menu(loaded.parts, loaded.chat)}
        writes={!asks}
        tools={loaded && !asks && files.value?.button(dictionary.value ?? loaded.parts.en)}
        tray={loaded && !asks && files.value?.tray(dictionary.value ?? loaded.parts.en, locale.value)}
        hasFiles={files.value?.hasChosen() ?? false}
        onText={(next) => {
          text.value = next;
          loaded?.chat.typing(next !== '');
        }}
        onSay={outgoing.say}
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
            onSay={outgoing.say}
          />
        ) : (
          <>
            {unloadable.value && <Banner text={words.offline} />}
            <div class="log">
              {store.get('thread') === null && <Hello words={words} suggestions={suggestions} onPick={outgoing.say} />}
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
        sound={sound.value}
        onSound={(on) => {
          store.set('sound', on ? '1' : '0');
          sound.value = on;
        }}
        onDownload={() => parts.download('conversation.txt', parts.transcriptText(thread, words, locale.value))}
        onForget={reset}
      />
    );
  }

  function putBack(): void {
    if (stopped || host.isConnected) return;
    document.documentElement.append(host);
    swaps.observe(document.documentElement, { childList: true });
  }

  function dress(): void {
    const isDark = theme.value === 'dark' || (theme.value === 'auto' && dark.matches);
    container.className = `root${isDark ? ' dark' : ''}${settings.position === 'left' ? ' left' : ''}${stage.around ? ' framed' : ''}`;
    launcher.classList.toggle('left', settings.position === 'left');
    launcher.setAttribute('aria-label', settings.label ?? (dictionary.value ?? first).open);
    launcher.setAttribute('aria-expanded', String(isOpen.peek()));
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
    if (unread !== toldUnread) tell('unread', { count: unread });
    toldUnread = unread;
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
    for (const each of [settings, stage.settings, window.BatonSettings ?? {}]) {
      delete each.traits;
      delete each.token;
    }
    text.value = '';
    outgoing.forget();
    agreed.value = settings.consent !== 'required';
  }

  function listen(target: EventTarget, event: string, fn: (event: Event) => void): void {
    target.addEventListener(event, fn);
    undo.push(() => target.removeEventListener(event, fn));
  }

  function know(more: Readonly<Record<string, unknown>>): void {
    traits = flatContext({ ...traits, ...more }, (what) => console.warn(`Baton: ${what}`));
    withChat((chat) => chat.identify(traits));
  }

  function destroy(): void {
    stopped = true;
    outgoing.forget();
    for (const each of undo.splice(0)) each();
    talk.value?.chat.stop();
    render(null, container);
    container.remove();
    launcher.removeAttribute('data-unread');
    launcher.setAttribute('aria-expanded', 'false');
    ears.clear();
  }

  async function setLocale(next: string): Promise<void> {
    dictionary.value = await wordsFor(next);
    locale.value = next;
  }

  /** What the page sets later, at once. */
  function apply(next: Partial<Settings> = {}): void {
    const { site, relay, ...rest } = next;
    if ((site && site !== settings.site) || (relay && relay.replace(/\/$/, '') !== settings.relay))
      console.warn(
        'Baton: this page has a widget of another site or relay. Call Baton("destroy") before, and add the script tag of the other.',
      );
    Object.assign(settings, rest);
    if (next.theme) theme.value = next.theme;
    if (next.locale) void setLocale(next.locale);
    if (next.traits) know(next.traits);
    if (next.token !== undefined) withChat((chat) => chat.sign(next.token ?? null));
    if ('endpoint' in next && talk.value) useAssistant(talk.value.parts, talk.value.chat);
    dress();
    settled.value++;
  }

  return {
    open: () => open(),
    close,
    toggle: () => (isOpen.value ? close() : open()),
    send(what: string) {
      open();
      outgoing.say(what);
    },
    prefill(what: string) {
      open();
      text.value = what;
      focusFirst();
    },
    startHandoff({ reason = '' }: { reason?: string } = {}) {
      open();
      withChat((chat) => chat.startHandoff(reason || (dictionary.value ?? first).talkToAPerson));
    },
    identify({ token, traits: known }: { token?: string; traits?: Traits }) {
      if (known) know(known);
      if (token !== undefined) withChat((chat) => chat.sign(token));
    },
    setContext: know,
    setLocale,
    setTheme(next: Theme) {
      theme.value = next;
    },
    assistant(fn: Assistant | null) {
      own = fn;
      if (talk.value) useAssistant(talk.value.parts, talk.value.chat);
    },
    on: ears.on,
    off: ears.off,
    boot: apply,
    update: apply,
    consent,
    reset,
    shutdown() {
      reset();
      destroy();
    },
    destroy,
  };
}

/** Said to the customer, by whomever. */
function isToCustomer(item: Item): boolean {
  return item.kind !== 'stage' && item.by.role !== 'customer';
}

function watchStorage(fn: (change: { key: string | null; newValue: string | null }) => void): () => void {
  const heard = (event: StorageEvent) => fn(event);
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}
