// What the loader and the app hand each other.
import type { Page } from '#domain/event';
import type { Settings } from './api.ts';

export type { Settings } from './api.ts';

/** The function on the page: calls made before anything is loaded are kept, and done in order. */
export interface Baton {
  (verb: string, ...args: unknown[]): unknown;
  ready: Promise<unknown>;
  /** Of a snippet that came before the script: what it was called with. */
  q?: (readonly [verb: string, ...args: unknown[]])[];
  [verb: string]: unknown;
}

/** What the loader hands to the app. */
export interface Stage {
  readonly settings: Settings;
  readonly host: HTMLElement;
  readonly shadow: ShadowRoot;
  readonly launcher: HTMLButtonElement;
  /** Calls made so far, in order. */
  readonly queue: (readonly [verb: string, args: readonly unknown[]])[];
  adopt(css: string): void;
  /** In a frame: the page around it, and whom to tell besides. */
  readonly around?: { readonly page: Page; told(name: string, detail: unknown): void };
}

export type App = Readonly<Record<string, (...args: never[]) => unknown>>;

declare global {
  interface Window {
    Baton?: Baton;
    BatonSettings?: Partial<Settings>;
  }
}
