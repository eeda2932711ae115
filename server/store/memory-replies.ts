// Saved replies in a store that forgets.
import type { SavedReply } from '#domain/saved-reply';
import { type Replies, titleKey } from './replies.ts';

export function memoryReplies(): Replies {
  const replies = new Map<string, SavedReply>();
  return {
    all: async () => [...replies.values()].sort((a, b) => (titleKey(a.title) < titleKey(b.title) ? -1 : 1)),
    async save(reply) {
      const takes = (one: SavedReply) =>
        one.id !== reply.id && one.site === reply.site && titleKey(one.title) === titleKey(reply.title);
      if ([...replies.values()].some(takes)) return false;
      replies.set(reply.id, reply);
      return true;
    },
    drop: async (id) => replies.delete(id),
  };
}
