// Asks before anything is stored or sent, where the site wants it so: one sentence, the site's policy, and a no that costs nothing.
import type { FirstWords } from '../words/words.ts';
import { Face } from './Face.tsx';

export interface ConsentProps {
  readonly words: FirstWords;
  /** The site's privacy policy; null: the site named none. */
  readonly policy: string | null;
  onAgree(): void;
  onDecline(): void;
}

export function Consent({ words, policy, onAgree, onDecline }: ConsentProps) {
  return (
    <div class="log">
      <div class="hello">
        <Face name={null} />
        <h3>{words.greeting}</h3>
        <p>{words.consentAsk}</p>
        {policy !== null && (
          <p>
            <a href={policy} target="_blank" rel="noopener noreferrer">
              {words.consentPolicy}
            </a>
          </p>
        )}
        <div class="chips">
          <button type="button" class="chip strong" onClick={onAgree}>
            {words.consentAgree}
          </button>
          <button type="button" class="chip" onClick={onDecline}>
            {words.consentDecline}
          </button>
        </div>
      </div>
    </div>
  );
}
