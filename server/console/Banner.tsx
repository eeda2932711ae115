// Says when the line to the relay is down, and what that means for the agent. Nothing while all is well.

import type { Link } from './desk-line.ts';
import { Icon } from './Icon.tsx';

export interface BannerProps {
  readonly link: Link;
  /** Why the relay ended the line, in its own words. */
  readonly why: string | null;
  /** Things written that wait for the line. */
  readonly unsent: number;
  readonly onRetry: () => void;
}

export function Banner({ link, why, unsent, onRetry }: BannerProps) {
  if (link === 'up') return null;
  return (
    <div class={`banner banner-${link}`} role="status">
      <Icon name={link === 'connecting' ? 'clock' : 'warning'} size={14} />
      <span>{words(link, why, unsent)}</span>
      {link !== 'connecting' && (
        <button type="button" class="button small" onClick={onRetry}>
          {link === 'ended' ? 'Connect here' : 'Try now'}
        </button>
      )}
    </div>
  );
}

function words(link: Exclude<Link, 'up'>, why: string | null, unsent: number): string {
  const waits =
    unsent === 0 ? '' : ` ${unsent} ${unsent === 1 ? 'message waits' : 'messages wait'} and will be sent then.`;
  switch (link) {
    case 'connecting':
      return `Connecting…${waits}`;
    case 'down':
      return `No connection to the relay; trying again by itself. The clocks go on, new messages do not arrive.${waits}`;
    case 'ended':
      return why ?? 'The relay closed this connection.';
  }
}
