// What both sides agree on, apart from the schemas, so that a page loads the numbers without them.

/** Version of the messages on the wire: raised when one changes its meaning. The relay serves this one and the one before. */
export const PROTOCOL = 1;

/** Longest text of one message, in UTF-16 units: what the composer takes. */
export const MAX_COMPOSER = 4_096;

/** Socket.IO namespaces: one for each kind of client. */
export const CUSTOMERS = '/customers';
export const AGENTS = '/agents';
