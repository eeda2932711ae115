// What the matrix said on one customer turn, for whoever asks why: act, row, readings with their evidence, the playbook's revision.

import { inWords, reasonsOf, SIGNAL_NAMES } from '#domain/because';
import type { Act, Decision } from '#domain/decision';

export interface WhyProps {
  readonly decision: Decision;
  readonly queueName: (id: string) => string;
  readonly rowName: (id: string) => string;
}

export function Why({ decision, queueName, rowName }: WhyProps) {
  const reasons = reasonsOf(decision.because, decision.asked);
  return (
    <details class="why">
      <summary>
        why: {ACTS[decision.act]}
        {decision.stop && ', automation stopped'}
        {!decision.acted && ' (recorded, not done)'}
      </summary>
      <dl>
        <dt>Row</dt>
        <dd>
          {rowName(decision.row)} <span class="muted">({Math.round(decision.intentScore * 100)} % sure)</span>
        </dd>
        {decision.act !== 'answer' && <dt>Queue</dt>}
        {decision.act !== 'answer' && (
          <dd>
            {queueName(decision.queue)}, {decision.priority}
          </dd>
        )}
        <dt>Because</dt>
        <dd>
          {reasons.length === 0
            ? 'the row says so; no signal reached its threshold'
            : reasons.map((reason) => (
                <span key={`${reason.signal} ${reason.rule}`} class="why-reason">
                  {inWords(reason)}
                  {reason.strength !== null && (
                    <span class="muted">
                      {' '}
                      · {SIGNAL_NAMES[reason.signal].toLowerCase()} {reason.strength.toFixed(2)}
                    </span>
                  )}
                </span>
              ))}
        </dd>
        <dt>Playbook</dt>
        <dd class="mono">{decision.playbook.slice(0, 12)}</dd>
      </dl>
    </details>
  );
}

const ACTS: Readonly<Record<Act, string>> = { answer: 'answered', ask: 'asked', handoff: 'handed over' };
