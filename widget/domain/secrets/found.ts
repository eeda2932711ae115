// What a rule that looks for secrets finds: where, in a text that is written plainly.

export type Secret = 'card' | 'IBAN' | 'national id' | 'password' | 'code' | 'token';

/** From the first place to the one after the last. */
export type Found = readonly [start: number, end: number];

/** In the order in which they stand, none over another. Linear in the length of the text. */
export type Find = (plain: string) => readonly Found[];

/** Every match that `holds`, of its last `keep` groups (0: of all of it). A rule's words stand before what it masks. */
export function matches(pattern: RegExp, keep = 0, holds: (found: string) => boolean = () => true): Find {
  return (plain) =>
    [...plain.matchAll(pattern)].flatMap((match): Found[] => {
      const found = keep === 0 ? match[0] : match.slice(-keep).join('');
      const end = match.index + match[0].length;
      return holds(found) ? [[end - found.length, end]] : [];
    });
}
