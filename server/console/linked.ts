// Plain text with its web addresses found, so that views can show them as links without parsing markup.
import { safeHref } from '../../widget/ui/safe-link.ts';

export type Piece = { readonly text: string; readonly href: string | null };

/** The pieces put together are the text again. */
export function linked(text: string): readonly Piece[] {
  return text
    .split(/(https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’])/gu)
    .map((piece, index) => ({ text: piece, href: index % 2 === 1 ? safeHref(piece) : null }))
    .filter((piece) => piece.text !== '');
}
