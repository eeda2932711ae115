// In place of a brief while no handoff has made one: who has the thread, and what the assistant decided last.

import { inWords, reasonsOf } from '#domain/because';
import type { Thread } from '#domain/thread';

export interface NoBriefProps {
  readonly thread: Thread;
  readonly rowName: (id: string) => string;
  readonly queueName: (id: string) => string;
}

export function NoBrief({ thread, rowName, queueName }: NoBriefProps) {
  const last = thread.decisions.at(-1);
  const reasons = last === undefined ? [] : reasonsOf(last.because, last.asked);
  return (
    <section class="brief brief-none" aria-label="Brief" tabIndex={-1}>
      <span class="eyebrow">No brief yet</span>
      <h2>
        {thread.owner.kind === 'assistant' ? 'The assistant has this thread' : 'This thread came without a brief'}
      </h2>
      <p class="muted">
        {thread.owner.kind === 'assistant'
          ? 'The brief is made the moment it hands over. Until then the conversation below is all there is.'
          : 'Nobody asked the assistant to hand over, so it prepared nothing. Read the conversation below.'}
      </p>
      {last !== undefined && (
        <dl class="facts">
          <div class="fact">
            <dt>Thinks it is</dt>
            <dd>
              {rowName(last.row)} ({Math.round(last.intentScore * 100)} %)
            </dd>
          </div>
          <div class="fact">
            <dt>Would go to</dt>
            <dd>{queueName(last.queue)}</dd>
          </div>
          {reasons.length > 0 && (
            <div class="fact">
              <dt>It noticed</dt>
              <dd>{reasons.map(inWords).join(' · ')}</dd>
            </div>
          )}
        </dl>
      )}
    </section>
  );
}
