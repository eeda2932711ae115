// What an exported file is called: what is in it, of which site, from which day to which.

export interface OfPeriod {
  /** Null: all of them. */
  readonly site: string | null;
  /** Milliseconds since 1970; `to` is not part of it. */
  readonly from: number;
  readonly to: number;
}

/** `judged-handoffs-acme-2026-11-02-to-2026-11-29.jsonl`: the days are those of UTC, the first and the last of the period. */
export function fileNameOf(what: string, { site, from, to }: OfPeriod, extension: string): string {
  const of = site === null ? 'all-sites' : site.replace(/[^\w.-]+/gu, '-').slice(0, 60);
  return `${what}-${of}-${day(from)}-to-${day(to - 1)}.${extension}`;
}

function day(at: number): string {
  return new Date(Math.min(Math.max(at, 0), LATEST)).toISOString().slice(0, 10);
}

/** The last moment a date can name. */
const LATEST = 8.64e15;
