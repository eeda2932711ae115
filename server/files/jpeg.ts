// JPEG (ITU-T T.81), segment by segment: kept are tables, frames and scans, the colour profile, and which way up it is.

import { orientationIn, tiffWith, turned } from './orientation.ts';
import { MOST_BLOCKS, type Picture } from './picture.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const COMMENT = 0xfe;

/** Null: it cannot be read to its end. What follows the end is left out. */
export function cleanJpeg(bytes: Uint8Array): Picture | null {
  const parts: Uint8Array[] = [];
  let size: { readonly width: number; readonly height: number } | null = null;
  let orientation = 1;
  let scans = 0;
  for (let at = 2, left = MOST_BLOCKS; at < bytes.length && left > 0; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === EOI) return size && scans > 0 ? whole(parts, size, orientation) : null;
    else if (isAlone(marker)) at += 2;
    else {
      left -= 1;
      const length = word(bytes, at + 2);
      const end = at + 2 + length;
      if (length < 2 || end > bytes.length) return null;
      const body = bytes.subarray(at + 4, end);
      if (isFrame(marker)) size = { height: word(body, 1), width: word(body, 3) };
      if (marker === APP1 && begins(body, 'Exif\0\0')) orientation = orientationIn(body.subarray(6));
      at = marker === SOS ? endOfScan(bytes, end) : end;
      if (marker === SOS) scans += 1;
      if (isKept(marker, body)) parts.push(bytes.subarray(end - length - 2, at));
    }
  }
  return null;
}

function whole(
  parts: readonly Uint8Array[],
  size: { readonly width: number; readonly height: number },
  orientation: number,
): Picture {
  const way = orientation === 1 ? [] : [segment(APP1, Buffer.concat([Buffer.from('Exif\0\0'), tiffWith(orientation)]))];
  const [first, ...rest] = parts;
  // JFIF's own segment must come first.
  const isJfif = first?.[1] === APP0;
  const inOrder = first === undefined ? [] : isJfif ? [first, ...way, ...rest] : [...way, first, ...rest];
  const bytes = Buffer.concat([Buffer.from([0xff, SOI]), ...inOrder, Buffer.from([0xff, EOI])]);
  return { bytes: new Uint8Array(bytes), ...turned(size, orientation) };
}

/** Of the application segments only those that change how pixels look. */
function isKept(marker: number, body: Uint8Array): boolean {
  if (marker === APP0) return begins(body, 'JFIF\0');
  if (marker === APP2) return begins(body, 'ICC_PROFILE\0');
  if (marker === APP14) return begins(body, 'Adobe');
  return marker !== COMMENT && !(marker >= APP0 && marker <= 0xef);
}

/** Coded data goes on until a marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Markers without a length. */
function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

function segment(marker: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), body]);
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function begins(body: Uint8Array, text: string): boolean {
  return Buffer.from(body.subarray(0, text.length)).equals(Buffer.from(text, 'latin1'));
}
