// The book of cards stays in order through any change, as if it were sorted anew.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Card, cardOf } from '#domain/card';
import { emptyThread } from '#domain/thread';
import { cardBook } from '../../server/console/card-book.ts';

const OWNERS: readonly Card['owner'][] = [
  { kind: 'assistant' },
  { kind: 'queue', queue: 'billing' },
  { kind: 'agent', queue: 'billing', agent: 'a', name: 'Ada' },
];

const anyCard = fc.record({
  thread: fc.nat(12).map((number) => `thread-${number}`),
  owner: fc.constantFrom(...OWNERS),
  status: fc.constantFrom('open' as const, 'resolved' as const),
  priority: fc.constantFrom('low' as const, 'normal' as const, 'high' as const, 'urgent' as const),
  dueAt: fc.option(fc.nat(5)),
  waitingSince: fc.option(fc.nat(5)),
  firstReplyAt: fc.option(fc.nat(5)),
  lastAt: fc.nat(5),
});

test('whatever changes, comes and goes, each list is as if it were sorted anew', () => {
  const change = fc.oneof(
    anyCard.map((some): Card => ({ ...cardOf(emptyThread(some.thread)), ...some })),
    fc.nat(12).map((number) => `thread-${number}`),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      let book = cardBook([]);
      const plain = new Map<string, Card>();
      for (const one of changes) {
        book = typeof one === 'string' ? book.without(one) : book.with(one);
        if (typeof one === 'string') plain.delete(one);
        else plain.set(one.thread, one);
      }
      const { people, assistant, resolved } = cardBook(plain.values());
      expect({ people: book.people, assistant: book.assistant, resolved: book.resolved }).toEqual({
        people,
        assistant,
        resolved,
      });
      expect(book.all()).toHaveLength(plain.size);
    }),
  );
});
