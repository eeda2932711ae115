// A link out of a message, a document or a page: only where it may be followed, and honest about where it leads.
import type { ComponentChildren } from 'preact';
import { leadsTo, safeHref } from './safe-link.ts';

export interface SafeLinkProps {
  readonly href: string;
  /** Completes a relative address. */
  readonly base?: string;
  /** What `children` say, in plain text. */
  readonly text: string;
  readonly class?: string;
  readonly title?: string;
  readonly children?: ComponentChildren;
}

/** The link, or its text alone where the address is not one to follow. */
export function SafeLink({ href, base, text, children = text, ...looks }: SafeLinkProps) {
  const to = safeHref(href, base);
  if (to === null) return looks.class ? <span class={looks.class}>{children}</span> : children;
  const host = leadsTo(text, to);
  return (
    <a {...looks} href={to} target="_blank" rel="noopener noreferrer nofollow ugc">
      {children}
      {host !== null && <bdi> ({host})</bdi>}
    </a>
  );
}
