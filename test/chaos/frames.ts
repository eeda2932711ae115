// WebSocket frames cut out of a stream of bytes, and what they carry of Socket.IO: enough to look at every packet on its way.

/** A whole frame as it came, and what it carries. */
export interface Frame {
  readonly raw: Buffer;
  readonly packet: Packet | null;
  /** The HTTP head of a WebSocket. Plain HTTP is passed on in pieces that mean nothing. */
  readonly opens: boolean;
}

/** A packet of Socket.IO: an event (perhaps with the id its answer will have) or an answer. */
export interface Packet {
  readonly kind: 'event' | 'ack';
  readonly id: number | null;
  /** The event's name; empty for an answer. */
  readonly name: string;
  readonly body: unknown;
}

const TEXT = 1;

/** Feed it bytes; it gives every frame that is whole. */
export function createFrames(take: (frame: Frame) => void): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let reading: 'head' | 'plain' | 'frames' = 'head';

  function head(): boolean {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const opens = /^upgrade: *websocket/im.test(rest.toString('latin1', 0, end));
    reading = opens ? 'frames' : 'plain';
    return emit(end + 4, null, opens);
  }

  function frame(): boolean {
    const layout = layoutOf(rest);
    if (!layout || rest.length < layout.end) return false;
    return emit(layout.end, layout.opcode === TEXT ? packetIn(textOf(rest, layout)) : null);
  }

  function emit(length: number, packet: Packet | null, opens = false): true {
    const raw = rest.subarray(0, length);
    rest = rest.subarray(length);
    take({ raw, packet, opens });
    return true;
  }

  function step(): boolean {
    if (reading === 'head') return head();
    return reading === 'frames' ? frame() : emit(rest.length, null);
  }

  return (bytes) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    while (rest.length > 0 && step());
  };
}

interface Layout {
  readonly opcode: number;
  readonly masked: boolean;
  /** Where the payload starts, and where the frame ends. */
  readonly start: number;
  readonly end: number;
}

/** RFC 6455, section 5.2. Null: too short to tell. */
function layoutOf(bytes: Buffer): Layout | null {
  if (bytes.length < 2) return null;
  const opcode = bytes.readUInt8(0) & 0x0f;
  const second = bytes.readUInt8(1);
  const masked = (second & 0x80) !== 0;
  const short = second & 0x7f;
  const more = short === 126 ? 2 : short === 127 ? 8 : 0;
  if (bytes.length < 2 + more) return null;
  const length = more === 2 ? bytes.readUInt16BE(2) : more === 8 ? Number(bytes.readBigUInt64BE(2)) : short;
  const start = 2 + more + (masked ? 4 : 0);
  return { opcode, masked, start, end: start + length };
}

function textOf(bytes: Buffer, { masked, start, end }: Layout): string {
  if (!masked) return bytes.toString('utf8', start, end);
  const plain = Buffer.from(bytes.subarray(start, end));
  for (let at = 0; at < plain.length; at += 1) plain[at] = (plain[at] ?? 0) ^ (bytes[start - 4 + (at % 4)] ?? 0);
  return plain.toString('utf8');
}

/** Engine.IO's message (4) with Socket.IO's event (2) or answer (3); everything else is null. */
function packetIn(text: string): Packet | null {
  const match = /^4([23])(?:\/[^,]*,)?(\d*)(\[.*)$/s.exec(text);
  if (!match) return null;
  const values: unknown = JSON.parse(match[3] ?? '[]');
  if (!Array.isArray(values)) return null;
  const id = match[2] === '' ? null : Number(match[2]);
  if (match[1] === '3') return { kind: 'ack', id, name: '', body: values[0] };
  return { kind: 'event', id, name: String(values[0]), body: values[1] };
}
