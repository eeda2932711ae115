// Light or dark: the system's choice until the agent makes one of their own.
import { type ReadonlySignal, signal } from '@preact/signals';

export type Theme = 'light' | 'dark';

export interface Themes {
  readonly theme: ReadonlySignal<Theme>;
  toggle(): void;
}

const KEY = 'baton:console:theme';

/** `root` gets `data-theme`, which the style sheet reads. */
export function createThemes(
  root: HTMLElement,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  systemDark: boolean,
): Themes {
  const kept = storage.getItem(KEY);
  const theme = signal<Theme>(kept === 'dark' || kept === 'light' ? kept : systemDark ? 'dark' : 'light');
  const show = () => {
    root.dataset.theme = theme.value;
  };
  show();
  return {
    theme,
    toggle() {
      theme.value = theme.value === 'dark' ? 'light' : 'dark';
      storage.setItem(KEY, theme.value);
      show();
    },
  };
}
