// How many proposals may be on their way to the disk at once. The rest are told to come again, which is cheaper than letting them wait.
import { type Refusal, refusal } from '#domain/ownership';

export interface Gate {
  /** Null: inside, until `leave`. */
  enter(): Refusal | null;
  leave(): void;
  /** Whether the next would be refused. */
  isFull(): boolean;
}

const BUSY = refusal('busy', 'More is written at this moment than the relay can store. Send it again.');

export function createGate(most: number): Gate {
  let inside = 0;
  return {
    enter() {
      if (inside >= most) return BUSY;
      inside += 1;
      return null;
    },
    leave() {
      inside -= 1;
    },
    isFull: () => inside >= most,
  };
}
