// The line over Socket.IO against a real server on a free port: what is refused, cut or silent, and when it is dialled again.
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createMuteServer, type Socket } from 'node:net';
import { Server, type Socket as ServerSocket } from 'socket.io';
import { afterEach, expect, test } from 'vitest';
import { type Refusal, refusal } from '#domain/ownership';
import { CUSTOMERS, type JoinAnswer } from '#domain/wire';
import { type ConnectionParts, connect } from '../../widget/peer/connection.ts';
import { type Line, LineDown, type LineState } from '../../widget/peer/line.ts';
import { realTimers, type Timers } from '../../widget/peer/timers.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Relay {
  readonly port: number;
  readonly io: Server;
  readonly handshakes: unknown[];
  sockets(): readonly ServerSocket[];
  refuse(why: Refusal | null): void;
  stop(): Promise<void>;
}

async function startRelay(serve: (socket: ServerSocket) => void = () => {}, port = 0): Promise<Relay> {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'] });
  const handshakes: unknown[] = [];
  let why: Refusal | null = null;
  io.of(CUSTOMERS).use((socket, next) => {
    handshakes.push(socket.handshake.auth);
    next(why ? Object.assign(new Error(why.what), { data: why }) : undefined);
  });
  io.of(CUSTOMERS).on('connection', serve);
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const stop = async () => {
    io.disconnectSockets(true);
    await io.close();
  };
  closing.push(stop);
  return {
    port: (http.address() as AddressInfo).port,
    io,
    handshakes,
    sockets: () => [...io.of(CUSTOMERS).sockets.values()],
    refuse(next) {
      why = next;
    },
    stop,
  };
}

const SILENCE = 8_000;

/** A hundred times faster than life, silence twenty times, and says how long it was asked to wait before each redial. */
function quick(): { readonly timers: Timers; readonly waits: number[] } {
  const waits: number[] = [];
  const timers: Timers = (fn, ms) => {
    if (ms !== SILENCE) waits.push(ms);
    return realTimers(fn, ms === SILENCE ? ms / 20 : ms / 100);
  };
  return { timers, waits };
}

function dialTo(port: number, parts: Partial<ConnectionParts> = {}): Line & { readonly states: LineState[] } {
  const states: LineState[] = [];
  const line = connect({
    url: `http://127.0.0.1:${port}`,
    namespace: CUSTOMERS,
    auth: () => ({ protocol: 1 }),
    random: () => 0.5,
    ...parts,
  });
  line.onState((state) => states.push(state));
  closing.push(() => line.close());
  line.open();
  return { ...line, states };
}

async function until(met: () => boolean, ms = 5_000): Promise<void> {
  const end = Date.now() + ms;
  while (!met()) {
    if (Date.now() > end) throw new Error(`not met in ${ms} ms: ${met}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const unanswered = { thread: 'thread-0001', after: 0, lineage: null };
const joined: JoinAnswer = {
  ok: true,
  lineage: 'one',
  head: 0,
  entries: [],
  more: false,
  seen: { customer: 0, agent: 0 },
  standing: null,
};

test('nothing is dialled before open', async () => {
  const relay = await startRelay();
  const line = connect({ url: `http://127.0.0.1:${relay.port}`, namespace: CUSTOMERS, auth: () => ({}) });
  closing.push(() => line.close());
  await pause(100);
  expect(line.state()).toBe('down');
  expect(relay.handshakes).toEqual([]);
});

test('a call is answered, a message is heard, and each dial brings the handshake anew', async () => {
  const relay = await startRelay((socket) => {
    socket.on('join', (_packet, ack) => ack(joined));
    socket.emit('beacon', { thread: 'thread-0001', head: 7, lineage: 'one' });
  });
  let token = 0;
  const { timers } = quick();
  const line = dialTo(relay.port, { timers, auth: () => ({ token: token++ }) });
  const heads: number[] = [];
  line.on('beacon', (packet) => heads.push(packet.head));
  await until(() => line.state() === 'up');
  expect(await line.call('join', unanswered)).toEqual(joined);
  await until(() => heads.length === 1);
  relay.sockets()[0]?.conn.close();
  await until(() => heads.length === 2);
  expect(relay.handshakes).toEqual([{ token: 0 }, { token: 1 }]);
  expect(line.states).toEqual(['connecting', 'up', 'down', 'connecting', 'up']);
});

test('a call on a line that is down, or is cut before the answer, rejects with LineDown', async () => {
  const relay = await startRelay((socket) => socket.on('join', () => socket.conn.close()));
  const line = dialTo(relay.port);
  await expect(line.call('join', unanswered)).rejects.toBeInstanceOf(LineDown);
  await until(() => line.state() === 'up');
  await expect(line.call('join', unanswered)).rejects.toBeInstanceOf(LineDown);
  expect(line.state()).toBe('down');
});

test('silence is trouble: a call without an answer drops the line after 8 s and redials', async () => {
  const relay = await startRelay();
  const { timers } = quick();
  const line = dialTo(relay.port, { timers });
  await until(() => line.state() === 'up');
  const start = performance.now();
  await expect(line.call('join', unanswered)).rejects.toBeInstanceOf(LineDown);
  expect(performance.now() - start).toBeGreaterThan(SILENCE / 20 - 5);
  await until(() => line.state() === 'up');
  expect(relay.handshakes).toHaveLength(2);
});

test('I7: a slow line that brings answers one after the other is not silent; one that stops bringing them is', async () => {
  const asked: ((answer: JoinAnswer) => void)[] = [];
  const relay = await startRelay((socket) => socket.on('join', (_packet, answer) => asked.push(answer)));
  const line = dialTo(relay.port, { timers: quick().timers });
  await until(() => line.state() === 'up');
  const calls = [1, 2, 3].map(() => line.call('join', unanswered));
  const last = calls[2]?.catch((error: unknown) => error);
  await until(() => asked.length === 3);
  for (const answer of asked.slice(0, 2)) {
    await pause(SILENCE / 20 / 2 + 50);
    answer(joined);
  }
  await Promise.all(calls.slice(0, 2));
  expect(line.state()).toBe('up');
  expect(await last).toBeInstanceOf(LineDown);
});

test('a relay that answers others and never this one is silent too, after four times as long', async () => {
  const relay = await startRelay((socket) => {
    socket.on('join', (packet: { after: number }, answer) => packet.after === 0 && answer(joined));
  });
  const line = dialTo(relay.port, { timers: quick().timers });
  await until(() => line.state() === 'up');
  const forgotten = line.call('join', { ...unanswered, after: 1 }).catch((error: unknown) => error);
  const start = performance.now();
  const asking = setInterval(() => line.call('join', unanswered).catch(() => {}), 50);
  closing.push(() => clearInterval(asking));
  expect(await forgotten).toBeInstanceOf(LineDown);
  expect(performance.now() - start).toBeGreaterThan((3 * SILENCE) / 20);
});

test('silence is trouble while dialling too: a host that takes the connection and says nothing is dialled again', async () => {
  let dials = 0;
  const mute = createMuteServer(() => {
    dials += 1;
  });
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const sockets = new Set<Socket>();
  mute.on('connection', (socket) => sockets.add(socket));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    mute.close();
  });
  const { timers } = quick();
  const line = dialTo((mute.address() as AddressInfo).port, { timers });
  await until(() => dials === 2, 3_000);
  expect(line.states.slice(0, 3)).toEqual(['connecting', 'down', 'connecting']);
});

test('an answered call makes the next redial a first one again', async () => {
  const relay = await startRelay((socket) => {
    if (relay.handshakes.length < 4) socket.conn.close();
    socket.on('join', (_packet, ack) => ack(joined));
  });
  const { timers, waits } = quick();
  const line = dialTo(relay.port, { timers, random: () => 0.75 });
  await until(() => relay.handshakes.length === 4 && line.state() === 'up');
  await line.call('join', unanswered);
  relay.sockets()[0]?.conn.close();
  await until(() => waits.length === 4);
  expect(waits).toEqual([1_500, 2_000, 2_000, 1_500]);
});

test('nothing that was under way is sent again by itself on the next connection', async () => {
  const heard: unknown[] = [];
  const relay = await startRelay((socket) => socket.on('propose', (packet) => heard.push(packet)));
  const { timers } = quick();
  const line = dialTo(relay.port, { timers });
  await until(() => line.state() === 'up');
  const packet = {
    thread: 'thread-0001',
    draft: { id: 'draft-0001', epoch: 0, event: { type: 'said', text: 'once' } },
    age: 0,
  } as const;
  await expect(line.call('propose', packet)).rejects.toBeInstanceOf(LineDown);
  await until(() => line.state() === 'up');
  await pause(50);
  expect(heard).toEqual([packet]);
});

test('F6, I7: the first redial comes within 2 s, the next two 2 s later each, for a minute none is further than 6 s away, then up to 30 s', async () => {
  const relay = await startRelay();
  const { port } = relay;
  const { timers, waits } = quick();
  const line = dialTo(port, { timers, random: () => 0.75 });
  await until(() => line.state() === 'up');
  await relay.stop();
  await until(() => waits.length >= 21);
  const near = Array.from({ length: 16 }, () => 4_500);
  expect(waits.slice(0, 21)).toEqual([1_500, 2_000, 2_000, 3_000, ...near, 22_500]);
  await startRelay(undefined, port);
  await until(() => line.state() === 'up');
});

test('a relay that takes lines in and then says nothing is not dialled ever faster', async () => {
  const relay = await startRelay((socket) => setTimeout(() => socket.conn.close(), 5));
  const { timers, waits } = quick();
  dialTo(relay.port, { timers, random: () => 0.75 });
  await until(() => waits.length >= 4);
  expect(waits.slice(0, 4)).toEqual([1_500, 2_000, 2_000, 3_000]);
});

test('AVL-05: the relay says how much time its lines need to come back, and they take that much', async () => {
  const relay = await startRelay();
  const { port } = relay;
  const { timers, waits } = quick();
  const line = dialTo(port, { timers, random: () => 0.75 });
  const heads: number[] = [];
  line.on('beacon', (packet) => heads.push(packet.head));
  await until(() => line.state() === 'up');
  const beacon = { thread: 'thread-0001', head: 7, lineage: 'one' };
  for (const socket of relay.sockets()) {
    socket.emit('beacon', { ...beacon, comeBackWithin: 4_000 });
    // A relay of the version before says nothing of it.
    socket.emit('beacon', { ...beacon, head: 8 });
  }
  await until(() => heads.includes(8));
  await relay.stop();
  await until(() => waits.length >= 4);
  expect(waits.slice(0, 4)).toEqual([3_000, 4_000, 4_000, 4_500]);
});

test.each(['unauthorised', 'not_found', 'forbidden'] as const)(
  'a handshake refused as %s stops until open is called',
  async (code) => {
    const relay = await startRelay();
    relay.refuse(refusal(code, 'Not like this.'));
    const { timers } = quick();
    const line = dialTo(relay.port, { timers });
    await until(() => line.refused() !== null);
    expect(line.state()).toBe('down');
    expect(line.refused()).toEqual({ refused: code, what: 'Not like this.' });
    await pause(400);
    expect(relay.handshakes).toHaveLength(1);
    relay.refuse(null);
    line.open();
    await until(() => line.state() === 'up');
    expect(line.refused()).toBeNull();
  },
);

test.each(['limited', 'busy'] as const)('a handshake refused as %s is tried again, but not soon', async (code) => {
  const relay = await startRelay();
  relay.refuse(refusal(code, 'Full.'));
  const { timers, waits } = quick();
  const line = dialTo(relay.port, { timers, random: () => 0.75 });
  await until(() => relay.handshakes.length === 2);
  expect(waits[0]).toBe(6_000);
  relay.refuse(null);
  await until(() => line.state() === 'up');
});

test('bye: comes back when it was told to, and not before, whatever wakes', async () => {
  const relay = await startRelay((socket) => {
    if (relay.handshakes.length > 1) return;
    socket.emit('bye', { reason: 'restart', comeBackIn: 12_345 });
    setTimeout(() => socket.disconnect(true), 20);
  });
  let wake = () => {};
  const { timers, waits } = quick();
  const line = dialTo(relay.port, {
    timers,
    wake(fn) {
      wake = fn;
      return () => {};
    },
  });
  await until(() => line.states.includes('down'));
  wake();
  expect(line.state()).toBe('down');
  expect(waits.at(-1)).toBe(12_345);
  await until(() => line.state() === 'up');
});

test('bye for good: stays down until open', async () => {
  const relay = await startRelay((socket) => {
    if (relay.handshakes.length > 1) return;
    socket.emit('bye', { reason: 'signed out', comeBackIn: null });
    setTimeout(() => socket.disconnect(true), 20);
  });
  const { timers } = quick();
  const line = dialTo(relay.port, { timers });
  await until(() => line.states.includes('down'));
  await pause(400);
  expect(relay.handshakes).toHaveLength(1);
  line.open();
  await until(() => line.state() === 'up');
});

test('waking dials at once when down, and says “up” again when up', async () => {
  const relay = await startRelay();
  let wake = () => {};
  let undone = false;
  const line = dialTo(relay.port, {
    wake(fn) {
      wake = fn;
      return () => {
        undone = true;
      };
    },
    timers: (fn, ms) => realTimers(fn, ms === SILENCE ? ms : ms * 100),
  });
  await until(() => line.state() === 'up');
  wake();
  expect(line.states.slice(-2)).toEqual(['up', 'up']);
  relay.sockets()[0]?.conn.close();
  await until(() => line.state() === 'down');
  wake();
  await until(() => line.state() === 'up', 1_000);
  line.close();
  expect(undone).toBe(true);
  expect(line.state()).toBe('down');
});

test('close is for good', async () => {
  const relay = await startRelay();
  const { timers } = quick();
  const line = dialTo(relay.port, { timers });
  await until(() => line.state() === 'up');
  line.close();
  await until(() => relay.sockets().length === 0);
  await pause(300);
  expect(relay.handshakes).toHaveLength(1);
});
