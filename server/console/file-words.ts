// What the console says about files.
import type { Problem } from '../../widget/peer/uploads.ts';

export const PROBLEMS: Readonly<Record<Problem, string>> = {
  large: 'Larger than 10 MB. Send a smaller one.',
  kind: 'Only pictures (PNG, JPEG, GIF, WebP) and PDF files can be sent.',
  offline: 'No connection. It is sent as soon as it is back.',
  busy: 'Too many files at once. Try again in a moment.',
  refused: 'This site takes no files, or the thread is no longer yours.',
};

/** Bytes, for people. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 999_500 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
