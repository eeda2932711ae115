// A line's own TCP proxy: it cuts, swallows, holds, slows, doubles, reorders and loses on demand, and shows every packet to whoever watches.
// Only WebSockets are disturbed; plain HTTP passes.
import { connect, createServer, type Socket } from 'node:net';
import { createFrames, type Frame, type Packet } from './frames.ts';
import { createLane, type Lane } from './lane.ts';
import type { Random } from './random.ts';

/** Probabilities for each packet; only what the relay fans out is lost, only events and answers are doubled or late. */
export interface Mangling {
  /** Of one copy more, and of another: 1 is everything three times. */
  readonly double: number;
  readonly late: number;
  readonly lose: number;
}

/** Told of every packet on one connection, as it leaves the relay or reaches it. */
export interface ConnectionWatch {
  up(packet: Packet): void;
  down(packet: Packet): void;
  closed(): void;
}

export interface LineProxy {
  readonly url: string;
  /** Resets every connection. */
  cut(): void;
  /** Both sides believe the line is up and hear nothing. What was swallowed is reset when it ends. */
  swallow(on: boolean): void;
  /** Holds what is on its way, and lets it go at once. */
  hold(on: boolean): void;
  /** 5 KB/s and up to 80 ms of jitter. */
  slow(on: boolean): void;
  mangle(how: Mangling | null): void;
  close(): void;
}

export interface ProxyParts {
  /** The relay's port on this machine. */
  target(): number;
  readonly random: Random;
  watch(): ConnectionWatch;
}

interface Pipe {
  readonly lanes: readonly Lane[];
  reset(): void;
}

const LATE_MS = 400;

export async function openProxy({ target, random, watch }: ProxyParts): Promise<LineProxy> {
  const pipes = new Set<Pipe>();
  const sockets = new Set<Pipe>();
  let swallowing = false;
  let holding = false;
  let slowed = false;
  let mangling: Mangling | null = null;

  const server = createServer((client) => {
    pipes.add(pipe(client));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  function pipe(client: Socket): Pipe {
    const relay = connect(target(), '127.0.0.1');
    const seen = watch();
    const down = createLane({ random, write: (bytes) => client.write(bytes) });
    const up = createLane({ random, write: (bytes) => relay.write(bytes) });
    const self: Pipe = { lanes: [down, up], reset };
    client.setNoDelay(true);
    relay.setNoDelay(true);

    const fromRelay = createFrames((frame) => {
      if (frame.packet) seen.down(frame.packet);
      if (!isLost(frame)) pass(down, frame);
    });
    const fromClient = createFrames((frame) => {
      if (frame.opens) becomesSocket();
      if (frame.packet) seen.up(frame.packet);
      pass(up, frame);
    });
    relay.on('data', (bytes) => fromRelay(Buffer.from(bytes)));
    // What is swallowed has not reached the relay, so nobody may count it as sent.
    client.on('data', (bytes) => {
      if (!up.isSwallowing()) fromClient(Buffer.from(bytes));
    });
    for (const [socket, other] of [
      [client, relay],
      [relay, client],
    ] as const) {
      socket.on('error', () => {});
      socket.on('close', () => {
        if (!sockets.has(self)) other.end();
        else if (!down.isSwallowing()) reset();
        if (other.closed) pipes.delete(self);
      });
    }
    return self;

    /** Known by its head, which is the first that is disturbed. */
    function becomesSocket(): void {
      sockets.add(self);
      for (const lane of self.lanes) shape(lane);
    }

    function reset(): void {
      sockets.delete(self);
      if (!pipes.delete(self)) return;
      for (const lane of self.lanes) lane.stop();
      seen.closed();
      client.resetAndDestroy();
      relay.resetAndDestroy();
    }
  }

  function isLost({ packet }: Frame): boolean {
    return mangling !== null && packet?.kind === 'event' && packet.name === 'entry' && random.chance(mangling.lose);
  }

  function pass(lane: Lane, frame: Frame): void {
    if (!mangling || !frame.packet) return lane.put(frame.raw);
    const late = random.chance(mangling.late) ? random.between(1, LATE_MS) : 0;
    lane.put(frame.raw, late);
    for (const _copy of [1, 2]) {
      if (!random.chance(mangling.double)) return;
      lane.put(frame.raw, late + random.between(0, LATE_MS));
    }
  }

  function shape(lane: Lane): void {
    lane.swallow(swallowing);
    lane.hold(holding);
    lane.slow(slowed);
  }

  function reshape(): void {
    for (const { lanes } of sockets) for (const lane of lanes) shape(lane);
  }

  const cut = () => {
    for (const each of [...sockets]) each.reset();
  };

  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    swallow(on) {
      if (swallowing && !on) cut();
      swallowing = on;
      reshape();
    },
    hold(on) {
      holding = on;
      reshape();
    },
    slow(on) {
      slowed = on;
      reshape();
    },
    mangle(how) {
      mangling = how;
    },
    close() {
      for (const each of [...pipes]) each.reset();
      server.close();
    },
  };
}
