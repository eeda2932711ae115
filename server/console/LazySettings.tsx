// The settings are loaded when somebody goes there: whoever answers customers all day needs none of it.
import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { SettingsProps } from './admin/Settings.tsx';
import type { Desk } from './desk.ts';
import type { SettingsPlace } from './route.ts';
import type { Screen } from './screen.ts';
import type { Toasts } from './toasts.ts';

export interface LazySettingsProps {
  readonly desk: Desk;
  readonly screen: Screen;
  readonly toasts: Toasts;
  readonly get: typeof fetch;
  readonly storage: Storage;
  readonly place: SettingsPlace;
}

export function LazySettings({ desk, screen, toasts, get, storage, place }: LazySettingsProps) {
  const loaded = useSignal<{ readonly Settings: ComponentType<SettingsProps> } | 'failed' | null>(null);
  useEffect(() => {
    import('./admin/Settings.tsx').then(
      (all) => {
        loaded.value = all;
      },
      () => {
        loaded.value = 'failed';
      },
    );
  }, []);
  if (loaded.value === null) return <main class="settings" aria-busy="true" aria-label="Settings" />;
  if (loaded.value === 'failed')
    return (
      <main class="settings" aria-label="Settings">
        <p class="problem" role="alert">
          The settings could not be loaded. Check the connection and reload the page.
        </p>
      </main>
    );
  const { Settings } = loaded.value;
  return (
    <Settings
      place={place}
      me={desk.me}
      get={get}
      storage={storage}
      versions={desk.inbox.versions.value}
      replies={desk.replies.all.value}
      seen={new Set(desk.inbox.cards.value.all().map((card) => card.site))}
      onSay={toasts.show}
      onMenu={screen.toggleMenu}
    />
  );
}
