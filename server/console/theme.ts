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
  systemDark: Pick<MediaQueryList, 'matches' | 'addEventListener'>,
): Themes {
  const chosen = (): Theme | null => {
    const kept = storage.getItem(KEY);
    return kept === 'dark' || kept === 'light' ? kept : null;
  };
  const theme = signal<Theme>('light');
  const show = (next: Theme) => {
    theme.value = next;
    root.dataset.theme = next;
  };
  const follow = () => show(chosen() ?? (systemDark.matches ? 'dark' : 'light'));
  follow();
  systemDark.addEventListener('change', follow);
  return {
    theme,
    toggle() {
      show(theme.value === 'dark' ? 'light' : 'dark');
      storage.setItem(KEY, theme.value);
    },
  };
}
