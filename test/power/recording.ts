// What the recorder wrote, read back: everything one relay asked of its disk and said on its sockets, in order.
import { readFileSync } from 'node:fs';

export type Recorded =
  | { readonly kind: 'written'; readonly name: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncated'; readonly name: string; readonly to: number }
  | { readonly kind: 'synced' | 'created' | 'unlinked'; readonly name: string }
  | { readonly kind: 'renamed' | 'linked'; readonly name: string; readonly to: string }
  /** The folder: what was created, renamed and unlinked in it lasts from here on. */
  | { readonly kind: 'folderSynced' }
  | { readonly kind: 'sent'; readonly bytes: Buffer };

/** Of one process. A record that its end cut short is left out. */
export function readRecording(path: string): readonly Recorded[] {
  const all = readFileSync(path);
  const records: Recorded[] = [];
  for (let at = 0; at + 2 <= all.length; ) {
    const named = all.readUInt8(at + 1);
    const head = at + 2 + named;
    if (head + 12 > all.length) break;
    const length = all.readUInt32LE(head + 8);
    const end = head + 12 + length;
    if (end > all.length) break;
    const name = all.toString('utf8', at + 2, head);
    const what = String.fromCharCode(all.readUInt8(at));
    records.push(recorded(what, name, Number(all.readBigUInt64LE(head)), all.subarray(head + 12, end)));
    at = end;
  }
  return records;
}

function recorded(what: string, name: string, at: number, bytes: Buffer): Recorded {
  switch (what) {
    case 'W':
      return { kind: 'written', name, at, bytes };
    case 'T':
      return { kind: 'truncated', name, to: at };
    case 'S':
      return { kind: 'synced', name };
    case 'D':
      return { kind: 'folderSynced' };
    case 'C':
      return { kind: 'created', name };
    case 'U':
      return { kind: 'unlinked', name };
    case 'R':
      return { kind: 'renamed', name, to: bytes.toString('utf8') };
    case 'L':
      return { kind: 'linked', name, to: bytes.toString('utf8') };
    case 'A':
      return { kind: 'sent', bytes };
    default:
      throw new Error(`The recording is not whole: a record of kind “${what}”.`);
  }
}
