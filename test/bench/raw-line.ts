// A Socket.IO line on a bare TCP socket: cheap enough that thousands of them measure the relay and not themselves, and as rude as a test needs.
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface RawLineParts {
  readonly port: number;
  readonly namespace: string;
  /** Null: says nothing about itself. */
  readonly auth: object | null;
  readonly headers?: Readonly<Record<string, string>>;
  onEvent?(name: string, packet: unknown): void;
  onClose?(why: Closed): void;
}

export interface Closed {
  /** Status of the HTTP answer that refused the handshake; null: it was a WebSocket already, or nothing was answered. */
  readonly status: number | null;
  /** Seconds of `Retry-After`. */
  readonly retryAfter: number | null;
  /** Code and reason of the close frame. */
  readonly code: number | null;
  readonly reason: string;
}

export interface RawLine {
  readonly tcp: Socket;
  /** Resolves with what the namespace answered; rejects with why not. */
  readonly ready: Promise<void>;
  call(event: string, packet: unknown, answered: (answer: unknown) => void): void;
  /** One text frame as it stands. */
  send(frame: string): void;
  close(): void;
}

export function rawLine(parts: RawLineParts): RawLine {
  const { namespace } = parts;
  const tcp = connect(parts.port, '127.0.0.1');
  const answers = new Map<number, (answer: unknown) => void>();
  let id = 0;
  let upgraded = false;
  let bytes: Buffer = Buffer.alloc(0);
  let closed: Closed = { status: null, retryAfter: null, code: null, reason: '' };
  let settle: { resolve(): void; reject(why: Error): void } | null = null;
  const ready = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Whoever does not ask is told by `onClose`.
  ready.catch(() => {});

  tcp.setNoDelay(true);
  tcp.on('connect', () => tcp.write(upgradeOf(parts)));
  tcp.on('data', (chunk: Buffer) => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    if (!upgraded) readAnswer();
    if (upgraded) readFrames();
  });
  tcp.on('error', () => {});
  tcp.on('close', () => {
    settle?.reject(new Error(closed.reason || `closed ${closed.status ?? ''}`));
    parts.onClose?.(closed);
  });

  return {
    tcp,
    ready,
    call(event, packet, answered) {
      id += 1;
      answers.set(id, answered);
      send(`42${namespace},${id}${JSON.stringify([event, packet])}`);
    },
    send,
    close: () => tcp.destroy(),
  };

  function readAnswer(): void {
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = bytes.subarray(0, end).toString('latin1');
    const status = Number(head.slice(9, 12));
    if (status === 101) upgraded = true;
    else
      closed = { ...closed, status, retryAfter: Number(/retry-after: (\d+)/iu.exec(head)?.[1] ?? Number.NaN) || null };
    bytes = bytes.subarray(end + 4);
  }

  function readFrames(): void {
    for (let frame = frameIn(bytes); frame; frame = frameIn(bytes)) {
      bytes = bytes.subarray(frame.length);
      if (frame.opcode === 8) {
        const { payload } = frame;
        const code = payload.length >= 2 ? payload.readUInt16BE(0) : null;
        closed = { ...closed, code, reason: payload.subarray(2).toString() };
        tcp.end();
      } else heard(frame.payload.toString());
    }
  }

  function heard(text: string): void {
    if (text === '2') return send('3');
    if (text.startsWith('0')) {
      if (parts.auth !== null) send(`40${namespace},${JSON.stringify(parts.auth)}`);
      return;
    }
    const packet = text.slice(2 + namespace.length + 1);
    if (text.startsWith('40')) settle?.resolve();
    else if (text.startsWith('44')) settle?.reject(new Error(packet));
    else if (text.startsWith('43')) answered(packet);
    else if (text.startsWith('42')) event(packet);
  }

  function answered(packet: string): void {
    const start = packet.indexOf('[');
    const key = Number(packet.slice(0, start));
    const answer = answers.get(key);
    answers.delete(key);
    answer?.(JSON.parse(packet.slice(start))[0]);
  }

  function event(packet: string): void {
    const [name, value]: [string, unknown] = JSON.parse(packet);
    parts.onEvent?.(name, value);
  }

  function send(frame: string): void {
    if (tcp.writable) tcp.write(textFrame(frame));
  }
}

function upgradeOf({ port, headers = {} }: RawLineParts): string {
  const all = {
    host: `127.0.0.1:${port}`,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}

/** Masked with zeros, which leaves the text as it is: what a browser must hide from proxies, a bench need not. */
export function textFrame(text: string, opcode = 0x81): Buffer {
  const payload = Buffer.from(text);
  const wide = payload.length > 65_535 ? 8 : payload.length > 125 ? 2 : 0;
  const head = Buffer.alloc(2 + wide + 4);
  head[0] = opcode;
  head[1] = 0x80 | (wide === 8 ? 127 : wide === 2 ? 126 : payload.length);
  if (wide === 2) head.writeUInt16BE(payload.length, 2);
  if (wide === 8) head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}

interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
  readonly length: number;
}

function frameIn(bytes: Buffer): Frame | null {
  if (bytes.length < 2) return null;
  const short = (bytes[1] ?? 0) & 0x7f;
  const head = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < head) return null;
  const size = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
  if (bytes.length < head + size) return null;
  return { opcode: (bytes[0] ?? 0) & 0x0f, payload: bytes.subarray(head, head + size), length: head + size };
}
