// GIF (89a), block by block: kept are frames, their timing and how often they repeat.
import { MOST_BLOCKS, type Picture } from './picture.ts';

const HEADER = 13;
const IMAGE = 0x2c;
const EXTENSION = 0x21;
const TRAILER = 0x3b;
const CONTROL = 0xf9;
const APPLICATION = 0xff;
/** Application extensions that say how often an animation repeats. */
const REPEATS = ['NETSCAPE2.0', 'ANIMEXTS1.0'];

/** Null: it cannot be read to its end. What follows the end (a GIFAR's archive) is left out. */
export function cleanGif(bytes: Uint8Array): Picture | null {
  if (bytes.length < HEADER) return null;
  const width = pair(bytes, 6);
  const height = pair(bytes, 8);
  let at = HEADER + tableBytes(bytes[10] ?? 0);
  const parts: Uint8Array[] = [bytes.subarray(0, at)];
  let frames = 0;
  for (let left = MOST_BLOCKS; at < bytes.length && left > 0; left -= 1) {
    const kind = bytes[at];
    if (kind === TRAILER)
      return frames > 0
        ? { bytes: new Uint8Array(Buffer.concat([...parts, Buffer.from([TRAILER])])), width, height }
        : null;
    if (kind !== IMAGE && kind !== EXTENSION) return null;
    // An image: ten bytes, its colours, one for the width of codes. An extension: two bytes. Then sub-blocks.
    const data = kind === IMAGE ? at + 11 + tableBytes(bytes[at + 9] ?? 0) : at + 2;
    const end = endOfBlocks(bytes, data);
    if (end === null) return null;
    if (kind === IMAGE || isKept(bytes, at)) parts.push(bytes.subarray(at, end));
    if (kind === IMAGE) frames += 1;
    at = end;
  }
  return null;
}

function isKept(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 1] === CONTROL) return true;
  const name = Buffer.from(bytes.subarray(at + 3, at + 14)).toString('latin1');
  return bytes[at + 1] === APPLICATION && REPEATS.includes(name);
}

/** Sub-blocks, each with its length before it, the last of length 0. */
function endOfBlocks(bytes: Uint8Array, from: number): number | null {
  let at = from;
  while (at < bytes.length) {
    const length = bytes[at] ?? 0;
    at += length + 1;
    if (length === 0) return at;
  }
  return null;
}

function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function pair(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}
