// The conversation as a text file, for the customer to keep.
import { givenTo } from '#domain/event';
import type { Said, Thread } from '#domain/thread';
import type { Words } from './words/words.ts';

/** Who said what and when, in the customer's language. Times are of the locale and the browser's zone. */
export function transcriptText(thread: Thread, words: Words, locale: string): string {
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const lines = thread.items.flatMap((item) => {
    const at = when.format(item.at);
    if (item.removed && item.kind !== 'stage') return [`${at}  ${words.removed}`];
    if (item.kind === 'said') return [`${at}  ${speakerOf(item, words)}:\n${item.text}${sourcesOf(item, words)}`];
    if (item.kind === 'attached') return [`${at}  ${speakerOf(item, words)}:\n${words.fileSent(item.file.name)}`];
    const given = givenTo(item.event);
    if (given) return [`${at}  ${words.assigned(given.name)}`];
    if (item.event.type === 'claimed' && item.by.role === 'agent') return [`${at}  ${words.joined(item.by.name)}`];
    return [];
  });
  return `${words.title}, ${when.format(thread.startedAt)}\n\n${lines.join('\n\n')}\n`;
}

function speakerOf({ by }: Pick<Said, 'by'>, words: Words): string {
  if (by.role === 'agent') return by.name;
  return by.role === 'customer' ? words.you : words.assistant;
}

function sourcesOf({ documents }: Said, words: Words): string {
  return documents.length === 0 ? '' : `\n(${words.from} ${documents.map(({ title }) => title).join(', ')})`;
}
