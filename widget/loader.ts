// `/baton.js`: draws the launcher, queues calls, and loads the app when the customer acts. Nothing is stored or requested before.
import type { Settings } from './api.ts';
import type { App, Baton, Stage } from './settings.ts';

declare const __APP__: string;

/** The first five mean that the customer, or the page for them, wants the chat now. */
const VERBS =
  'open toggle send prefill startHandoff boot update identify reset close show hide consent setContext setLocale setTheme assistant on off shutdown destroy'.split(
    ' ',
  );
/** Where it stands when it is not said which script runs. Elements of other kinds, in what visitors write, may not say where to load the app from. */
const SCRIPT = "script[src*='baton.js']";

/** The border is seen in forced colours only. Of the launcher what is seen before the app is there; unread counts and the like are in the app's sheet. */
const CSS =
  ':host{all:initial!important;direction:ltr!important;position:fixed!important;inset:auto 0 0 auto!important;z-index:var(--baton-z,2147483000)!important;pointer-events:none!important}:host([hidden]){display:none!important}' +
  '.l{all:initial;position:fixed;inset:auto 20px 20px auto;padding:13px;border:2px solid#0000;border-radius:50%;--a:var(--baton-accent,#3b5bdb);background:var(--a);color:var(--baton-accent-ink,lab(from var(--a) calc(6e3 - l*99) 0 0));cursor:pointer;pointer-events:auto;box-shadow:0 4px 20px #0003}' +
  '.left{inset:auto auto 20px 20px}.l:focus-visible{outline:3px solid var(--a);outline-offset:3px}.l[aria-busy]{opacity:.7}.l svg{width:26px;display:block;fill:none;stroke:currentcolor;stroke-width:2}';

const page = window;

function load(): void {
  const before = page.Baton;
  const current = document.currentScript;
  const scripts = document.querySelectorAll<HTMLScriptElement>(SCRIPT);
  const script = (current?.localName === 'script' ? current : scripts[0]) as HTMLScriptElement | undefined;
  const data: Partial<Settings> = { ...script?.dataset };
  for (const one of scripts) delete one.dataset.token;
  // Included again, by a page swap perhaps: the same widget goes on, and somebody may have signed in meanwhile.
  if (before?.ready) return void before('boot', data.token && { token: data.token });

  const settings = {
    relay: new URL(script?.src || location.href).origin,
    ...data,
    ...page.BatonSettings,
  } as Settings;
  /** Null: nothing is on the page, not yet or no more. */
  let stage: Stage | null = null;
  let app: Promise<App | null> | null = null;
  let running: App | null = null;
  /** Calls the app has not done; without a stage they wait for one. */
  let queue: Stage['queue'] = [];
  let ready: (app: App) => void;

  const loadApp = async (): Promise<void> => {
    const mine = stage;
    if (!mine) return;
    const { launcher } = mine;
    launcher.ariaBusy = 'true';
    try {
      app ??= import(/* @vite-ignore */ new URL(__APP__, settings.relay).href).then(({ mount }) => mount(mine));
      const loaded = await app;
      if (mine === stage && loaded) ready((running = loaded));
    } catch (error) {
      app = null;
      console.warn('Baton did not load.', error);
    }
    launcher.ariaBusy = null;
  };

  const call = (verb: string, args: readonly unknown[]): unknown => {
    const boots = verb === 'boot';
    // Again after a `destroy`, too, whether it was called or stood in the queue: React's strict mode mounts everything twice.
    if (boots) page.Baton = baton;
    if (boots || verb === 'update') {
      Object.assign(settings, args[0]);
      if (boots && settings.site) {
        if (!stage) {
          stage = drawStage(settings, queue);
          stage.launcher.onclick = () => call('toggle', []);
          if (threadOf(settings.site) || location.hash.match('baton:'))
            (page.requestIdleCallback ?? setTimeout)(loadApp);
        }
        if (!stage.host.isConnected) document.documentElement.append(stage.host);
      }
      if (stage) dress(stage);
    }
    const does = running;
    const given = does ? does[verb]?.(...(args as never[])) : void queue.push([verb, args]);
    // What concerns the page alone is done at once: most customers never open the chat.
    if (stage) {
      if (verb === 'hide' || verb === 'show') stage.host.hidden = verb === 'hide';
      if (!does && VERBS.indexOf(verb) < 5) void loadApp();
    }
    if (verb === 'shutdown' || verb === 'destroy') {
      stage?.host.remove();
      stage = app = running = null;
      queue = [];
      if (verb === 'shutdown') forget(settings);
      else if (page.Baton === baton) delete page.Baton;
    }
    return does || verb !== 'on' ? given : () => call('off', args);
  };

  const baton = ((verb: string, ...args: unknown[]) => call(verb, args)) as Baton;
  for (const verb of VERBS) baton[verb] = (...args: unknown[]) => call(verb, args);
  baton.ready = new Promise((resolve) => {
    ready = resolve;
  });
  call('boot', []);
  for (const [verb, ...args] of before?.q ?? []) call(verb, args);
  if (!stage) console.warn('Baton: set data-site.');
}

/** Of the thread begun on an earlier page. With one, or by the link of an e-mail, something is loaded unasked. */
function threadOf(site: string): string | undefined {
  try {
    return localStorage[`baton:${site}:thread`];
  } catch {
    return undefined;
  }
}

/** As after a log-out: no way back to the customer is left in this browser. At once, for the page may be on its way to another. */
function forget(settings: Settings): void {
  const { site } = settings;
  delete settings.token;
  delete settings.traits;
  try {
    const about = RegExp(`^baton:(${site}|${threadOf(site)}):`);
    for (const key of Object.keys(localStorage)) if (about.test(key)) delete localStorage[key];
    indexedDB.deleteDatabase(`baton:${site}`);
  } catch {
    // Denied: then nothing is there.
  }
}

function dress({ launcher, settings }: Stage): void {
  launcher.className = `l ${settings.position ?? ''}`;
  launcher.setAttribute('aria-label', settings.label ?? 'Support');
}

function drawStage(settings: Settings, queue: Stage['queue']): Stage {
  const host = document.createElement('baton-widget');
  const shadow = host.attachShadow({ mode: 'open' });
  const adopt = (css: string): void => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  };
  const launcher = document.createElement('button');
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const path = document.createElementNS(svg.namespaceURI, 'path');
  path.setAttribute('d', 'M4 20l1.3-3.6A9 7.5 0 1 1 8.7 18.5z');
  svg.append(path);
  launcher.append(svg);
  adopt(CSS);
  shadow.append(launcher);
  return { settings, host, shadow, launcher, queue, adopt };
}

load();
