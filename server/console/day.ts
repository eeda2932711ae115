// Times as agents read them: the hour in the agent's own time zone, and the day as a line between days.

// Made once: to make one costs a hundred times what it costs to use it, and a transcript uses them for every row.
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });

/** `14:05` */
export function clockTime(at: number): string {
  return CLOCK.format(at);
}

/** `Monday 23 November` */
export function dayOf(at: number): string {
  const date = new Date(at);
  const day = date.getFullYear() * 10_000 + date.getMonth() * 100 + date.getDate();
  if (day !== last.day) last = { day, words: DAY.format(date) };
  return last.words;
}

/** Hundreds of rows in a row ask for one day. */
let last = { day: 0, words: '' };

/** The time alone today, with the day otherwise. */
export function soonTime(at: number, now: number): string {
  return dayOf(at) === dayOf(now) ? clockTime(at) : dayAndTime(at);
}

/** `Monday 23 November, 14:05` */
export function dayAndTime(at: number): string {
  return `${dayOf(at)}, ${clockTime(at)}`;
}
