// The replies that agents keep to use again, as a store keeps them.
import type { SavedReply } from '#domain/saved-reply';

export interface Replies {
  /** By title. */
  all(): Promise<readonly SavedReply[]>;
  /** Adds it, or changes the one of this id. False, and nothing is written: another of the same site has the title, case aside. */
  save(reply: SavedReply): Promise<boolean>;
  /** False: there is none. */
  drop(id: string): Promise<boolean>;
}

/** What two titles are held against each other by. */
export function titleKey(title: string): string {
  return title.normalize('NFC').toLowerCase();
}
