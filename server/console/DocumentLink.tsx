// A document an answer was made from: its title, as a link where its address is safe to open.
import { Icon } from './Icon.tsx';
import { safeUrl } from './safe-url.ts';

export interface DocumentLinkProps {
  readonly title: string;
  readonly url?: string | undefined;
  /** Completes a relative address. */
  readonly base: string;
}

/** A document by its title; a link where it has an address that is safe to open. */
export function DocumentLink({ title, url, base }: DocumentLinkProps) {
  const href = url === undefined ? null : safeUrl(url, base);
  if (href === null) return <span class="document">{title}</span>;
  return (
    <a class="document" href={href} target="_blank" rel="noopener noreferrer">
      {title} <Icon name="open" size={11} />
    </a>
  );
}
