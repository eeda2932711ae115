// The SLA clock of a handoff: how long until the first reply is due, and how urgent that is. By the relay's time only.

type SlaTone = 'good' | 'soon' | 'late' | 'kept' | 'missed' | 'none';

export interface SlaClock {
  readonly tone: SlaTone;
  /** Short and of steady width: `4:12`, `1 h 05`, `−2:10`. */
  readonly text: string;
  /** The same as a sentence, for screen readers and tooltips. */
  readonly label: string;
  /** How much of the time is left, 0 to 1. */
  readonly left: number;
}

/** The times of a handoff, milliseconds since 1970; `Card` has them. */
export interface SlaTimes {
  readonly waitingSince: number | null;
  readonly dueAt: number | null;
  readonly firstReplyAt: number | null;
}

/** Less than this share of the time left is amber. */
const SOON = 0.25;

/** `now` is the relay's clock. */
export function slaClock({ waitingSince, dueAt, firstReplyAt }: SlaTimes, now: number): SlaClock {
  if (dueAt === null || waitingSince === null) return NO_PROMISE;
  if (firstReplyAt !== null) return replied(firstReplyAt - waitingSince, firstReplyAt <= dueAt);
  const rest = dueAt - now;
  if (rest <= 0)
    return { tone: 'late', text: `−${span(-rest)}`, label: `First reply overdue by ${spoken(-rest)}`, left: 0 };
  const left = Math.min(1, rest / Math.max(1, dueAt - waitingSince));
  return { tone: left < SOON ? 'soon' : 'good', text: span(rest), label: `First reply due in ${spoken(rest)}`, left };
}

const NO_PROMISE: SlaClock = { tone: 'none', text: '', label: 'No reply time is promised', left: 1 };

function replied(took: number, kept: boolean): SlaClock {
  const label = `First reply after ${spoken(took)}, ${kept ? 'in time' : 'too late'}`;
  return { tone: kept ? 'kept' : 'missed', text: span(took), label, left: kept ? 1 : 0 };
}

/** A span of time: `0:07`, `59:59`, from an hour on `1 h 05`, from two days on `3 d`. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} d`;
  if (hours >= 1) return `${hours} h ${two(minutes % 60)}`;
  return `${minutes}:${two(seconds % 60)}`;
}

/** How long ago, in one short word: `now`, `4m`, `2h`, `3d`. */
export function ago(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)}h`;
  return `${Math.floor(minutes / (24 * 60))}d`;
}

/** A span of time in words: `3 minutes`, `2 hours 5 minutes`. */
export function spoken(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return several(Math.max(0, Math.floor(ms / 1_000)), 'second');
  if (minutes < 60) return several(minutes, 'minute');
  if (minutes >= 48 * 60) return several(Math.floor(minutes / 1_440), 'day');
  const rest = minutes % 60;
  return several(Math.floor(minutes / 60), 'hour') + (rest === 0 ? '' : ` ${several(rest, 'minute')}`);
}

function several(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
