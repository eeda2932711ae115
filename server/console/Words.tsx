// Something somebody wrote: line breaks kept, web addresses as links, everything else as plain text.
import { linked } from './linked.ts';

export function Words({ text }: { readonly text: string }) {
  return (
    <p class="words" dir="auto">
      {linked(text).map((piece, index) =>
        piece.href === null ? (
          piece.text
        ) : (
          <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ),
      )}
    </p>
  );
}
