// Two people change the same playbook: what each changed is kept, and where both changed the same thing, mine stands and the diff shows it.

/** `mine` as it would be, had it been begun from `theirs` instead of `base`. Lists of things with an id are merged thing by thing. */
export function merged(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (same(mine, base)) return theirs;
  if (same(theirs, base) || same(mine, theirs)) return mine;
  if (isMap(mine) && isMap(theirs)) return mergedMaps(isMap(base) ? base : {}, mine, theirs);
  if (hasIds(mine) && hasIds(theirs)) return mergedLists(hasIds(base) ? base : [], mine, theirs);
  if (isWords(base) && isWords(mine) && isWords(theirs)) return mergedWords(base, mine, theirs);
  return mine;
}

type PlainMap = Readonly<Record<string, unknown>>;
type Listed = PlainMap & { readonly id: string };

function mergedMaps(base: PlainMap, mine: PlainMap, theirs: PlainMap): PlainMap {
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const pairs = keys.map((key) => [key, merged(base[key], mine[key], theirs[key])] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

/** In their order, mine that are new at the end. What one side took out and the other left alone is gone. */
function mergedLists(base: readonly Listed[], mine: readonly Listed[], theirs: readonly Listed[]): readonly unknown[] {
  const by = (list: readonly Listed[]) => new Map(list.map((one) => [one.id, one]));
  const [before, own, other] = [by(base), by(mine), by(theirs)];
  const ids = [...new Set([...other.keys(), ...own.keys()])];
  return ids.map((id) => merged(before.get(id), own.get(id), other.get(id))).filter((one) => one !== undefined);
}

function mergedWords(base: readonly string[], mine: readonly string[], theirs: readonly string[]): readonly string[] {
  const taken = base.filter((one) => !mine.includes(one));
  const added = mine.filter((one) => !base.includes(one) && !theirs.includes(one));
  return [...theirs.filter((one) => !taken.includes(one)), ...added];
}

function isMap(value: unknown): value is PlainMap {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function hasIds(value: unknown): value is readonly Listed[] {
  if (!Array.isArray(value)) return false;
  const ids = new Set(value.map((one: unknown) => (isMap(one) && typeof one.id === 'string' ? one.id : null)));
  return !ids.has(null) && ids.size === value.length && value.length > 0;
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
