// The npm package's front: puts the relay's own script on the page and gives its typed verbs. No work on import, and none on a server.
import type { Baton, BatonOptions, BatonVerbs } from '../api.ts';

/** `window.Baton` as it stands: a queue until the script is there, the loader's function from then on. */
interface Page {
  Baton?: ((verb: string, ...args: unknown[]) => unknown) & { q?: unknown[][]; ready?: Promise<unknown> };
}

const VERBS = {
  boot: true,
  update: true,
  identify: true,
  reset: true,
  open: true,
  close: true,
  toggle: true,
  show: true,
  hide: true,
  consent: true,
  send: true,
  prefill: true,
  startHandoff: true,
  setContext: true,
  setLocale: true,
  setTheme: true,
  assistant: true,
  on: true,
  off: true,
  shutdown: true,
  destroy: true,
} as const satisfies Readonly<Record<keyof BatonVerbs, true>>;

/** Settings the launcher is drawn from stand on the tag; the rest, tokens among it, is no business of the page's markup. */
const ON_THE_TAG = ['site', 'relay', 'locale', 'theme', 'position', 'consent', 'policy', 'notify'] as const;

/**
 * Puts the widget on the page, once however often it is called, and gives its verbs. On a server nothing happens, and every verb does
 * nothing. Throws a TypeError when `site` or `relay` is missing.
 */
export function createBaton(options: BatonOptions): Baton {
  if (!options?.site || !options.relay)
    throw new TypeError(
      'createBaton needs { site, relay }: the site’s id and the relay’s origin, https://relay.example.',
    );
  if (typeof document === 'undefined') return verbsOver(() => undefined, new Promise(() => {}));
  const page = window as unknown as Page;
  const call = (verb: string, ...args: unknown[]): unknown => {
    if (!page.Baton && verb === 'destroy') return undefined;
    if (!page.Baton) load(page, options);
    const said = page.Baton?.(verb, ...args);
    // The queue has no undo of its own.
    return verb === 'on' && typeof said !== 'function' ? () => void page.Baton?.('off', ...args) : said;
  };
  call('boot', options);
  return verbsOver(call, readyOf(page));
}

/** What is called before the script is there waits in a queue, which the script takes over. */
function load(page: Page, options: BatonOptions): void {
  const queue: Page['Baton'] & { q: unknown[][] } = Object.assign(
    (...args: unknown[]) => {
      queue.q.push(args);
    },
    { q: [] as unknown[][] },
  );
  page.Baton = queue;
  putScript(options, 0, () => page.Baton === queue);
}

/** Milliseconds before a script that did not load is put on the page again: twice as long each time, up to a minute. */
const FIRST_RETRY = 2_000;
const LAST_RETRY = 60_000;

/** Until it is there, or nobody waits for it any more: what was called meanwhile is not lost to a moment without a network. */
function putScript(options: BatonOptions, tries: number, isWanted: () => boolean): void {
  const script = document.createElement('script');
  script.async = true;
  script.src = `${options.relay.replace(/\/$/, '')}/baton.js`;
  for (const name of ON_THE_TAG) if (options[name]) script.dataset[name] = options[name];
  if (options.nonce) script.nonce = options.nonce;
  script.onerror = () => {
    script.remove();
    setTimeout(
      () => isWanted() && putScript(options, tries + 1, isWanted),
      Math.min(FIRST_RETRY * 2 ** tries, LAST_RETRY),
    );
  };
  document.head.append(script);
}

function readyOf(page: Page): Promise<unknown> {
  if (page.Baton?.ready) return page.Baton.ready;
  return new Promise((resolve) => window.addEventListener('baton:ready', resolve, { once: true }));
}

function verbsOver(call: (verb: string, ...args: unknown[]) => unknown, ready: Promise<unknown>): Baton {
  const verbs = Object.keys(VERBS).map((verb) => [verb, (...args: unknown[]) => call(verb, ...args)]);
  const baton = (verb: string, ...args: unknown[]) => call(verb, ...args);
  return Object.assign(baton, { ready }, Object.fromEntries(verbs)) as unknown as Baton;
}
