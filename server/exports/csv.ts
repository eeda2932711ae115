// Threads as CSV (RFC 4180), safe to open in a spreadsheet: no cell is a formula.
import { type ExportedThread, REMOVED, speakerOf, toldIn } from './customer.ts';

const HEADS = ['thread', 'at', 'from', 'name', 'text'];

/** One row for each thing said, and for each file its name. */
export function csv(threads: readonly ExportedThread[]): string {
  const rows = threads.flatMap(({ thread }) =>
    toldIn(thread).map((one) => [
      thread.id,
      new Date(one.at).toISOString(),
      one.by.role,
      one.by.role === 'agent' ? speakerOf(one) : '',
      one.removed ? REMOVED : one.kind === 'said' ? one.text : `File: ${one.file.name}`,
    ]),
  );
  return csvTable([HEADS, ...rows]);
}

/** Starts with a byte order mark, without which spreadsheets take UTF-8 for something else. */
export function csvTable(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/**
 * One cell, quoted. What a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection): it then shows as text,
 * and `fromCsvCell` takes it away again. A text that begins with an apostrophe gets one more, so that none is lost.
 */
export function csvCell(text: string): string {
  const plain = /^[\s]*[=+\-@\t\r']/u.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
