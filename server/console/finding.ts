// The search over everything that was ever said: asked of the relay when the typing pauses, and what it answered last.
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { SearchAnswer, SearchHit } from '#domain/wire';

export type Finding =
  /** Too little is typed to search for. */
  | { readonly kind: 'idle' }
  /** `hits` are those of what was typed before, so that the list does not flicker. */
  | { readonly kind: 'looking'; readonly hits: readonly SearchHit[] }
  | { readonly kind: 'found'; readonly hits: readonly SearchHit[]; readonly more: boolean }
  /** In words. */
  | { readonly kind: 'failed'; readonly what: string };

export interface FindingParts {
  /** What stands in the search field. */
  readonly typed: ReadonlySignal<string>;
  /** Null: the line is down. */
  readonly ask: (text: string) => Promise<SearchAnswer | null>;
  /** Calls it once the typing has paused, unless the function given back is called before. */
  readonly afterPause: (run: () => void) => () => void;
}

export interface Searching {
  readonly finding: ReadonlySignal<Finding>;
  again(): void;
  close(): void;
}

const SHORTEST = 2;

export function createSearching({ typed, ask, afterPause }: FindingParts): Searching {
  const text = computed(() => typed.value.trim());
  const tries = signal(0);
  const finding = signal<Finding>({ kind: 'idle' });
  const close = effect(() => {
    tries.value;
    const wanted = text.value;
    if (wanted.length < SHORTEST) {
      finding.value = { kind: 'idle' };
      return;
    }
    const before = finding.peek();
    finding.value = { kind: 'looking', hits: before.kind === 'looking' || before.kind === 'found' ? before.hits : [] };
    let left = false;
    const cancel = afterPause(async () => {
      const answer = await ask(wanted);
      // Answers may overtake each other: only the one for what stands there now counts.
      if (!left) finding.value = findingOf(answer);
    });
    return () => {
      left = true;
      cancel();
    };
  });
  return {
    finding,
    again() {
      tries.value += 1;
    },
    close,
  };
}

function findingOf(answer: SearchAnswer | null): Finding {
  if (answer === null) return { kind: 'failed', what: 'There is no connection. It is tried again when it is back.' };
  return answer.ok ? { kind: 'found', hits: answer.hits, more: answer.more } : { kind: 'failed', what: answer.what };
}
