// Where in the console we are: read from and written to the address's hash.

export type Route =
  /** `view`: what of the inbox is listed, as `?shelf=…`; absent: as it was. */
  | { readonly at: 'desk'; readonly view?: string }
  /** `turn`: the entry to be shown; absent: none in particular. */
  | { readonly at: 'thread'; readonly thread: string; readonly turn?: string }
  | ({ readonly at: 'settings' } & SettingsPlace)
  | ({ readonly at: 'reports' } & ReportsPlace)
  | { readonly at: 'set-up'; readonly token: string };

/** Periods of the reports, in days up to now. */
export const PERIODS = [7, 28, 90] as const;
export const REVIEWS = ['missed', 'late', 'unneeded', 'unjudged', 'low'] as const;

export interface ReportsPlace {
  readonly days: (typeof PERIODS)[number];
  /** Null: all sites. */
  readonly site: string | null;
  /** What is listed for review; null: whatever there is. */
  readonly list: (typeof REVIEWS)[number] | null;
}

const SETTINGS = ['start', 'playbook', 'queues', 'replies', 'people', 'sites'] as const;

export interface SettingsPlace {
  readonly page: (typeof SETTINGS)[number];
  /** What of it is open, such as a site; null: the page itself. */
  readonly item: string | null;
}

export function routeOf(hash: string): Route {
  const [path = '', view] = hash.replace(/^#/, '').split(/(?=\?)/);
  const [, place = '', id = '', item = ''] = path.split('/');
  const value = decoded(id);
  if (place === 'setup' && value !== '') return { at: 'set-up', token: value };
  const turn = decoded(item);
  if (place === 't' && value !== '') return { at: 'thread', thread: value, ...(turn !== '' && { turn }) };
  if (place === 'settings')
    return { at: 'settings', page: SETTINGS.find((one) => one === value) ?? 'playbook', item: decoded(item) || null };
  if (place === 'reports') return { at: 'reports', ...reportsPlaceOf(view ?? '') };
  return { at: 'desk', ...(view !== undefined && { view }) };
}

export function hashOf(route: Route): string {
  switch (route.at) {
    case 'desk':
      return `#/${route.view ?? ''}`;
    case 'thread':
      return `#/t/${[route.thread, ...(route.turn === undefined ? [] : [route.turn])].map(encodeURIComponent).join('/')}`;
    case 'settings':
      return `#/settings/${route.page}${route.item === null ? '' : `/${encodeURIComponent(route.item)}`}`;
    case 'reports':
      return `#/reports${reportsQuery(route)}`;
    case 'set-up':
      return `#/setup/${encodeURIComponent(route.token)}`;
  }
}

function reportsPlaceOf(query: string): ReportsPlace {
  const asked = new URLSearchParams(query);
  return {
    days: PERIODS.find((days) => String(days) === asked.get('days')) ?? USUAL,
    site: asked.get('site') || null,
    list: REVIEWS.find((list) => list === asked.get('list')) ?? null,
  };
}

function reportsQuery({ days, site, list }: ReportsPlace): string {
  const query = new URLSearchParams();
  if (days !== USUAL) query.set('days', String(days));
  if (site !== null) query.set('site', site);
  if (list !== null) query.set('list', list);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

const USUAL: ReportsPlace['days'] = 28;

/** A hand-edited address may hold a broken escape; it then names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
