// One tap that says whether a handoff was right: what escalation accuracy is made of.
import type { Verdict } from '#domain/event';
import { VERDICTS } from './stage-words.ts';

export interface JudgementProps {
  readonly asks: string;
  /** The question is for screen readers only: what stands around it asks it. */
  readonly quiet?: boolean;
  readonly verdict: Verdict | null;
  readonly disabled?: boolean;
  readonly onJudge: (verdict: Verdict) => void;
}

const CHOICES = ['right', 'late', 'unneeded'] as const satisfies readonly Verdict[];

export function Judgement({ asks, quiet = false, verdict, disabled = false, onJudge }: JudgementProps) {
  return (
    <fieldset class="judgement" disabled={disabled}>
      <legend class={quiet ? 'sr' : ''}>{asks}</legend>
      <div class="chips">
        {CHOICES.map((one) => (
          <button
            key={one}
            type="button"
            class={`chip verdict-${one}`}
            aria-pressed={verdict === one}
            onClick={() => onJudge(one)}
          >
            {capital(VERDICTS[one])}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
