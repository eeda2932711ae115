// How long ago something was, kept up to date by the relay's clock.
import type { ReadonlySignal } from '@preact/signals';
import { ago, spoken } from './sla-clock.ts';

export interface AgoProps {
  readonly at: number;
  readonly now: ReadonlySignal<number>;
}

export function Ago({ at, now }: AgoProps) {
  const passed = Math.max(0, now.value - at);
  return (
    <time class="ago" dateTime={new Date(at).toISOString()} title={`${spoken(passed)} ago`}>
      {ago(passed)}
    </time>
  );
}
