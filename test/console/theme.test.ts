// @vitest-environment happy-dom
// Light or dark in the console.
import { expect, test } from 'vitest';
import { createThemes } from '../../server/console/theme.ts';

function stage(kept: string | null) {
  const root = document.createElement('html');
  const store = new Map(kept === null ? [] : [['baton:console:theme', kept]]);
  const changes: (() => void)[] = [];
  const system = { matches: false, addEventListener: (_: string, fn: unknown) => changes.push(fn as () => void) };
  const themes = createThemes(
    root,
    { getItem: (key) => store.get(key) ?? null, setItem: (key, value) => void store.set(key, value) },
    system as unknown as MediaQueryList,
  );
  const turn = (dark: boolean) => {
    system.matches = dark;
    for (const fn of changes) fn();
  };
  return { root, themes, turn };
}

test('the console follows the system, also when it turns dark in the evening', () => {
  const { root, themes, turn } = stage(null);
  expect(root.dataset.theme).toBe('light');
  turn(true);
  expect([root.dataset.theme, themes.theme.value]).toEqual(['dark', 'dark']);
});

test('what an agent chose stays chosen', () => {
  const { root, themes, turn } = stage(null);
  themes.toggle();
  turn(true);
  turn(false);
  expect(root.dataset.theme).toBe('dark');
  expect(stage('light').root.dataset.theme).toBe('light');
});
