// What was found broken: the first is what matters, and the run ends with it.

export interface Violation {
  /** An invariant of RELIABILITY.md, such as I7. */
  readonly id: string;
  readonly what: string;
  /** Milliseconds since the run began. */
  readonly at: number;
}

export interface Verdict {
  broken(id: string, what: string): void;
  violations(): readonly Violation[];
  /** Resolves with the first. */
  readonly first: Promise<Violation>;
}

const MOST = 20;

export function createVerdict(): Verdict {
  const start = performance.now();
  const found: Violation[] = [];
  let tell: (violation: Violation) => void = () => {};
  const first = new Promise<Violation>((resolve) => {
    tell = resolve;
  });
  return {
    first,
    violations: () => found,
    broken(id, what) {
      const violation = { id, what, at: Math.round(performance.now() - start) };
      if (found.length < MOST) found.push(violation);
      tell(violation);
    },
  };
}
