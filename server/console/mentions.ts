// Calling for colleagues in a note: `@` and a name. What is being typed, and whom a finished note calls for.
import type { Colleague } from '#domain/wire';

/** The name that is being typed: where its `@` stands, and what follows it up to the caret. */
export interface Typed {
  readonly from: number;
  readonly name: string;
}

/** Null: no `@` begins a word before the caret, or what follows it is no longer one name. */
export function typedAt(text: string, caret: number): Typed | null {
  const found = /(?:^|[\s(])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u.exec(text.slice(0, caret));
  return found === null ? null : { from: caret - (found[1]?.length ?? 0) - 1, name: found[1] ?? '' };
}

/** Who may be meant: those one of whose names begins so. */
export function candidates<P extends Colleague>(typed: string, team: readonly P[]): readonly P[] {
  const wanted = plain(typed);
  return team.filter(({ name }) => {
    const known = plain(name);
    return known.startsWith(wanted) || known.split(' ').some((part) => part.startsWith(wanted));
  });
}

/** Ids of those whose whole name, or whose first name if nobody else has it, stands after an `@`. */
export function mentionedIn(text: string, team: readonly Colleague[]): readonly string[] {
  const said = plain(text);
  const first = (name: string) => plain(name).split(' ')[0] ?? '';
  const isAlone = (name: string) => team.filter((one) => first(one.name) === first(name)).length === 1;
  return team
    .filter(({ name }) => calls(said, plain(name)) || (isAlone(name) && calls(said, first(name))))
    .map(({ id }) => id);
}

function calls(said: string, name: string): boolean {
  for (let at = said.indexOf(`@${name}`); name !== '' && at >= 0; at = said.indexOf(`@${name}`, at + 1)) {
    const next = said.charAt(at + 1 + name.length);
    if (!/[\p{L}\p{N}]/u.test(next)) return true;
  }
  return false;
}

/** Case and accents aside. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
