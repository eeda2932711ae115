// While the customer waits for a person: what the assistant found for their further words. Closed until they want it, and no part of the thread.
import type { Help } from '../model.ts';
import type { Words } from '../words/words.ts';
import { RichText } from './RichText.tsx';
import { SafeLink } from './SafeLink.tsx';

export function Meanwhile({ words, help, base }: { words: Words; help: Help; base: string }) {
  return (
    <details class="card">
      <summary>
        <span class="badge">{words.aiBadge}</span> {words.meanwhile(help.title)}
      </summary>
      <div class="rich" dir="auto">
        <RichText text={help.text} base={base} />
      </div>
      {help.url !== null && (
        <p class="sources">
          {words.from} <SafeLink href={help.url} base={base} text={help.title} />
        </p>
      )}
    </details>
  );
}
