// The name of a file that somebody else chose, made harmless: text that cannot turn around, hide its ending, or lead to another folder.
import type { FileType } from './attachment.ts';

/** Longest name, in UTF-16 units. */
const LONGEST = 100;

const ENDINGS: Readonly<Record<FileType, readonly [string, ...string[]]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
};

/** Controls, characters that change the direction of writing or are not seen (SEC-14), lone surrogates. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;

/**
 * The last part of the path, without characters that are not seen, those that file systems forbid as `_`, and with an ending that says
 * what the file is: `invoice.pdf.exe` that is a PNG becomes `invoice.pdf.exe.png`.
 */
export function fileName(raw: string, type: FileType): string {
  const last = raw.split(/[/\\]/u).at(-1) ?? '';
  const seen = last
    .replace(UNSEEN, '')
    .replace(/[<>:"|?*]/gu, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  const at = seen.lastIndexOf('.');
  const [ending, ...others] = ENDINGS[type];
  const own = at < 0 ? '' : seen.slice(at + 1);
  const isRight = [ending, ...others].includes(own.toLowerCase());
  const stem = isRight ? seen.slice(0, at) : seen;
  return `${cut(stem, LONGEST - 5) || 'file'}.${isRight ? own : ending}`;
}

/** Never in the middle of a character. */
function cut(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/u, '');
}
