// WebP (RFC 9649), chunk by chunk: kept are pixels, transparency, frames of an animation, the colour profile, and which way up it is.

import { orientationIn, tiffWith, turned } from './orientation.ts';
import { MOST_BLOCKS, type Picture } from './picture.ts';

const HEADER = 12;
const KEPT = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits of VP8X that announce a chunk. */
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

interface Chunk {
  readonly type: string;
  readonly body: Buffer;
}

/** Null: it cannot be read to its end. What follows the end is left out. */
export function cleanWebp(bytes: Uint8Array): Picture | null {
  const chunks = chunksOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const [first] = chunks ?? [];
  const size = first && sizeOf(first);
  if (!chunks || !size) return null;
  const exif = chunks.find((one) => one.type === 'EXIF');
  const orientation = exif ? orientationIn(tiffOf(exif.body)) : 1;
  const way: readonly Chunk[] = orientation === 1 ? [] : [{ type: 'EXIF', body: Buffer.from(tiffWith(orientation)) }];
  const kept = chunks.filter((one) => KEPT.has(one.type)).map((one) => announced(one, orientation > 1));
  return { bytes: put([...kept, ...way]), ...turned(size, orientation) };
}

function chunksOf(bytes: Buffer): readonly Chunk[] | null {
  const end = bytes.readUInt32LE(4) + 8;
  if (end > bytes.length) return null;
  const chunks: Chunk[] = [];
  for (let at = HEADER; at + 8 <= end; ) {
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > end || chunks.length >= MOST_BLOCKS) return null;
    chunks.push({ type: bytes.toString('latin1', at, at + 4), body: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length & 1);
  }
  return chunks;
}

/** Some programs write EXIF as JPEG has it. */
function tiffOf(body: Buffer): Uint8Array {
  return body.toString('latin1', 0, 6) === 'Exif\0\0' ? body.subarray(6) : body;
}

function sizeOf({ type, body }: Chunk): { readonly width: number; readonly height: number } | null {
  if (type === 'VP8X' && body.length >= 10)
    return { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1 };
  if (type === 'VP8 ' && body.length >= 10)
    return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
  if (type !== 'VP8L' || body.length < 5) return null;
  const bits = body.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** VP8X says which chunks there are: after this, no others. */
function announced({ type, body }: Chunk, hasWay: boolean): Chunk {
  if (type !== 'VP8X') return { type, body };
  const next = Buffer.from(body);
  next[0] = ((body[0] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (hasWay ? HAS_EXIF : 0);
  return { type, body: next };
}

function put(chunks: readonly Chunk[]): Uint8Array {
  const parts = chunks.flatMap(({ type, body }) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32LE(body.length, 4);
    return [head, body, Buffer.alloc(body.length & 1)];
  });
  const header = Buffer.alloc(HEADER);
  header.write('RIFF', 'latin1');
  header.writeUInt32LE(
    parts.reduce((sum, part) => sum + part.length, 4),
    4,
  );
  header.write('WEBP', 8, 'latin1');
  return new Uint8Array(Buffer.concat([header, ...parts]));
}
