// The right side while no thread is open: what waits, and the keys that get one there.
import { Key } from './Key.tsx';
import { hashOf } from './route.ts';

export interface EmptyPaneProps {
  /** How many threads wait for a person. */
  readonly waiting: number;
  /** Whoever sets things up is shown where. */
  readonly maySetUp: boolean;
  /** Why the relay does not give this agent the inbox. */
  readonly refused: string | null;
}

export function EmptyPane({ waiting, refused, maySetUp }: EmptyPaneProps) {
  return (
    <main class="thread thread-none" aria-label="Thread">
      <div class="empty empty-pane">
        <h2>{refused === null ? title(waiting) : 'The inbox is closed to you'}</h2>
        <div class="empty-words">
          {refused ??
            'Every thread opens with a brief: what the customer wants, why it came to people, what was tried, and what to do next.'}
        </div>
        {refused === null && (
          <p class="empty-keys">
            <Key of="J" /> <Key of="K" /> move <Key of="C" /> claim <Key of="?" /> all keys
          </p>
        )}
        {refused === null && maySetUp && (
          <p>
            <a href={hashOf({ at: 'settings', page: 'start', item: null })}>What to set up next</a>
          </p>
        )}
      </div>
    </main>
  );
}

function title(waiting: number): string {
  if (waiting === 0) return 'All quiet';
  return waiting === 1 ? 'One customer is waiting' : `${waiting} customers are waiting`;
}
