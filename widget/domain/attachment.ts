// A file in a thread: what it is, how large it may be, and how its kind is told from its first bytes, on both sides.

/** What may be attached. Anything else is refused, whatever it calls itself. */
export const FILE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'] as const;

export type FileType = (typeof FILE_TYPES)[number];

export interface AttachedFile {
  /** 128 random bits, hex: where the relay keeps it. */
  readonly id: string;
  /** As people see it, made harmless: see `fileName`. */
  readonly name: string;
  readonly type: FileType;
  /** As it is kept, without what was stripped off it. */
  readonly bytes: number;
  /** Pixels, as it is shown; absent: not a picture. */
  readonly width?: number;
  readonly height?: number;
}

/** Bytes: F9 of RELIABILITY.md. */
export const MAX_FILE = 10 * 1_048_576;

/** Bytes that `fileType` wants to see. */
export const FILE_HEAD = 12;

/** What the first bytes say it is; null: none of what may be attached. */
export function fileType(head: Uint8Array): FileType | null {
  if (starts(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (starts(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (starts(head, ascii('GIF87a')) || starts(head, ascii('GIF89a'))) return 'image/gif';
  if (starts(head, ascii('RIFF')) && starts(head.subarray(8), ascii('WEBP'))) return 'image/webp';
  return starts(head, ascii('%PDF-')) ? 'application/pdf' : null;
}

export function isPicture({ type }: { readonly type: FileType }): boolean {
  return type !== 'application/pdf';
}

function starts(bytes: Uint8Array, wanted: readonly number[]): boolean {
  return wanted.every((byte, at) => bytes[at] === byte);
}

function ascii(text: string): readonly number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}
