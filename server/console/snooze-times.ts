// When a thread that is put aside comes back: the times offered, in the agent's own time zone.

export interface SnoozeTime {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** The working day begins; half past five on a Friday, nobody wants to say so by hand. */
const MORNING = 9;
const LAST_HOUR = 17;
const HOUR = 3_600_000;

/** In time's order: hours from now, this afternoon while it lasts, tomorrow, next Monday. None twice. */
export function snoozeTimes(now: number): readonly SnoozeTime[] {
  const today = new Date(now);
  const morningIn = (days: number) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, MORNING).getTime();
  const toMonday = (8 - today.getDay()) % 7 || 7;
  const times = [
    { name: 'In one hour', until: now + HOUR },
    { name: 'In three hours', until: now + 3 * HOUR },
    ...(today.getHours() < MORNING ? [{ name: 'This morning', until: morningIn(0) }] : []),
    ...(today.getHours() < LAST_HOUR - 1 ? [{ name: 'Later today', until: hourOf(today, LAST_HOUR) }] : []),
    { name: 'Tomorrow morning', until: morningIn(1) },
    ...(toMonday > 1 ? [{ name: 'Next Monday', until: morningIn(toMonday) }] : []),
  ];
  return times.sort((a, b) => a.until - b.until);
}

function hourOf(day: Date, hour: number): number {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour).getTime();
}

/** As `<input type="datetime-local">` writes a time: `2026-11-23T14:05`, in the agent's time zone. */
export function localTime(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
