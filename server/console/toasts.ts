// Short notices at the edge of the screen: refusals above all, which say what to do. They go by themselves, errors later than the rest.
import { type ReadonlySignal, signal } from '@preact/signals';

interface Toast {
  readonly id: number;
  readonly tone: 'bad' | 'plain';
  readonly text: string;
  /** Takes back what the notice tells; absent: it cannot be taken back. */
  readonly undo?: () => void;
}

export interface Toasts {
  readonly shown: ReadonlySignal<readonly Toast[]>;
  show(tone: Toast['tone'], text: string, undo?: () => void): void;
  /** Takes back what the latest notice that can be taken back tells. */
  undo(): void;
  dismiss(id: number): void;
}

/** Runs `run` after `ms` milliseconds. */
export type Later = (run: () => void, ms: number) => void;

const STAYS = { bad: 9_000, plain: 4_000 } as const;
/** Milliseconds in which something can be taken back. */
const UNDOABLE = 10_000;
const MOST = 4;

export function createToasts(later: Later): Toasts {
  const shown = signal<readonly Toast[]>([]);
  let last = 0;
  const dismiss = (id: number) => {
    shown.value = shown.value.filter((toast) => toast.id !== id);
  };
  return {
    shown,
    dismiss,
    undo() {
      const last = shown.value.findLast((toast) => toast.undo !== undefined);
      if (last === undefined) return;
      dismiss(last.id);
      last.undo?.();
    },
    show(tone, text, undo) {
      const id = ++last;
      // The same words twice say nothing new.
      const others = shown.value.filter((toast) => toast.text !== text);
      shown.value = [...others, { id, tone, text, ...(undo && { undo }) }].slice(-MOST);
      later(() => dismiss(id), undo ? UNDOABLE : STAYS[tone]);
    },
  };
}
