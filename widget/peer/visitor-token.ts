// The visitor token that all tabs of a browser share: it only goes forward, and all tabs are one visitor.

/** Where the token is kept; shared by the tabs. */
export interface TokenPlace {
  get(): string | null;
  set(token: string): void;
}

export interface VisitorToken {
  /** What the next handshake brings. */
  present(): string | null;
  /** Takes what the relay gave. False: another tab became another visitor meanwhile, so this line must be dialled again with theirs. */
  welcomed(welcome: { readonly visitor: string; readonly token: string }): boolean;
}

/**
 * One for each line. The relay gives a token with every welcome and takes the last two: a welcome that came late over a slow line must not
 * put back what another tab has renewed since, or nobody can open the thread any more. Tokens begin with their visitor's id and a dot.
 */
export function createVisitorToken(place: TokenPlace): VisitorToken {
  let presented: string | null = null;

  return {
    present() {
      presented = place.get();
      return presented;
    },
    welcomed({ visitor, token }) {
      const kept = place.get();
      if (kept === presented) {
        place.set(token);
        return true;
      }
      // Cleared meanwhile, as by starting over: nothing is put back.
      return kept === null || kept.startsWith(`${visitor}.`);
    },
  };
}
