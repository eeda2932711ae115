export interface WebKit {
  readonly driver: string;
  readonly browser: string;
  readonly screen: string;
}
export function findFirefox(): string | null;
export function findWebKit(): WebKit | null;
export const NO_FIREFOX: string;
export const NO_WEBKIT: string;
