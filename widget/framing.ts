// What a page and the widget in a frame of the relay say to each other, over one MessagePort.
import type { Page } from '#domain/event';
import type { Settings } from './api.ts';

/** Colours and the like that a page sets for its widget; a frame inherits none of them. */
export const TOKENS = ['--baton-accent', '--baton-accent-ink', '--baton-font'] as const;

/** At the end of the frame's address: it forgets its customer, and does nothing else. */
export const FORGET = '#forget';

/** The page's first word, with the port all others go over. */
export interface Hello {
  readonly baton: 1;
  readonly settings: Settings;
  readonly page: Page;
  /** By name, as computed. */
  readonly tokens: Readonly<Record<string, string>>;
}

export type FromPage =
  | { readonly kind: 'call'; readonly verb: string; readonly args: readonly unknown[] }
  /** The page wants to be asked: a hook, or its own assistant. */
  | { readonly kind: 'wants'; readonly what: string; readonly yes: boolean }
  | { readonly kind: 'answer'; readonly to: number; readonly answer: unknown; readonly failed: string | null };

export type FromFrame =
  | { readonly kind: 'told'; readonly name: string; readonly detail: unknown }
  /** The panel is open and has chosen its field: the frame may have the keyboard, if somebody here wants that. */
  | { readonly kind: 'drawn' }
  /** Whether a conversation is kept in this browser, so that the next page takes it up. */
  | { readonly kind: 'kept'; readonly yes: boolean }
  | { readonly kind: 'ask'; readonly what: string; readonly detail: unknown; readonly id: number }
  /** What was asked is not wanted any more. */
  | { readonly kind: 'enough'; readonly id: number };
