// Listens to what the widget tells its host page, and keeps it: the turns, and how the handoff goes.
import { signal } from '@preact/signals';
import type { ContextPackage } from '#domain/context-package';
import type { Decision } from '#domain/decision';
import type { TurnReadings } from '#domain/signals/reading';
import type { BatonEvents } from '../widget/api.ts';

/** One customer turn as the demo shows it: readings first, then the decision made on them. */
export interface WatchedTurn {
  readonly id: string;
  readonly text: string;
  readonly read: TurnReadings;
  readonly decision: Decision | null;
}

/** What became of the handoff; `stage` is a sentence. */
export interface WatchedHandoff {
  readonly stage: string;
  readonly ended: boolean;
  readonly brief: ContextPackage | null;
}

export const watched = signal<readonly WatchedTurn[]>([]);
export const handoff = signal<WatchedHandoff | null>(null);

const MOST = 20;

/** Called once. The widget's events carry the customer's words only because the page asked for `details`. */
export function listen(nameOf: (queue: string) => string): void {
  addEventListener('baton:reading', (event) => read((event as CustomEvent<TurnReadings & { text?: string }>).detail));
  addEventListener('baton:decision', (event) => decided((event as CustomEvent<Decision>).detail));
  const stage = <N extends keyof BatonEvents>(name: N, words: (detail: BatonEvents[N]) => string, ended = false) =>
    addEventListener(`baton:${name}`, (event) => {
      handoff.value = {
        brief: handoff.value?.brief ?? null,
        stage: words((event as CustomEvent<BatonEvents[N]>).detail),
        ended,
      };
    });
  stage('handoff:queued', ({ queue, position }) =>
    position ? `In line at ${nameOf(queue)}, number ${position}.` : `Passed on to ${nameOf(queue)}.`,
  );
  stage('handoff:assigned', ({ agent }) => `${agent} has it.`);
  stage('handoff:joined', ({ agent }) => `${agent} joined, and goes on in the same chat.`);
  stage('handoff:transferred', ({ queue }) => `Passed on to ${nameOf(queue)}, with everything so far.`);
  stage('handoff:cancelled', () => 'The customer stopped waiting; the assistant is back.', true);
  stage('handoff:ended', ({ by }) => (by === 'agent' ? 'The agent has finished.' : 'Closed.'), true);
  addEventListener('baton:handoff:packed', (event) => {
    const { brief } = (event as CustomEvent<{ brief?: ContextPackage }>).detail;
    if (brief) handoff.value = { stage: 'On the way to a person.', ended: false, ...handoff.value, brief };
  });
}

export function isHandedOver(): boolean {
  return watched.value[0]?.decision?.act === 'handoff' || (handoff.value !== null && !handoff.value.ended);
}

export function forget(): void {
  watched.value = [];
  handoff.value = null;
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
