// Durations, moments, days and times of day in the customer's words, from Intl.

/** Milliseconds in words, never less than a minute: “4 minutes”. */
export function durationIn(locale: string, ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [count, unit] = minutes < 90 ? [minutes, 'minute'] : [Math.round(minutes / 60), 'hour'];
  // A number and its unit stay on one line.
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' })
    .format(count)
    .replace(/ /g, '\u00a0');
}

/** A moment in words, for a promise, in the customer's time zone: “today, 09:00”, “tomorrow, 09:00”, “Monday, 09:00”, and with its date when a weekday could be another week's. */
export function momentIn(locale: string, at: number, now: number): string {
  const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  if (days === 0 || days === 1) {
    const day = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
    return `${day}, ${new Intl.DateTimeFormat(locale, time).format(at)}`;
  }
  const date: Intl.DateTimeFormatOptions = days > 1 && days < 7 ? {} : { day: 'numeric', month: 'long' };
  return new Intl.DateTimeFormat(locale, { weekday: 'long', ...date, ...time }).format(at);
}

/** The time of day, “14:03”, in the customer's time zone and way of writing it. */
export function clockIn(locale: string, at: number): string {
  return (clocks[locale] ??= new Intl.DateTimeFormat(locale, { timeStyle: 'short' })).format(at);
}

/** Making one takes longer than a hundred uses of it, and a thread is drawn again at every change. */
const clocks: Record<string, Intl.DateTimeFormat> = {};

/** The day of a past moment: “today”, “yesterday”, and before that its date, with the year when it is another. */
export function dayIn(locale: string, at: number, now: number): string {
  const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
  if (days >= -1)
    return capital(new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.min(days, 0), 'day'));
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(at);
}

/** Whether two moments are on one day of the customer's time zone. */
export function isSameDay(one: number, other: number): boolean {
  return midnight(one) === midnight(other);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
