// Small pictures for tests: 6 by 4 pixels as Chromium writes them, and the same with what must not be kept.
import { crc32 } from 'node:zlib';

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

export const JPEG = bytes(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAEAAYDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAZEAEAAgMAAAAAAAAAAAAAAAAAAQMTUqH/xAAVAQEBAAAAAAAAAAAAAAAAAAABBv/EABkRAAEFAAAAAAAAAAAAAAAAAAEAAxRSkf/aAAwDAQACEQMRAD8AjZ7NuQAoYzNBgRIdsdK//9k=',
);
export const PNG = bytes(
  'iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAYAAACtBE5DAAAAJklEQVR4AXTLQQ0AAAzCQIIlvEzkPE3LMABN7lme9AlR4mCR1MMAAAD//2xLJIMAAAAGSURBVAMAhNMTlboc5zIAAAAASUVORK5CYII=',
);
export const WEBP = bytes(
  'UklGRi4CAABXRUJQVlA4WAoAAAAgAAAABQAAAwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggQAAAADADAJ0BKgYABAACwEwlqAJ0a4D+AYQB+gHv/3YADA1m2AAA/tqv3y///EXMCp/xevM7/+tvYshFs9+qmdqRAAA=',
);
/** Two frames of one pixel that repeat, with a comment and XMP. */
export const GIF = concat(
  'GIF89a',
  [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255],
  [0x21, 0xff, 11],
  'NETSCAPE2.0',
  [3, 1, 0, 0, 0],
  ...[1, 2].flatMap(() => [[0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]]),
  [0x3b],
);
export const PDF = concat(
  '%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj\n%%EOF\n',
);

/** What must be nowhere afterwards. */
export const CANARY = 'canary-51.5007N';

/** EXIF as phones write it: which way up, and text that gives somebody away. */
export function exif(orientation: number): Uint8Array {
  const tiff = Buffer.alloc(38);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  tiff.writeUInt16LE(0x010f, 10);
  tiff.writeUInt16LE(2, 12);
  tiff.writeUInt32LE(CANARY.length, 14);
  tiff.writeUInt32LE(38, 18);
  tiff.writeUInt16LE(0x0112, 22);
  tiff.writeUInt16LE(3, 24);
  tiff.writeUInt32LE(1, 26);
  tiff.writeUInt16LE(orientation, 30);
  return concat(tiff, CANARY);
}

/** With EXIF, XMP, IPTC and a comment before the pixels, and a file after the end. */
export function tattlingJpeg(orientation: number): Uint8Array {
  const segment = (marker: number, body: Uint8Array) =>
    concat([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255], body);
  return concat(
    JPEG.subarray(0, 20),
    segment(0xe1, concat('Exif\0\0', exif(orientation))),
    segment(0xe1, concat('http://ns.adobe.com/xap/1.0/\0', CANARY)),
    segment(0xed, concat('Photoshop 3.0\0', CANARY)),
    segment(0xfe, concat(CANARY)),
    JPEG.subarray(20),
    `PK\u0003\u0004${CANARY}`,
  );
}

export function tattlingPng(orientation: number): Uint8Array {
  const text = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'prVt'].map((type) => pngChunk(type, concat(CANARY)));
  return concat(PNG.subarray(0, 33), ...text, pngChunk('eXIf', exif(orientation)), PNG.subarray(33), CANARY);
}

export function pngChunk(type: string, body: Uint8Array): Uint8Array {
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length);
  frame.writeUInt32BE(crc32(concat(type, body)), 4);
  return concat(frame.subarray(0, 4), type, body, frame.subarray(4));
}

export function tattlingWebp(orientation: number): Uint8Array {
  const chunk = (type: string, body: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    return concat(type, length, body, body.length % 2 ? [0] : []);
  };
  const inside = concat(WEBP.subarray(12), chunk('EXIF', exif(orientation)), chunk('XMP ', concat(CANARY)));
  inside[8] = (inside[8] ?? 0) | 0x0c;
  const length = Buffer.alloc(4);
  length.writeUInt32LE(inside.length + 4);
  return concat('RIFF', length, 'WEBP', inside, CANARY);
}

/** A GIF that tells, with a Java archive after its end (GIFAR). */
export function tattlingGif(): Uint8Array {
  return concat(
    GIF.subarray(0, 19),
    [0x21, 0xfe, CANARY.length],
    CANARY,
    [0, 0x21, 0xff, 11],
    'XMP DataXMP',
    [CANARY.length],
    CANARY,
    [0],
    GIF.subarray(19),
    `PK\u0003\u0004META-INF/MANIFEST.MF ${CANARY}`,
  );
}

export function concat(...parts: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array {
  const buffers = parts.map((one) => (typeof one === 'string' ? Buffer.from(one, 'latin1') : Buffer.from(one)));
  return new Uint8Array(Buffer.concat(buffers));
}
