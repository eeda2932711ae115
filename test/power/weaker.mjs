// The control of the harness: a relay whose database syncs less than Baton's does. Loaded before it with --import; rewrites what is loaded.
import { register } from 'node:module';
import { isMainThread, workerData } from 'node:worker_threads';

// On the main thread and on the one that writes, which is told where the file lies; not on that of these very hooks.
if (isMainThread || workerData?.path !== undefined) register(import.meta.url);

export async function load(url, context, next) {
  const loaded = await next(url, context);
  const source = loaded.source?.toString() ?? '';
  return source.includes('synchronous = full')
    ? { ...loaded, source: source.replace('synchronous = full', 'synchronous = normal') }
    : loaded;
}
