// A reply that agents keep to use again: its text may hold places such as {{customer.name}} that the thread it is used in fills.

export interface SavedReply {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The site whose threads it is for; null: all sites. */
  readonly site: string | null;
  /** When it was last saved, milliseconds since 1970, and the name of who did. */
  readonly updatedAt: number;
  readonly by: string;
}

/** The places there are, beside `field.` with the name of a detail that the playbook collects. */
export const PLACES = ['customer.name', 'customer.first_name', 'agent.name', 'agent.first_name', 'site.name'] as const;

/** What is known of the thread in hand. Null: not known there. */
export interface PlaceValues {
  readonly customer: string | null;
  readonly agent: string | null;
  readonly site: string | null;
  readonly fields: Readonly<Record<string, string | null>>;
}

export interface FilledReply {
  readonly text: string;
  /** Where the first gap begins and ends in the text; null: nothing is missing. */
  readonly gap: readonly [number, number] | null;
}

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/gu;
const FIELD = /^field\.[\w-]{1,60}$/u;
const GAP = new RegExp(`\\[(?:${PLACES.map((one) => one.replace('.', '\\.')).join('|')}|field\\.[\\w-]{1,60})\\]`, 'u');
/** Longer than any name; what else stands in a trait is not worth a paragraph of a reply. */
const MAX_VALUE = 200;

/** Why this text cannot be kept, and what to do; null: it can. */
export function whyNotReply(text: string): string | null {
  const unknown = [...text.matchAll(PLACE)].map(([, name = '']) => name).find((name) => !isPlace(name));
  if (unknown !== undefined) return `There is no place “{{${unknown}}}”. Use ${placesInWords()}.`;
  return /\{{3}|\}{3}/u.test(text) || /\{\{|\}\}/u.test(text.replace(PLACE, ''))
    ? 'Braces stand alone. A place is written {{customer.name}}, with two braces before and two after it.'
    : null;
}

/**
 * The text with what is known put in, in one pass: a value that looks like a place stays as it is. What is not known becomes a gap in sight,
 * `[customer.name]`, which is not sent (see `gapIn`).
 */
export function fillReply(text: string, values: PlaceValues): FilledReply {
  const full = text.replace(PLACE, (_, name: string) => valueAt(name, values) ?? `[${name}]`);
  return { text: full, gap: gapIn(full) };
}

/** Where the first gap stands that nobody has filled; null: there is none. */
export function gapIn(text: string): readonly [number, number] | null {
  const found = GAP.exec(text);
  return found ? [found.index, found.index + found[0].length] : null;
}

function isPlace(name: string): boolean {
  return PLACES.some((one) => one === name) || FIELD.test(name);
}

function placesInWords(): string {
  return `${PLACES.map((one) => `{{${one}}}`).join(', ')}, or {{field.NAME}} for a detail the playbook collects`;
}

function valueAt(name: string, { customer, agent, site, fields }: PlaceValues): string | null {
  switch (name) {
    case 'customer.name':
      return plain(customer);
    case 'customer.first_name':
      return firstName(customer);
    case 'agent.name':
      return plain(agent);
    case 'agent.first_name':
      return firstName(agent);
    case 'site.name':
      return plain(site);
    default: {
      const field = name.slice('field.'.length);
      return Object.hasOwn(fields, field) ? plain(fields[field] ?? null) : null;
    }
  }
}

/** On one line; null for what says nothing. */
function plain(value: string | null): string | null {
  return value?.replace(/\s+/gu, ' ').trim().slice(0, MAX_VALUE) || null;
}

/** An address is no name to greet somebody by. */
function firstName(name: string | null): string | null {
  return name?.includes('@') ? null : (plain(name)?.split(' ')[0] ?? null);
}
