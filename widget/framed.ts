// The widget in a frame of the relay's origin, as its page sees it: forwards calls, events, hooks and the page's own assistant.
import type { Settings } from './api.ts';
import { type Assistant, answerWithin } from './assistant/assistant.ts';
import { createEars } from './ears.ts';
import { FORGET, type FromFrame, type FromPage, type Hello, TOKENS } from './framing.ts';
import { pageHere } from './page-here.ts';
import type { App, Stage } from './settings.ts';
import { browserStorage, siteStore } from './storage.ts';
import { styles } from './ui/styles.ts';

/** Stands for a thread that the frame keeps: the next page loads the widget for it. No thread has this id. */
const IN_FRAME = 'frame';

const FRAME =
  '.frame{position:fixed;bottom:92px;right:20px;width:400px;height:min(700px,calc(100dvh - 112px));border:1px solid #8884;border-radius:18px;box-shadow:0 12px 48px #0f142347;color-scheme:light;pointer-events:auto;background:none}.frame[hidden]{display:none}.frame.left{right:auto;left:20px}@media(max-width:480px),(max-height:480px){.frame,.frame.left{inset:0;width:100%;height:100%;border:0;border-radius:0}.l[aria-expanded=true]{display:none}}';

/** Calls that show the panel. */
const SHOWING = new Set(['open', 'toggle', 'send', 'prefill', 'startHandoff']);
const FORWARDED =
  'boot update identify reset close consent send prefill startHandoff setContext setLocale setTheme open'.split(' ');

export function mountFramed({ host, shadow, launcher, queue, adopt }: Stage, settings: Settings): App {
  const store = siteStore(settings.site, browserStorage());
  const ears = createEars(() => true);
  const frame = document.createElement('iframe');
  const { port1: port, port2 } = new MessageChannel();
  const running = new Map<number, AbortController>();
  let assistant: Assistant | null = null;
  /** Somebody here wants to see it: the frame gets the keyboard. */
  let wanted = false;

  const post = (message: FromPage) => port.postMessage(message);
  const call = (verb: string, ...args: unknown[]) => {
    if (SHOWING.has(verb)) show();
    post({ kind: 'call', verb, args: plain(args) as unknown[] });
  };

  adopt(styles);
  adopt(FRAME);
  frame.className = 'frame';
  frame.title = launcher.getAttribute('aria-label') ?? 'Support';
  frame.hidden = true;
  frame.src = `${settings.relay}/frame?site=${encodeURIComponent(settings.site)}`;
  frame.addEventListener('load', greet, { once: true });
  port.onmessage = ({ data }: MessageEvent<FromFrame>) => heard(data);
  place(settings);
  shadow.append(frame);

  function greet(): void {
    const style = getComputedStyle(host);
    const tokens = Object.fromEntries(TOKENS.map((name) => [name, style.getPropertyValue(name).trim()]));
    const hello: Hello = { baton: 1, settings: plain(settings) as Settings, page: pageHere(), tokens };
    frame.contentWindow?.postMessage(hello, settings.relay, [port2]);
  }

  function place({ position }: Partial<Settings>): void {
    if (position === undefined) return;
    for (const one of [frame, launcher]) one.classList.toggle('left', position === 'left');
  }

  /** Before the frame draws: what is not shown has no layout, and no keyboard. */
  function show(): void {
    wanted = true;
    frame.hidden = false;
  }

  function heard(message: FromFrame): void {
    switch (message.kind) {
      case 'told':
        return told(message.name, message.detail as Readonly<Record<string, unknown>>);
      case 'drawn':
        // From another site the frame cannot take the keyboard by itself; where it could, it has it by now.
        if (wanted && shadow.activeElement !== frame) frame.focus();
        wanted = false;
        return;
      case 'kept':
        return store.set('thread', message.yes ? IN_FRAME : null);
      case 'ask':
        return void answer(message.what, message.detail as Readonly<Record<string, unknown>>, message.id);
      case 'enough':
        return running.get(message.id)?.abort();
    }
  }

  function told(name: string, detail: Readonly<Record<string, unknown>>): void {
    if (name === 'opened' || name === 'closed') {
      const isOpen = name === 'opened';
      frame.hidden = !isOpen;
      launcher.setAttribute('aria-expanded', String(isOpen));
      if (!isOpen) launcher.focus();
    }
    if (name === 'unread') {
      if (Number(detail.count) > 0) launcher.dataset.unread = String(detail.count);
      else delete launcher.dataset.unread;
    }
    ears.tell(name, detail);
  }

  async function answer(what: string, detail: Readonly<Record<string, unknown>>, to: number): Promise<void> {
    const abort = new AbortController();
    running.set(to, abort);
    try {
      const said =
        what === 'assistant' && assistant
          ? await answerWithin(assistant, { ...(detail as { text: string; thread: [] }), signal: abort.signal })
          : await ears.ask(what, detail);
      post({ kind: 'answer', to, answer: plain(said), failed: null });
    } catch (error) {
      post({ kind: 'answer', to, answer: null, failed: String(error) });
    } finally {
      running.delete(to);
    }
  }

  function wants(what: string): void {
    post({ kind: 'wants', what, yes: what === 'assistant' ? assistant !== null : ears.hears(what) });
  }

  function destroy(): void {
    port.close();
    frame.remove();
    launcher.setAttribute('aria-expanded', 'false');
    delete launcher.dataset.unread;
    ears.clear();
  }

  const app: Record<string, (...args: never[]) => unknown> = {
    toggle() {
      if (frame.hidden) call('open');
      else call('close');
    },
    on(name: string, fn: (detail: never) => unknown) {
      const undo = ears.on(name, fn);
      if (name.startsWith('before:')) wants(name);
      return undo;
    },
    off: ears.off,
    assistant(fn: Assistant | null) {
      assistant = fn;
      wants('assistant');
    },
    shutdown() {
      destroy();
      store.clear();
      forget(frame.src);
    },
    destroy,
  };
  for (const verb of FORWARDED)
    app[verb] = (...args: never[]) => {
      if (verb === 'boot' || verb === 'update') place((args[0] ?? {}) as Partial<Settings>);
      call(verb, ...args);
    };
  for (const [verb, args] of queue.splice(0)) app[verb]?.(...(args as never[]));
  return app;
}

/** What the frame keeps is not this page's to delete, and the frame went with its host: another one comes, forgets, and goes. */
function forget(src: string): void {
  const last = document.createElement('iframe');
  last.hidden = true;
  last.src = `${src}${FORGET}`;
  last.addEventListener('load', () => last.remove());
  document.documentElement.append(last);
}

/** What can cross to another window: functions and the like stay. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
