// The one thing of EXIF that is kept: which way up a picture is. Without it phones' pictures would lie on their side.

/** 1: as it is stored; 2 to 8: turned or mirrored (EXIF 2.32, tag 0x0112). */
const TAG = 0x0112;
/** From 5 on, width and height change places. */
const LYING = 5;

/** Reads a TIFF block, as EXIF is one; 1 where it says nothing that can be read. */
export function orientationIn(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (view.byteLength < 14) return 1;
  const little = view.getUint16(0) === 0x4949;
  const first = view.getUint32(4, little);
  if (first + 2 > view.byteLength) return 1;
  const count = view.getUint16(first, little);
  for (let at = first + 2, left = count; left > 0 && at + 12 <= view.byteLength; at += 12, left -= 1) {
    if (view.getUint16(at, little) !== TAG) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** A TIFF block that says this and nothing else: 26 bytes. */
export function tiffWith(orientation: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(26));
  view.setUint32(0, 0x4d4d002a);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, TAG);
  view.setUint16(12, 3);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return new Uint8Array(view.buffer);
}

/** Width and height as they are shown. */
export function turned<T extends { readonly width: number; readonly height: number }>(size: T, orientation: number): T {
  return orientation >= LYING ? { ...size, width: size.height, height: size.width } : size;
}
