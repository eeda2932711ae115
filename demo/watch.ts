// Listens to what the widget tells its host page, and keeps it as a list of turns.
import { signal } from '@preact/signals';
import type { Decision } from '#domain/decision';
import type { TurnReadings } from '#domain/signals/reading';

/** One customer turn as the demo shows it: readings first, then the decision made on them. */
export interface WatchedTurn {
  readonly id: string;
  readonly text: string;
  readonly read: TurnReadings;
  readonly decision: Decision | null;
}

export const watched = signal<readonly WatchedTurn[]>([]);

const MOST = 20;

/** Called once. The widget's events carry the customer's words only because the page asked for `details`. */
export function listen(): void {
  addEventListener('baton:reading', (event) => read((event as CustomEvent<TurnReadings & { text?: string }>).detail));
  addEventListener('baton:decision', (event) => decided((event as CustomEvent<Decision>).detail));
}

function read(detail: TurnReadings & { text?: string }): void {
  const before = watched.value.find((one) => one.id === detail.turn);
  const next = {
    id: detail.turn,
    text: detail.text ?? before?.text ?? '',
    read: detail,
    decision: before?.decision ?? null,
  };
  watched.value = [next, ...watched.value.filter((one) => one.id !== detail.turn)].slice(0, MOST);
}

function decided(decision: Decision): void {
  watched.value = watched.value.map((one) => (one.id === decision.turn ? { ...one, decision } : one));
}
