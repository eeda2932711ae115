// The reports, loaded when somebody goes there.
import type { Desk } from './desk.ts';
import { LazyPage } from './LazyPage.tsx';
import { useLazily } from './lazily.ts';
import type { ReportsPlace } from './route.ts';
import type { Screen } from './screen.ts';

export interface LazyReportsProps {
  readonly desk: Desk;
  readonly screen: Screen;
  readonly get: typeof fetch;
  readonly place: ReportsPlace;
}

export function LazyReports({ desk, screen, get, place }: LazyReportsProps) {
  const loaded = useLazily(() => import('./reports/ReportsPage.tsx'));
  if (loaded === null || loaded === 'failed') return <LazyPage name="Reports" failed={loaded === 'failed'} />;
  const { ReportsPage } = loaded;
  return (
    <ReportsPage
      place={place}
      get={get}
      now={() => desk.now.peek()}
      mayJudge={desk.me.role !== 'viewer'}
      mayExport={desk.me.role === 'owner' || desk.me.role === 'admin'}
      names={desk.names}
      onJudge={desk.judge}
      onMenu={screen.toggleMenu}
    />
  );
}
