// A round mark with a person's initials, in a colour that stays theirs.
export interface AvatarProps {
  readonly name: string;
  readonly size?: 'small' | 'medium';
  /** Shows a dot: here, or away. */
  readonly away?: boolean | undefined;
}

export function Avatar({ name, size = 'medium', away }: AvatarProps) {
  return (
    <span class={`avatar avatar-${size} hue-${hueOf(name)}`} aria-hidden="true">
      {initials(name)}
      {away !== undefined && <span class={away ? 'dot dot-away' : 'dot dot-here'} />}
    </span>
  );
}

/** One or two letters; `?` for somebody without a name. */
function initials(name: string): string {
  const words = name
    .replace(/@.*/, '')
    .split(/[\s._-]+/)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase() || '?';
}

const HUES = 6;

function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return sum % HUES;
}
