// What is kept of a file that somebody sent: told by its bytes, read to its end, and without what says where and by whom it was made.
import { type FileType, fileType } from '#domain/attachment';
import { cleanGif } from './gif.ts';
import { cleanJpeg } from './jpeg.ts';
import type { Picture } from './picture.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

export type Cleaned =
  | {
      readonly ok: true;
      readonly type: FileType;
      readonly bytes: Uint8Array;
      readonly width?: number;
      readonly height?: number;
    }
  /** `kind`: none of what may be attached. `damaged`: it says it is one, and cannot be read. `huge`: more pixels than a browser should be given. */
  | { readonly ok: false; readonly why: 'kind' | 'damaged' | 'huge' };

/** A few bytes can ask for gigabytes of pixels. The largest phones take 50 million in one picture. */
const MOST_PIXELS = 64_000_000;
/** Where the end mark of a PDF must stand, in bytes from its end. */
const PDF_TAIL = 2_048;

/**
 * Pictures are taken apart into their blocks and put together from those that are known to hold pixels and colours: EXIF, GPS, XMP,
 * comments, thumbnails and whatever follows the end are left out. Nothing is decoded or encoded again. A PDF stays as it is.
 */
export function cleaned(bytes: Uint8Array): Cleaned {
  const type = fileType(bytes);
  if (type === null) return { ok: false, why: 'kind' };
  if (type === 'application/pdf') return hasEnd(bytes) ? { ok: true, type, bytes } : { ok: false, why: 'damaged' };
  const picture = pictureOf(type, bytes);
  if (!picture || picture.width < 1 || picture.height < 1) return { ok: false, why: 'damaged' };
  return picture.width * picture.height > MOST_PIXELS ? { ok: false, why: 'huge' } : { ok: true, type, ...picture };
}

function pictureOf(type: Exclude<FileType, 'application/pdf'>, bytes: Uint8Array): Picture | null {
  switch (type) {
    case 'image/png':
      return cleanPng(bytes);
    case 'image/jpeg':
      return cleanJpeg(bytes);
    case 'image/gif':
      return cleanGif(bytes);
    case 'image/webp':
      return cleanWebp(bytes);
  }
}

function hasEnd(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-PDF_TAIL)).includes('%%EOF');
}
