// The demo's hold on the chat: it says who the customer is, says a sentence for them, and starts again.
import type { Baton } from '../widget/settings.ts';
import account from './account.json';
import { forget, isHandedOver } from './watch.ts';

/** As any host page would: unsigned, so agents see it as unverified. */
export function introduce(): void {
  baton()('update', {
    details: true,
    quickReplies: ['Get a copy of an invoice', 'My invoice is wrong', 'I want more seats'],
  });
  baton()('identify', { traits: { name: account.user.name, email: account.user.email, ...account.traits } });
}

/** A person who was called would get the next example too: each of those begins anew. */
export function say(words: string): void {
  if (isHandedOver()) startOver();
  baton()('send', words);
}

export function startOver(): void {
  baton()('reset');
  forget();
  introduce();
  baton()('open');
}

/** The queue of the embed snippet: whoever comes first, this page or the script, no call is lost. */
function baton(): Baton {
  window.Baton ??= callsKept();
  return window.Baton;
}

function callsKept(): Baton {
  const keep = (...args: unknown[]) => keep.q.push(args);
  keep.q = [] as unknown[][];
  return keep as unknown as Baton;
}
