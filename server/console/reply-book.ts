// The replies that agents keep to use again, as the relay has them: read when the line comes up, and again when it says that they changed.
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { SavedReply } from '#domain/saved-reply';
import type { DeskLine } from './desk-line.ts';

export interface SavedReplies {
  readonly replies: readonly SavedReply[];
  readonly sites: readonly { readonly id: string; readonly name: string }[];
}

/** Null: the relay cannot be reached, or refuses. */
export type FetchReplies = () => Promise<SavedReplies | null>;

export interface ReplyBook {
  /** Null: not read yet. */
  readonly all: ReadonlySignal<SavedReplies | null>;
  close(): void;
}

export function createReplyBook(line: Pick<DeskLine, 'link' | 'on'>, fetchReplies: FetchReplies): ReplyBook {
  const all = signal<SavedReplies | null>(null);
  let asked = 0;
  const read = async () => {
    asked += 1;
    const mine = asked;
    const answer = await fetchReplies();
    // An answer that was overtaken is old news.
    if (answer !== null && mine === asked) all.value = answer;
  };
  const undo = [
    effect(() => {
      if (line.link.value === 'up') void read();
    }),
    line.on('replies', () => void read()),
  ];
  return {
    all,
    close() {
      for (const one of undo) one();
    },
  };
}

/** Those for this site whose title or text holds every word that was typed; titles first. */
export function repliesFor(site: string, typed: string, all: readonly SavedReply[]): readonly SavedReply[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const fit = all.filter((one) => (one.site === null || one.site === site) && holds(`${one.title} ${one.text}`));
  return [...fit.filter(({ title }) => holds(title)), ...fit.filter(({ title }) => !holds(title))];
}
