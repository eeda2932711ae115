// A document an answer was made from: its title, as a link where its address is safe to open.
import { SafeLink } from '../../widget/ui/SafeLink.tsx';
import { safeHref } from '../../widget/ui/safe-link.ts';
import { Icon } from './Icon.tsx';

export interface DocumentLinkProps {
  readonly title: string;
  readonly url?: string | undefined;
  /** Completes a relative address. */
  readonly base: string;
}

/** A document by its title; a link where it has an address that is safe to open. */
export function DocumentLink({ title, url, base }: DocumentLinkProps) {
  if (url === undefined) return <span class="document">{title}</span>;
  return (
    <SafeLink class="document" href={url} base={base} text={title}>
      {title} {safeHref(url, base) !== null && <Icon name="open" size={11} />}
    </SafeLink>
  );
}
