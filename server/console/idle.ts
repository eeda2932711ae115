// An agent who has not touched anything for ten minutes is away, in every window of theirs, until they are back: nobody is given to an empty chair.
import { effect, type ReadonlySignal, signal } from '@preact/signals';

/** Milliseconds without any input after which an agent counts as away. */
export const IDLE_AFTER = 600_000;
/** How often it is looked whether they are: milliseconds. */
const LOOK_EVERY = 5_000;
const ACTIVE = 'baton:console:active';
const IDLE = 'baton:console:idle';

export interface Idle {
  /** Away because nothing was touched, not because the agent said so. */
  readonly idle: ReadonlySignal<boolean>;
  close(): void;
}

export interface IdleParts {
  readonly away: ReadonlySignal<boolean>;
  /** False: it could not be said now. */
  setAway(away: boolean): Promise<boolean>;
  /** Calls `seen` at any input, until the function given back is called. */
  onInput(seen: () => void): () => void;
  every(ms: number, run: () => void): () => void;
  /** Shared by all windows of this browser. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  now(): number;
}

export function createIdle(parts: IdleParts): Idle {
  const { away, storage, now } = parts;
  // Over a reload: who comes back by one is not left away.
  const idle = signal(storage.getItem(IDLE) === '1');
  let told = 0;

  const note = (value: boolean) => {
    idle.value = value;
    storage.setItem(IDLE, value ? '1' : '0');
  };
  const seen = () => {
    const at = now();
    // Pointers move often; other windows need to know only about how long ago.
    if (at - told >= LOOK_EVERY) storage.setItem(ACTIVE, String(at));
    if (at - told >= LOOK_EVERY) told = at;
    if (idle.peek()) look();
  };
  const look = () => {
    const touched = Math.max(told, Number(storage.getItem(ACTIVE) ?? 0));
    const still = now() - touched >= IDLE_AFTER;
    if (still && !away.peek()) void leave();
    else if (!still && idle.peek()) void comeBack();
  };
  const leave = async () => {
    if (await parts.setAway(true)) note(true);
  };
  const comeBack = async () => {
    if (await parts.setAway(false)) note(false);
  };

  told = now();
  storage.setItem(ACTIVE, String(told));
  let before = away.peek();
  const undo = [
    parts.onInput(seen),
    parts.every(LOOK_EVERY, look),
    // They said that they are here, or the relay that was told is another by now.
    effect(() => {
      if (before && !away.value) note(false);
      before = away.value;
    }),
  ];
  return {
    idle,
    close() {
      for (const one of undo) one();
    },
  };
}
