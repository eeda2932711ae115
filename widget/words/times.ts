// Durations and moments in the customer's words, from Intl.

/** Milliseconds in words, never less than a minute: “4 minutes”. */
export function durationIn(locale: string, ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [count, unit] = minutes < 90 ? [minutes, 'minute'] : [Math.round(minutes / 60), 'hour'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
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

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
