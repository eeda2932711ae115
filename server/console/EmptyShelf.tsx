// An empty list that says why it is empty and what to do about it.
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';
import type { ShelfId } from './shelves.ts';

export interface EmptyShelfProps {
  readonly shelf: ShelfId;
  /** Something stands in the search field. */
  readonly searched: boolean;
  /** Filters are set. */
  readonly filtered: boolean;
}

export function EmptyShelf({ shelf, searched, filtered }: EmptyShelfProps) {
  if (filtered) return <Empty title="Nothing passes these filters">Set one of them to “Any”, or press Clear.</Empty>;
  if (searched)
    return (
      <Empty title="Nothing here matches">
        The search looks at names, plans, intents and the last words on this shelf. Press Esc to clear it.
      </Empty>
    );
  switch (shelf) {
    case 'waiting':
      return <NobodyWaits />;
    case 'mine':
      return (
        <Empty title="No thread is yours right now">
          Open a waiting thread and press <b>C</b> to claim it. From then on you, and nobody else, answer it.
        </Empty>
      );
    case 'aside':
      return (
        <Empty title="Nothing is put aside">
          Press <b>S</b> on a thread of yours to put it aside. It comes back at the time you choose, or as soon as the
          customer writes.
        </Empty>
      );
    case 'called':
      return (
        <Empty title="Nobody calls for you">
          Colleagues call for you by writing <b>@</b> and your name in a note. Those threads are listed here.
        </Empty>
      );
    case 'people':
      return (
        <Empty title="No thread is with a person">Threads that you or a colleague have claimed are listed here.</Empty>
      );
    case 'assistant':
      return (
        <Empty title="The assistant talks to nobody right now">
          Conversations that the assistant answers appear here as they go on. Watch them, take one over, or route it to
          a queue. Sites whose playbook says <code>record: handoff</code> keep them in the customer’s browser until a
          handoff.
        </Empty>
      );
    case 'all':
      return <Empty title="No conversation yet">Everything that is open or was resolved lately is listed here.</Empty>;
    case 'resolved':
      return (
        <Empty title="Nothing resolved lately">
          Threads that you or a colleague resolve stay here until this page is reloaded.
        </Empty>
      );
    default:
      return (
        <Empty title="This queue is empty">
          The playbook’s rows name this queue. A handoff to it rings and appears here.
        </Empty>
      );
  }
}

function NobodyWaits() {
  return (
    <Empty title="Nobody is waiting">
      <span>
        A handoff appears here the moment the assistant makes it, and rings until somebody claims it. To see one, open{' '}
        <a href="/" target="_blank" rel="noopener">
          the demo page <Icon name="open" size={12} />
        </a>{' '}
        beside this window and write:
      </span>
      <ul class="try">
        <li>“this invoice is wrong, you charged me twice”</li>
        <li>“someone logged into my account”</li>
        <li>“I want to talk to a human”</li>
      </ul>
    </Empty>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

function Empty({ title, children }: EmptyProps) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <div class="empty-words">{children}</div>
    </div>
  );
}
