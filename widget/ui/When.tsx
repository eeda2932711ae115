// The time of day at which something was said.
import { clockIn } from '../words/times.ts';

export function When({ locale, at }: { locale: string; at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{clockIn(locale, at)}</time>;
}
