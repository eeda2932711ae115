// What a page says of itself and of the customer, as flat values that fit into the thread.
import type { Traits } from '#domain/signals/reading';

/** As the relay takes them. */
const MOST_KEYS = 50;
const MOST_KEY = 60;
const MOST_TEXT = 500;
const DEEPEST = 3;

/**
 * Nested values under dotted keys (`cart.total`), lists of plain values as one text. What does not fit, and what is no data (functions,
 * undefined), stays on the page; `warn` hears of what was too much, and what to do.
 */
export function flatContext(context: Readonly<Record<string, unknown>>, warn: (what: string) => void): Traits {
  const flat: Record<string, string | number | boolean | null> = {};
  const left: string[] = [];
  const put = (key: string, value: string | number | boolean | null) => {
    if (key.length > MOST_KEY || Object.keys(flat).length >= MOST_KEYS) left.push(key);
    else if (typeof value === 'string' && value.length > MOST_TEXT) {
      flat[key] = `${value.slice(0, MOST_TEXT - 1)}…`;
      left.push(key);
    } else flat[key] = value;
  };
  const walk = (key: string, value: unknown, depth: number): void => {
    if (isPlain(value)) return put(key, value);
    if (value instanceof Date) return put(key, Number.isNaN(value.getTime()) ? null : value.toISOString());
    if (Array.isArray(value) && value.every(isPlain)) return put(key, value.join(', '));
    if (typeof value !== 'object' || value === null) return;
    if (depth === DEEPEST) return void left.push(key);
    for (const [name, one] of Object.entries(value)) walk(key === '' ? name : `${key}.${name}`, one, depth + 1);
  };
  walk('', context, -1);
  if (left.length > 0)
    warn(
      `setContext: too much for ${left.join(', ')}. Give at most ${MOST_KEYS} values, ${MOST_TEXT} characters each, nested at most ${DEEPEST} deep.`,
    );
  return flat;
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
