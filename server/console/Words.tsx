// Something somebody wrote: line breaks kept, web addresses as links, everything else as plain text.
import { SafeLink } from '../../widget/ui/SafeLink.tsx';
import { linked } from './linked.ts';

export function Words({ text }: { readonly text: string }) {
  return (
    <p class="words" dir="auto">
      {linked(text).map((piece, index) =>
        piece.href === null ? piece.text : <SafeLink key={index} href={piece.href} text={piece.text} />,
      )}
    </p>
  );
}
