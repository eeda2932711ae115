// JSON of plain data, whatever the page has hung on built-in prototypes.

/**
 * As `JSON.stringify` makes it, but deaf to `toJSON`: pages with Prototype.js have one on arrays, and every list would become a string.
 * Members named in `without` are left out, at any depth.
 */
export function toJson(value: unknown, without: readonly string[] = []): string {
  return JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, key: string) {
    return without.includes(key) ? undefined : this[key];
  });
}

/** The same for whoever calls `JSON.stringify` themselves and takes a replacer. */
export function asItIs(this: Readonly<Record<string, unknown>>, key: string): unknown {
  return this[key];
}
