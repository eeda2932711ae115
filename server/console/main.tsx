// The console's entry point: hands the browser to `startConsole`.
import { AGENTS, PROTOCOL } from '#domain/limits';
import type { AgentToRelay, RelayToAgent } from '#domain/wire';
import { connect } from '../../widget/peer/connection.ts';
import { putFile } from '../../widget/peer/put-file.ts';
import { realTimers } from '../../widget/peer/timers.ts';
import { createBlip } from '../../widget/ui/blip.ts';
import { createApi } from './api.ts';
import { dial } from './dial.ts';
import { createNotifier } from './notifier.ts';
import { startConsole } from './start.tsx';

const root = document.getElementById('console');
if (root === null) throw new Error('index.html holds no #console');

startConsole({
  root,
  page: window,
  api: createApi(fetch.bind(window)),
  get: fetch.bind(window),
  dial: (me) =>
    dial({
      me,
      line: connect<AgentToRelay, RelayToAgent>({
        url: location.origin,
        namespace: AGENTS,
        auth: () => ({ protocol: PROTOCOL }),
        wake,
      }),
      storage: sessionStorage,
      timers: realTimers,
      put: putFile,
      now: Date.now,
      newId: () => crypto.randomUUID(),
    }),
  blip: createBlip(window, () => new AudioContext()),
  notifier: createNotifier(window),
  now: Date.now,
});

/** The machine may be back: from sleep, from another network, from another tab. */
function wake(fn: () => void): () => void {
  const visible = () => {
    if (document.visibilityState === 'visible') fn();
  };
  addEventListener('online', fn);
  addEventListener('pageshow', fn);
  document.addEventListener('visibilitychange', visible);
  return () => {
    removeEventListener('online', fn);
    removeEventListener('pageshow', fn);
    document.removeEventListener('visibilitychange', visible);
  };
}
