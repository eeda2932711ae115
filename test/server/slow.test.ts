// A reader that does not read: its line is cut before what waits for it fills the relay's memory.
import { expect, test } from 'vitest';
import { dial, expectOk, newId, startTestRelay, startThread, until, withSite } from './relay-for-test.ts';

test('I12: a line that does not read is cut, others on the same thread go on, and the slow one catches up', async () => {
  const relay = await startTestRelay();
  await withSite(relay);
  const slow = await dial(relay);
  const thread = await startThread(slow);
  const quick = await dial(relay, { token: slow.token });
  expectOk(await quick.join(thread));
  const line: unknown = Reflect.get(slow.socket.io.engine.transport, 'ws');
  const tcp = (line as { _socket: { pause(): void; resume(): void } })._socket;
  tcp.pause();
  const lines = async () => {
    const figures = await (await fetch(`${relay.url}/metrics`)).text();
    return Number(/^baton_customers_connected (\d+)$/mu.exec(figures)?.[1]);
  };
  const author = { kind: 'customer', visitor: slow.visitor, site: 'shop' } as const;
  const text = 'x'.repeat(16_000);
  let sent = 0;
  while ((await lines()) === 2 && sent < 2_000) {
    const drafts = Array.from({ length: 20 }, () => ({
      id: newId(),
      epoch: 0,
      event: { type: 'said', text } as const,
    }));
    await Promise.all(drafts.map((draft) => relay.running.threads.append(thread, author, draft, 0)));
    sent += 20;
  }
  expect(await lines()).toBe(1);
  await until(() => quick.entries.length === sent, 'the quick one to have all');
  tcp.resume();
  const again = await dial(relay, { token: quick.token });
  expect(expectOk(await again.join(thread, sent)).head).toBe(sent + 2);
  await relay.stop();
}, 30_000);
