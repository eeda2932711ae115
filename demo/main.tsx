// The demo: a host page of a fictional company, what to try in its chat, what the checks see, and old conversations replayed.
import { render } from 'preact';
import type { Baton } from '../widget/settings.ts';
import account from './account.json';
import { Host } from './Host.tsx';
import { Review } from './Review.tsx';
import { Try } from './Try.tsx';
import { Watch } from './Watch.tsx';
import { listen, watched } from './watch.ts';

// The host page says what it knows of the customer, as any site would; unsigned, so agents see it as unverified.
window.Baton ??= callsKept();
const baton = window.Baton;
baton('update', { details: true });
baton('identify', { traits: { name: account.user.name, email: account.user.email, ...account.traits } });

/** The queue of the embed snippet: whoever comes first, this page or the script, no call is lost. */
function callsKept(): Baton {
  const keep = (...args: unknown[]) => keep.q.push(args);
  keep.q = [] as unknown[][];
  return keep as unknown as Baton;
}

function Page() {
  return (
    <>
      <header class="bar">
        <p>
          <strong>Baton demo.</strong> Tallyard is a fictional company; the chat, the checks and the console are the
          real thing.
        </p>
        <nav aria-label="Demo">
          <a href="/demo/gallery/index.html">Every state</a>
          <a href="/console/" target="_blank" rel="noopener">
            Open the console
          </a>
        </nav>
      </header>
      <main class="stage">
        <aside class="behind" aria-label="Behind the conversation">
          {/* Once there is something to see, it comes first. */}
          {watched.value.length > 0 && <Watch />}
          <Try />
          {watched.value.length === 0 && <Watch />}
        </aside>
        <Host account={account} />
      </main>
      <Review />
    </>
  );
}

listen();
const root = document.getElementById('page');
if (root) render(<Page />, root);
