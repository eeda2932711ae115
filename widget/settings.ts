// What a site may set, in the script's attributes, in `window.BatonSettings`, or with `boot`; later ones win.
import type { Traits } from '#domain/signals/reading';

export type Theme = 'light' | 'dark' | 'auto';

export interface Settings {
  /** The site's id, as the relay knows it. Required. */
  site: string;
  /** The relay's origin; default: where the script came from. */
  relay: string;
  /** BCP 47; default: the page's `lang`, else the browser's. */
  locale?: string;
  theme?: Theme;
  /** Which corner; default: right. */
  position?: 'left' | 'right';
  /** `required`: nothing is stored or sent before the customer agrees, in the panel or through `Baton('consent', true)`. */
  consent?: 'required';
  /** Where the site's privacy policy is; the panel links to it when it asks. */
  policy?: string;
  /** For pages with a nonce-based policy in browsers without constructable style sheets. */
  nonce?: string;
  /** The site's signed word on who the customer is: a JWT with `sub aud iat exp`. Read from `data-token` too, and then taken off the page. */
  token?: string;
  /** What the page knows of the customer. Unsigned: agents see it as unverified. */
  traits?: Traits;
  /** Events carry the customer's words too. Off unless set: host pages seldom need them. */
  details?: boolean;
  /** What else tells of new messages: `title` (the tab's title counts them while it is in the background), `sound`, or both. The customer's own choice of sound goes before. */
  notify?: string;
  /** Shown as buttons before the first message. */
  quickReplies?: readonly string[];
  /** An HTTP endpoint that answers instead of the knowledge base. */
  endpoint?: string;
}

/** The function on the page: calls made before anything is loaded are kept, and done in order. */
export interface Baton {
  (verb: string, ...args: unknown[]): unknown;
  ready: Promise<unknown>;
  [verb: string]: unknown;
}

/** What the loader hands to the app. */
export interface Stage {
  readonly settings: Settings;
  readonly shadow: ShadowRoot;
  readonly launcher: HTMLButtonElement;
  /** Calls made so far, in order. */
  readonly queue: (readonly [verb: string, args: readonly unknown[]])[];
  adopt(css: string): void;
}

export type App = Readonly<Record<string, (...args: never[]) => unknown>>;

declare global {
  interface Window {
    Baton?: Baton;
    BatonSettings?: Partial<Settings>;
  }
}
