// What a text must contain for a pattern to match it, read off the pattern itself: most patterns are never run on a text, nor compiled.

/** Letters that stand in every match of one of a pattern's ways, and whether the edges of a word must be at their two ends. */
export interface Needle {
  readonly text: string;
  readonly starts: boolean;
  readonly ends: boolean;
}

/** One of them stands in every text that the pattern matches; null: nothing is known of it. For patterns without flags. */
export function needlesOf(pattern: RegExp): readonly Needle[] | null {
  if (pattern.flags !== '') return null;
  const reader = { source: pattern.source, at: 0 };
  const { needles } = alternatives(reader);
  if (reader.at !== pattern.source.length || !needles?.every(({ text }) => text.length > 1)) return null;
  return needles.map(({ text, before, after }) => ({
    text,
    starts: before === EDGE && WORD.test(text[0] ?? ''),
    ends: after === EDGE && WORD.test(text.at(-1) ?? ''),
  }));
}

interface Reader {
  readonly source: string;
  at: number;
}

/** What stands at one end of a needle: anything, the edge of a word, or the end of what has been read, so that it is for whatever stands around it to say. */
type Beside = typeof ANYTHING | typeof EDGE | typeof OPEN;
const ANYTHING = 0;
const EDGE = 1;
const OPEN = 2;

interface Found {
  readonly text: string;
  readonly before: Beside;
  readonly after: Beside;
}

/** Of a part of a pattern: one of these is in each match of it. */
interface Part {
  readonly needles: readonly Found[] | null;
}

const WORD = /\w/;

/** Reads up to the end of the group, or of the pattern. */
function alternatives(reader: Reader): Part {
  const parts = [sequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at += 1;
    parts.push(sequence(reader));
  }
  return { needles: parts.every((one) => one.needles) ? parts.flatMap((one) => one.needles ?? []) : null };
}

/** The parts one after the other: of the needles of each, those that will be met least often. */
function sequence(reader: Reader): Part {
  const { source } = reader;
  let best: readonly Found[] | null = null;
  let before: Beside = OPEN;
  /** Read just now: what comes next may say that an edge follows. */
  let last: readonly Found[] = [];
  /** It is letters alone, and more may follow. */
  let isRun = false;

  const end = (after: Beside) => {
    const found = last.map((one) => (one.after === OPEN ? { ...one, after } : one));
    if (found.length > 0 && worth(found) > worth(best)) best = found;
    last = [];
  };

  for (let sign = source[reader.at]; sign !== undefined && sign !== '|' && sign !== ')'; sign = source[reader.at]) {
    if (source.startsWith('\\b', reader.at) || sign === '^' || sign === '$') {
      reader.at += sign === '\\' ? 2 : 1;
      end(EDGE);
      before = EDGE;
    } else if (sign === '(') {
      const [, looks] = read(reader, OPENING);
      const { needles } = alternatives(reader);
      reader.at += 1;
      const { least, once } = times(reader);
      // What is only looked at is no part of the match.
      if (looks !== undefined) continue;
      end(ANYTHING);
      const begins = before;
      // Said several times, what begins the first is not what ends the last.
      if (least > 0 && needles)
        last = needles.map((one) => ({
          text: one.text,
          before: one.before === OPEN ? begins : one.before,
          after: one.after === OPEN && !once ? ANYTHING : one.after,
        }));
      before = ANYTHING;
    } else {
      const letter = letterAt(reader);
      const { least, once } = times(reader);
      const [one] = last;
      if (isRun && one && once && letter !== null) last = [{ ...one, text: one.text + letter }];
      else {
        end(ANYTHING);
        if (least > 0 && letter !== null) last = [{ text: letter, before, after: once ? OPEN : ANYTHING }];
      }
      isRun = letter !== null && once;
      before = ANYTHING;
      continue;
    }
    isRun = false;
  }
  end(OPEN);
  return { needles: best };
}

/** The longer the shortest of them, the less often they are met; an edge counts for half a letter. */
function worth(needles: readonly Found[] | null): number {
  if (!needles) return 0;
  return needles.reduce(
    (least, { text, before, after }) =>
      Math.min(least, text.length + (before === EDGE ? 0.5 : 0) + (after === EDGE ? 0.5 : 0)),
    Number.POSITIVE_INFINITY,
  );
}

/** The letter that is read, or null for one of several. */
function letterAt(reader: Reader): string | null {
  const { source } = reader;
  const sign = source[reader.at] ?? '';
  if (sign === '[') {
    read(reader, CLASS);
    return null;
  }
  if (sign !== '\\') {
    reader.at += 1;
    return sign === '.' ? null : sign;
  }
  const next = source[reader.at + 1] ?? '';
  reader.at += 2;
  // Escapes that nobody uses here: nothing is known of such a pattern.
  if (/[uxcpPk]/.test(next)) reader.at = source.length + 1;
  return WORD.test(next) ? null : next;
}

/** How often what was just read must stand there at least, and whether that is once and no more. */
function times(reader: Reader): { readonly least: number; readonly once: boolean } {
  const [all = '', least] = read(reader, QUANTIFIER);
  if (all === '') return { least: 1, once: true };
  return { least: least === undefined ? Number(all[0] === '+') : Number(least), once: false };
}

const OPENING = /\((?:\?(?:(<?[=!])|:))?/y;
const CLASS = /\[(?:\\.|[^\]\\])*\]/y;
const QUANTIFIER = /(?:[?*+]|\{(\d+),?\d*\})\??/y;

/** What matches here, and where the reader stands behind it. */
function read(reader: Reader, what: RegExp): readonly (string | undefined)[] {
  what.lastIndex = reader.at;
  const found = what.exec(reader.source) ?? [''];
  reader.at += found[0].length;
  return found;
}
