// Opening hours of a queue: `Mon-Fri 09:00-18:00 Europe/Berlin`. Several spans are parted by commas, the zone stands last. Closed on its holidays.
import { type Refusal, refusal } from '#domain/ownership';

/** Minutes since midnight, local time; `to` may be 1440. A span that runs past midnight is kept as two. */
interface Span {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

export interface Hours {
  isOpen(now: number): boolean;
  /** When it opens next, milliseconds since 1970; null: it is open now, or never opens. */
  nextOpening(now: number): number | null;
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const PART = /^(?:(?<days>[A-Za-z]{3}(?:-[A-Za-z]{3})?)\s+)?(?<from>\d{1,2}:\d{2})-(?<to>\d{1,2}:\d{2})$/u;
const MINUTE = 60_000;
const DAY = 1_440;

/** Hours as written, or what is wrong with them. `holidays`: dates such as 2026-12-25, in the zone of the hours, from midnight to midnight. */
export function parseHours(text: string, holidays: readonly string[] = []): Hours | Refusal {
  const at = text.trim().lastIndexOf(' ');
  const zone = text.trim().slice(at + 1);
  if (at < 0 || !isZone(zone)) return wrong(text, `“${zone}” is not a time zone such as Europe/Berlin or UTC`);
  const spans: Span[] = [];
  for (const part of text.slice(0, at).split(',')) {
    const found = spansOf(part.trim());
    if (typeof found === 'string') return wrong(text, found);
    spans.push(...found);
  }
  return hoursOf(spans, zone, new Set(holidays.map((day) => Date.parse(`${day}T00:00:00Z`))));
}

function wrong(text: string, why: string): Refusal {
  return refusal('malformed', `Hours “${text}”: ${why}. Write them like “Mon-Fri 09:00-18:00 Europe/Berlin”.`);
}

/** `closed`: midnights of the holidays, as if they were UTC. */
function hoursOf(spans: readonly Span[], zone: string, closed: ReadonlySet<number>): Hours {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });

  const isOpen = (now: number) => {
    const { day, minute, date } = local(clock, now);
    return !closed.has(date) && spans.some((span) => span.day === day && span.from <= minute && minute < span.to);
  };

  return {
    isOpen,
    nextOpening(now) {
      if (isOpen(now)) return null;
      // Today and the seven days to come, and one more week for each day on which it may stay closed.
      const days = 8 + 7 * closed.size;
      for (let ahead = 0; ahead < days; ahead += 1) {
        const openings = openingsOn(ahead, now).filter((one) => one > now && isOpen(one));
        if (openings.length > 0) return Math.min(...openings);
      }
      return null;
    },
  };

  /** As instants of this zone: a change of clocks in between is the zone's affair. After a holiday a night shift goes on at midnight. */
  function openingsOn(ahead: number, now: number): readonly number[] {
    const today = local(clock, now);
    const date = today.date + ahead * DAY * MINUTE;
    if (closed.has(date)) return [];
    const day = (today.day + ahead) % 7;
    const on = spans.filter((span) => span.day === day);
    return on.map((span) => instantOf(clock, date + span.from * MINUTE));
  }
}

/** The local time of an instant: the weekday (0 is Monday), minutes since midnight, and midnight of that date as if it were UTC. */
function local(clock: Intl.DateTimeFormat, now: number) {
  const parts = new Map(clock.formatToParts(now).map((part) => [part.type, part.value]));
  const figure = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name));
  return {
    day: DAYS.indexOf(parts.get('weekday') ?? ''),
    minute: figure('hour') * 60 + figure('minute'),
    date: Date.UTC(figure('year'), figure('month') - 1, figure('day')),
  };
}

/** The instant at which clocks of the zone show this wall time (given as if it were UTC). A time the clocks skip comes out just after the gap. */
function instantOf(clock: Intl.DateTimeFormat, wall: number): number {
  const shown = (at: number) => {
    const { date, minute } = local(clock, at);
    return date + minute * MINUTE;
  };
  const first = wall - (shown(wall) - wall);
  return first - (shown(first) - wall);
}

function spansOf(part: string): readonly Span[] | string {
  const groups = PART.exec(part)?.groups;
  if (!groups) return `“${part}” is not days and times`;
  const days = daysOf(groups.days ?? 'Mon-Sun');
  const [from, to] = [minutesOf(groups.from ?? ''), minutesOf(groups.to ?? '')];
  if (days === null) return `“${groups.days}” are not days such as Mon-Fri`;
  if (from === null || to === null || from === to || from === DAY)
    return `“${part}” are not times between 00:00 and 24:00`;
  if (from < to) return days.map((day) => ({ day, from, to }));
  return days.flatMap((day) => [
    { day, from, to: DAY },
    { day: (day + 1) % 7, from: 0, to },
  ]);
}

function daysOf(text: string): readonly number[] | null {
  const [from = -1, to = from] = text
    .split('-')
    .map((one) => DAYS.findIndex((day) => day.toLowerCase() === one.toLowerCase()));
  if (from < 0 || to < 0) return null;
  const count = ((to - from + 7) % 7) + 1;
  return Array.from({ length: count }, (_, at) => (from + at) % 7);
}

function minutesOf(text: string): number | null {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  const minutes = hour * 60 + minute;
  return minute < 60 && minutes <= DAY ? minutes : null;
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}
