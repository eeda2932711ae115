// `Array.from` for the libraries in the bundle: the build puts it in its place, because Prototype.js and MooTools have put theirs there,
// which knows neither iterators nor a second argument.

/** The members of an iterable, or of anything with a `length`. */
export function listOf<T, U = T>(from: Iterable<T> | ArrayLike<T>, each?: (value: T, at: number) => U): (T | U)[] {
  const list: T[] = [];
  if (Symbol.iterator in from) for (const one of from) list.push(one);
  else for (let at = 0; at < from.length; at++) list.push(from[at] as T);
  return each ? list.map((one, at) => each(one, at)) : list;
}
