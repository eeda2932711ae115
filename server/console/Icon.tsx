// An icon: decoration beside words, so hidden from screen readers. The style sheet says how its lines are drawn.
import { ICON_PATHS, type IconName } from './icon-paths.ts';

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
