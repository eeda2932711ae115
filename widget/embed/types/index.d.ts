import type { Baton, BatonOptions } from '../../api.ts';

export type * from '../../api.ts';

/**
 * Puts the widget on the page, once however often it is called, and gives its verbs. On a server nothing happens, and every verb does
 * nothing. Throws a TypeError when `site` or `relay` is missing.
 */
export declare function createBaton(options: BatonOptions): Baton;
