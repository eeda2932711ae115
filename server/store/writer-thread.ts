// The thread that writes: a connection of its own, and whatever it is asked, one after the other. Built as dist/server/writer.js.
import { parentPort, workerData } from 'node:worker_threads';
import { type Verbs, verbsOn } from './hand.ts';
import { type Asked, plainError, type Told } from './hand-elsewhere.ts';
import { openFile, RELAY_WAITS } from './open-file.ts';

const file = openFile(String(workerData.path));
file.exec(`pragma busy_timeout = ${RELAY_WAITS}`);
const verbs = verbsOn(file);

parentPort?.on('message', (asked: Asked) => parentPort?.postMessage(told(asked)));

function told({ verb, values }: Asked): Told {
  try {
    const value = (verbs[verb] as (...given: readonly unknown[]) => unknown)(...values);
    return { ok: true, value: verb === 'commit' ? (value as ReturnType<Verbs['commit']>).map(plain) : value };
  } catch (error) {
    return { ok: false, error: plainError(error) };
  }
}

function plain(outcome: Told): Told {
  return outcome.ok ? outcome : { ok: false, error: plainError(outcome.error) };
}
