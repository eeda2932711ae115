// The widget inside a frame that the relay serves, for pages with `data-isolation="iframe"`. The page around it speaks first.
import type { Answer } from './assistant/assistant.ts';
import { FORGET, type FromFrame, type FromPage, type Hello, TOKENS } from './framing.ts';
import { mount } from './index.tsx';
import type { App } from './settings.ts';
import { browserStorage, siteStore } from './storage.ts';

if (location.hash === FORGET)
  siteStore(new URLSearchParams(location.search).get('site') ?? '', browserStorage()).clear();
else window.addEventListener('message', greeted);

function greeted({ source, data, ports: [port] }: MessageEvent<Partial<Hello>>): void {
  if (source !== window.parent || data?.baton !== 1 || !data.settings || !port) return;
  window.removeEventListener('message', greeted);
  void start(data as Hello, port);
}

async function start({ settings, page, tokens }: Hello, port: MessagePort): Promise<void> {
  const store = siteStore(settings.site, browserStorage());
  const asked = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  const undo = new Map<string, () => void>();
  let questions = 0;
  let kept: boolean | null = null;

  const post = (message: FromFrame) => port.postMessage(message);
  const told = (name: string, detail: unknown) => {
    post({ kind: 'told', name, detail });
    // The panel is drawn with the next frame, and takes the focus with it.
    if (name === 'opened') requestAnimationFrame(() => requestAnimationFrame(() => post({ kind: 'drawn' })));
    const now = store.get('thread') !== null;
    if (now !== kept) post({ kind: 'kept', yes: now });
    kept = now;
  };
  const ask = (what: string, detail: unknown, signal?: AbortSignal) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++questions;
      asked.set(id, { resolve, reject });
      signal?.addEventListener('abort', () => post({ kind: 'enough', id }));
      post({ kind: 'ask', what, detail, id });
    });

  for (const name of TOKENS) {
    const value = tokens[name];
    if (value) document.documentElement.style.setProperty(name, value);
  }
  const host = document.createElement('baton-widget');
  const shadow = host.attachShadow({ mode: 'open' });
  document.body.append(host);
  const app = await mount({
    settings: { ...settings, relay: location.origin },
    host,
    shadow,
    launcher: document.createElement('button'),
    queue: [],
    adopt(css) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
    },
    around: { page, told },
  });
  // The page gives the keyboard to the frame as a whole; what had it here before is not always kept.
  window.addEventListener('focus', () => {
    if (shadow.activeElement === null) shadow.querySelector('textarea')?.focus();
  });
  if (app) port.onmessage = ({ data }: MessageEvent<FromPage>) => heard(app, data);

  function heard(running: App, message: FromPage): void {
    switch (message.kind) {
      case 'call':
        return void running[message.verb]?.(...(message.args as never[]));
      case 'wants':
        return wants(running, message.what, message.yes);
      case 'answer': {
        const waiting = asked.get(message.to);
        asked.delete(message.to);
        if (message.failed === null) waiting?.resolve(message.answer);
        else waiting?.reject(new Error(message.failed));
      }
    }
  }

  function wants(running: App, what: string, yes: boolean): void {
    undo.get(what)?.();
    undo.delete(what);
    if (what === 'assistant') {
      const theirs = ({ text, thread, signal }: { text: string; thread: unknown; signal: AbortSignal }) =>
        ask('assistant', { text, thread }, signal) as Promise<Answer>;
      running.assistant?.((yes ? theirs : null) as never);
    } else if (yes) {
      const heardOf = (detail: unknown) => ask(what, detail);
      undo.set(what, running.on?.(what as never, heardOf as never) as () => void);
    }
  }
}
