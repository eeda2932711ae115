// `/baton.js`: draws the launcher, queues calls, and loads the app when the customer acts. Nothing is stored or requested before.
import type { App, Baton, Settings, Stage } from './settings.ts';

declare const __APP__: string;

const VERBS =
  'boot update identify reset open close toggle show hide consent send prefill startHandoff setContext setLocale setTheme assistant on off shutdown destroy';
/** Verbs that mean the customer, or the page for them, wants the chat now. */
const LOADING = /^(?:open|toggle|send|prefill|startHandoff)$/;

/** Of the launcher what is seen before the app is there; unread counts and the like are in the app's sheet. */
const CSS =
  ':host{all:initial!important;direction:ltr!important;unicode-bidi:isolate!important;position:fixed!important;inset:auto 0 0 auto!important;width:0!important;height:0!important;z-index:var(--baton-z,2147483000)!important;pointer-events:none!important;display:block!important}:host([hidden]){display:none!important}' +
  '.l{all:initial;position:fixed;bottom:20px;right:20px;width:56px;height:56px;border-radius:50%;background:var(--baton-accent,#3b5bdb);color:var(--baton-accent-ink,#fff);display:grid;place-items:center;cursor:pointer;pointer-events:auto;box-shadow:0 6px 24px #0f142347}' +
  '.l svg{width:26px;height:26px;fill:none;stroke:currentColor;stroke-width:2}.left{right:auto;left:20px}.l:hover{transform:scale(1.05)}.l:focus-visible{outline:3px solid var(--baton-accent,#3b5bdb);outline-offset:3px}.busy{opacity:.7}@media(forced-colors:active){.l{border:2px solid}}';

function load(): void {
  const page = window;
  const current = document.currentScript;
  // An image of this name, in what visitors write, stands for it otherwise, and would say where to load the app from.
  const script = (
    current?.localName === 'script' ? current : document.querySelector('script[data-site][src*="baton.js"]')
  ) as HTMLScriptElement | null;
  // Before all else: a second tag too has its token taken off the page.
  const settings = settingsOf(script, page.BatonSettings);
  const before = page.Baton;
  if (before?.ready) return;
  if (!settings) return console.warn('Baton: set data-site, or window.BatonSettings.');

  const host = document.createElement('baton-widget');
  const shadow = host.attachShadow({ mode: 'open' });
  const launcher = drawLauncher(settings);
  const queue: Stage['queue'] = [];
  let app: Promise<App | null> | null = null;
  const here = () => document.documentElement.append(host);
  let running: App | null = null;
  let ready: (app: App) => void = () => {};

  const adopt = (css: string): void => {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
    } catch {
      const style = document.createElement('style');
      if (settings.nonce) style.nonce = settings.nonce;
      style.textContent = css;
      shadow.append(style);
    }
  };

  const loadApp = async (): Promise<void> => {
    launcher.classList.add('busy');
    try {
      app ??= import(/* @vite-ignore */ settings.relay + __APP__).then(({ mount }) =>
        mount({ settings, shadow, launcher, queue, adopt }),
      ) as Promise<App | null>;
      running = await app;
      if (running) ready(running);
      else app = null;
    } catch (error) {
      app = null;
      console.warn('Baton did not load. Click again.', error);
    }
    launcher.classList.remove('busy');
  };

  const baton = ((verb: string, ...args: unknown[]): unknown => {
    // What concerns the page alone is done at once: most customers never open the chat.
    if (verb === 'hide' || verb === 'show') host.hidden = verb === 'hide';
    if (verb === 'boot' && !host.isConnected) here();
    const ends = verb === 'shutdown' || verb === 'destroy';
    if (ends) host.remove();
    if (verb === 'destroy' && page.Baton === baton) delete page.Baton;
    const current = running;
    if (ends) {
      app = running = null;
      // What was said of one customer is not for the next.
      queue.length = 0;
    }
    if (current) return current[verb]?.(...(args as never[]));
    queue.push([verb, args]);
    // What is kept of the customer goes with them, also where the chat was not opened on this page.
    if (LOADING.test(verb) || (verb === 'shutdown' && isAwaited(settings.site))) void loadApp();
    return verb === 'on' ? () => baton('off', ...args) : undefined;
  }) as Baton;
  for (const verb of VERBS.split(' ')) baton[verb] = baton.bind(null, verb);
  baton.ready = new Promise((resolve) => {
    ready = resolve;
  });
  page.Baton = baton;

  launcher.addEventListener('click', () => baton('toggle'));
  adopt(CSS);
  shadow.append(launcher);
  here();
  for (const [verb, ...args] of (before as { q?: [string, ...unknown[]][] } | undefined)?.q ?? []) baton(verb, ...args);
  if (isAwaited(settings.site)) (page.requestIdleCallback ?? setTimeout)(() => host.isConnected && loadApp());
}

function settingsOf(script: HTMLScriptElement | null, given: Partial<Settings> = {}): Settings | null {
  const data = script?.dataset ?? {};
  const settings = {
    relay: script?.src ? new URL(script.src).origin : location.origin,
    nonce: script?.nonce,
    ...data,
    ...given,
  } as Settings;
  settings.relay = settings.relay.replace(/\/$/, '');
  script?.removeAttribute('data-token');
  return settings.site ? settings : null;
}

/** A thread was begun on an earlier page, or the customer came by the link of an e-mail: only then something is loaded unasked. */
function isAwaited(site: string): unknown {
  try {
    return localStorage[`baton:${site}:thread`] || location.hash.match('baton:');
  } catch {}
}

function drawLauncher(settings: Settings): HTMLButtonElement {
  const button = document.createElement('button');
  button.className = settings.position === 'left' ? 'l left' : 'l';
  button.setAttribute('aria-label', 'Support');
  button.setAttribute('aria-expanded', 'false');
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const path = document.createElementNS(svg.namespaceURI, 'path');
  path.setAttribute('d', 'M4 20l1.3-3.6A9 7.5 0 1 1 8.7 18.5z');
  svg.append(path);
  button.append(svg);
  return button;
}

load();
