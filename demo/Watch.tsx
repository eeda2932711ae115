// What the checks saw on each turn, and what the matrix decided.
import type { Decision } from '#domain/decision';
import { type Reading, SIGNALS } from '#domain/signals/reading';
import { type WatchedTurn, watched } from './watch.ts';

export function Watch() {
  return (
    <section class="card" aria-labelledby="watch-title">
      <h2 id="watch-title">What the checks see</h2>
      {watched.value.length === 0 ? (
        <p class="hint">
          Write something in the chat. Every turn shows up here with its five readings, the words that raised them, and
          what the matrix decided. All of it is computed in this browser.
        </p>
      ) : (
        <ol class="turns" aria-live="polite">
          {watched.value.map((turn) => (
            <Turn key={turn.id} turn={turn} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Turn({ turn }: { turn: WatchedTurn }) {
  const { read, decision } = turn;
  return (
    <li>
      {turn.text && <p class="quote">“{turn.text}”</p>}
      <p class="verdict">
        <span class={`act act-${decision?.act ?? 'none'}`}>{decision ? actWords(decision) : 'reading …'}</span>
        <span class="row">
          {decision?.row ?? read.intent.id ?? 'no row'} · {Math.round(read.intent.score * 100)} %
        </span>
      </p>
      <dl class="meters">
        {SIGNALS.map((signal) => (
          <Meter key={signal} reading={read.readings[signal]} />
        ))}
      </dl>
      {read.person.asked && <p class="why">Asked for a person: “{read.person.evidence[0]?.words}”</p>}
    </li>
  );
}

function Meter({ reading }: { reading: Reading }) {
  const raised = reading.strength >= 0.5;
  const words = reading.evidence[0]?.words;
  return (
    <div class={raised ? 'meter raised' : 'meter'}>
      <dt>{reading.signal}</dt>
      <dd>
        <meter
          min={0}
          max={1}
          value={reading.strength}
          aria-label={`${reading.signal}: ${Math.round(reading.strength * 100)} of 100`}
        />
        <span class="number">{reading.strength.toFixed(2)}</span>
        {raised && words && <span class="words">“{words}”</span>}
      </dd>
    </div>
  );
}

function actWords(decision: Decision): string {
  if (decision.act === 'answer') return 'answer';
  if (decision.act === 'ask') return decision.question?.field ? `ask for ${decision.question.field}` : 'ask once';
  return `${decision.stop ? 'stop, ' : ''}hand over → ${decision.queue}`;
}
