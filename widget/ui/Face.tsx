// Who speaks: the assistant's mark, or a person's initials; and who is waited for.
import { Person, Spark } from './icons.tsx';

export function Face({ name, small = false }: { name: string | null; small?: boolean }) {
  return (
    <span class={`face ${name ? 'person' : ''} ${small ? 'small' : ''}`} aria-hidden="true">
      {name ? initialsOf(name) : <Spark size={small ? 15 : 20} />}
    </span>
  );
}

/** Somebody, who is not known yet. */
export function Somebody() {
  return (
    <span class="face somebody" aria-hidden="true">
      <Person />
    </span>
  );
}

function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  return [parts[0], parts.length > 1 ? parts.at(-1) : '']
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
