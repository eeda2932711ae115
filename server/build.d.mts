/** True when a source file of the server is newer than its bundle, or there is none. */
export function isServerStale(): Promise<boolean>;
