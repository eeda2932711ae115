// Limits both sides agree on, apart from the schemas so that the composer does not load them.

/** Longest text of one message, in UTF-16 units: what the composer takes. */
export const MAX_COMPOSER = 4_096;
