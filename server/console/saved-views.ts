// The views an agent has saved: kept by the relay, so that they are there on every machine.
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { SavedView } from '#domain/wire';
import type { DeskLine } from './desk-line.ts';

export interface SavedViews {
  readonly all: ReadonlySignal<readonly SavedView[]>;
  /** Under a name that stands already it takes the place of that one. Gives whether the relay took it. */
  save(view: SavedView): Promise<boolean>;
  drop(name: string): Promise<boolean>;
  close(): void;
}

export function createSavedViews(line: Pick<DeskLine, 'link' | 'views'>): SavedViews {
  const all = signal<readonly SavedView[]>([]);
  const put = async (views: readonly SavedView[] | null) => {
    const answer = await line.views(views);
    if (answer?.ok) all.value = answer.views;
    return answer?.ok === true;
  };
  const close = effect(() => {
    if (line.link.value === 'up') void put(null);
  });
  const others = (name: string) => all.peek().filter((one) => one.name !== name);
  return {
    all,
    save: (view) => put([...others(view.name), view]),
    drop: (name) => put(others(name)),
    close,
  };
}
