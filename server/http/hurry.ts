// Cuts requests whose body takes too long to come, but for those that were allowed to take their time (files on a slow line).
import type { IncomingMessage } from 'node:http';

export interface Hurry {
  /** To be called with every request. */
  watch(request: IncomingMessage): void;
  /** This one may take its time: somebody else looks after it. */
  spare(request: IncomingMessage | undefined): void;
}

/** `within`: milliseconds from the headers to the end of the body. */
export function createHurry(within: number): Hurry {
  const timers = new WeakMap<IncomingMessage, ReturnType<typeof setTimeout>>();
  return {
    watch(request) {
      const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
      if (coding === undefined && Number(length ?? 0) === 0) return;
      const timer = setTimeout(() => request.complete || request.socket.destroy(), within);
      timers.set(request, timer);
      request.once('close', () => clearTimeout(timer));
    },
    spare(request) {
      if (request) clearTimeout(timers.get(request));
    },
  };
}
