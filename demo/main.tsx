// The demo: a host page of a fictional company, what to try in its chat, what the checks see, and old conversations replayed.
import { render } from 'preact';
import account from './account.json';
import { Host } from './Host.tsx';
import { Review } from './Review.tsx';
import { Try } from './Try.tsx';
import { Watch } from './Watch.tsx';
import { listen } from './watch.ts';

// The host page says what it knows of the customer, as any site would; unsigned, so agents see it as unverified.
window.BatonSettings = {
  site: 'demo',
  details: true,
  traits: { name: account.user.name, email: account.user.email, ...account.traits },
};

function Page() {
  return (
    <>
      <header class="bar">
        <p>
          <strong>Baton demo.</strong> Tallyard is a fictional company; the chat, the checks and the console are the
          real thing.
        </p>
        <nav aria-label="Demo">
          <a href="/console/" target="_blank" rel="noopener">
            Open the console
          </a>
          <a href="/demo/gallery.html">All widget states</a>
        </nav>
      </header>
      <main class="stage">
        <aside class="behind" aria-label="Behind the conversation">
          <Try />
          <Watch />
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
