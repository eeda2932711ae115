// The demo: what Baton is, a host page of a fictional company with its chat, what to try in it, what the checks see, and old conversations replayed.
import { render } from 'preact';
import account from './account.json';
import { introduce } from './conversation.ts';
import { Host } from './Host.tsx';
import { Lead } from './Lead.tsx';
import { fetchPlaybook, queueName } from './playbook.ts';
import { Review } from './Review.tsx';
import { Try } from './Try.tsx';
import { Watch } from './Watch.tsx';
import { listen, watched } from './watch.ts';

function Page() {
  return (
    <>
      <header class="bar">
        <p>
          <strong>Baton</strong> <span class="tag">demo</span>
        </p>
        <nav aria-label="Demo">
          <a href="/demo/gallery/index.html">Every state</a>
          <a href="/console/" target="_blank" rel="noopener">
            Open the console
          </a>
        </nav>
      </header>
      <main>
        <Lead />
        <div class="stage">
          <Try />
          <Watch />
          <Host account={account} />
        </div>
        <Review />
      </main>
    </>
  );
}

introduce();
// On a phone the chat lies over all of it: whoever closes it sees what was decided meanwhile.
addEventListener('baton:closed', () => {
  if (innerWidth < 900 && watched.value.length > 0) document.getElementById('watch')?.scrollIntoView();
});
listen(queueName);
// Names alone come from it: without it ids are shown, and Review says what is wrong. Before the chat is opened the page loads no more than any host page.
addEventListener('baton:opened', () => void fetchPlaybook().catch(() => {}), { once: true });
const root = document.getElementById('page');
if (root) render(<Page />, root);
