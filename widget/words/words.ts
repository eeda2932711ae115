// Which language the widget speaks: one dictionary, loaded alone.
import { en, type Words } from './en.ts';

export type { Words };

const OTHERS: Readonly<Record<string, () => Promise<Words>>> = {
  de: () => import('./de.ts').then((module) => module.de),
};

/** The dictionary for a BCP 47 locale, by its language; English where there is none, or where it cannot be loaded. */
export async function wordsFor(locale: string): Promise<Words> {
  const load = OTHERS[locale.slice(0, 2).toLowerCase()];
  return load ? load().catch(() => en) : en;
}

/** Milliseconds in words, never less than a minute: “4 minutes”. */
export function durationIn(locale: string, ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [count, unit] = minutes < 90 ? [minutes, 'minute'] : [Math.round(minutes / 60), 'hour'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** A moment in words, for a promise: “tomorrow, 09:00” or “Monday, 09:00”, in the customer's time zone. */
export function momentIn(locale: string, at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  return new Intl.DateTimeFormat(locale, sameDay ? time : { weekday: 'long', ...time }).format(at);
}
