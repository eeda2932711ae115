// The settings, loaded when somebody goes there.
import type { Desk } from './desk.ts';
import { LazyPage } from './LazyPage.tsx';
import { useLazily } from './lazily.ts';
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
  const loaded = useLazily(() => import('./admin/Settings.tsx'));
  if (loaded === null || loaded === 'failed') return <LazyPage name="Settings" failed={loaded === 'failed'} />;
  const { Settings } = loaded;
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
