// PNG (W3C, third edition), chunk by chunk: kept are pixels, colours and frames of an animation.

import { crc32 } from 'node:zlib';
import { orientationIn, tiffWith, turned } from './orientation.ts';
import { MOST_BLOCKS, type Picture } from './picture.ts';

const SIGNATURE = 8;
/** Length, type and checksum of a chunk, in bytes. */
const FRAME = 12;

const KEPT = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '));

/** Null: it cannot be read to its end. What follows the end is left out. */
export function cleanPng(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [bytes.subarray(0, SIGNATURE)];
  let size: { readonly width: number; readonly height: number } | null = null;
  let orientation = 1;
  /** Where it says which way up it is, that stands before its pixels. */
  let placed = false;
  for (let at = SIGNATURE, left = MOST_BLOCKS; at + FRAME <= bytes.length && left > 0; left -= 1) {
    const length = view.getUint32(at);
    const end = at + FRAME + length;
    if (end > bytes.length) return null;
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    if (at === SIGNATURE) {
      if (type !== 'IHDR' || length !== 13) return null;
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    if (type === 'eXIf') orientation = orientationIn(bytes.subarray(at + 8, end - 4));
    if (type === 'IDAT' && orientation > 1 && !placed) parts.push(chunk('eXIf', tiffWith(orientation)));
    placed ||= type === 'IDAT';
    if (KEPT.has(type)) parts.push(bytes.subarray(at, end));
    if (type === 'IEND') return size && { bytes: new Uint8Array(Buffer.concat(parts)), ...turned(size, orientation) };
    at = end;
  }
  return null;
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const made = Buffer.alloc(named.length + 8);
  made.writeUInt32BE(body.length, 0);
  named.copy(made, 4);
  made.writeUInt32BE(crc32(named), named.length + 4);
  return made;
}
