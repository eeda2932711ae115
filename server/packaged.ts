// The relay as the package runs it: with its own folder, the thread that writes, and the playbook compiler.
import { buildClassifier, classifierSteps } from '#domain/compile';
import type { Config } from './config.ts';
import type { Log } from './logs.ts';
import { createRelay, type RelayProcess } from './main.ts';
import { builtThread, packageRoot } from './root.ts';

export function packagedRelay(config: Config, log: Log): RelayProcess {
  const writer = builtThread('writer.js');
  return createRelay({ config, root: packageRoot(), writer, buildClassifier, classifierSteps, log });
}
