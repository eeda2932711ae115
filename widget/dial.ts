// The customer's line to the relay, and what wakes it. A chunk of its own: socket.io-client is not on the path to the first answer.
import { CUSTOMERS, PROTOCOL } from '#domain/limits';
import type { CustomerToRelay, RelayToCustomer } from '#domain/wire';
import { connect } from './peer/connection.ts';
import type { Line } from './peer/line.ts';

export function dialRelay(url: string, auth: () => object): Line<CustomerToRelay, RelayToCustomer> {
  return connect<CustomerToRelay, RelayToCustomer>({
    url,
    namespace: CUSTOMERS,
    auth: () => ({ protocol: PROTOCOL, ...auth() }),
    wake,
  });
}

function wake(fn: () => void): () => void {
  const visible = () => document.visibilityState === 'visible' && fn();
  addEventListener('online', fn);
  document.addEventListener('visibilitychange', visible);
  return () => {
    removeEventListener('online', fn);
    document.removeEventListener('visibilitychange', visible);
  };
}
