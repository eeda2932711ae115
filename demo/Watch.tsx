// What the checks saw on each turn, what the table decided, and what the person who takes over is given.
import type { Decision } from '#domain/decision';
import { inSentence } from '#domain/rule-words';
import { type Reading, SIGNALS } from '#domain/signals/reading';
import { Brief } from './Brief.tsx';
import { queueName, rowInWords, rowNamed } from './playbook.ts';
import { shortReasons } from './reasons.ts';
import { CHECKS } from './signal-words.ts';
import { handoff, type WatchedTurn, watched } from './watch.ts';

export function Watch() {
  const [latest, ...earlier] = watched.value;
  return (
    <section class="card" id="watch" aria-labelledby="watch-title">
      <h2 id="watch-title">
        <span class="part-number" aria-hidden="true">
          2
        </span>
        Watch it decide
      </h2>
      {!latest && <Checks />}
      <div aria-live="polite">
        {latest && <Turn turn={latest} />}
        {handoff.value && <Brief handoff={handoff.value} />}
      </div>
      {earlier.length > 0 && (
        <details class="earlier">
          <summary>
            {earlier.length} earlier {earlier.length === 1 ? 'message' : 'messages'}
          </summary>
          {earlier.map((turn) => (
            <Turn key={turn.id} turn={turn} />
          ))}
        </details>
      )}
    </section>
  );
}

/** Before there is anything to see: what will be looked for. */
function Checks() {
  return (
    <>
      <p class="hint">
        Every message is read by five checks, here in the browser. Click a sentence, and see what they find.
      </p>
      <dl class="checks">
        {SIGNALS.map((signal) => (
          <div key={signal}>
            <dt>{CHECKS[signal].name}</dt>
            <dd>{CHECKS[signal].raisedBy}</dd>
          </div>
        ))}
        <div>
          <dt>“Get me a person”</dt>
          <dd>is no check but an order: always followed, in any language</dd>
        </div>
      </dl>
    </>
  );
}

function Turn({ turn }: { turn: WatchedTurn }) {
  const { read, decision } = turn;
  const row = rowNamed(decision?.row ?? read.intent.id ?? 'unknown');
  return (
    <article class="turn">
      {turn.text && <p class="quote">“{turn.text}”</p>}
      <p class={`verdict act-${decision?.act ?? 'none'}`}>{decision ? actWords(decision) : 'Reading …'}</p>
      {row && (
        <p class="row">
          <span>Row of the table</span> <strong>{row.name}</strong>
          {read.intent.score > 0 && ` (${Math.round(read.intent.score * 100)} % sure)`}: {rowInWords(row)}
        </p>
      )}
      {read.person.asked && <p class="found">Asked for a person: “{read.person.evidence[0]?.words}”</p>}
      <dl class="meters">
        {SIGNALS.map((signal) => (
          <Meter
            key={signal}
            reading={read.readings[signal]}
            counts={decision === null || decision.because.some((one) => one.signal === signal)}
          />
        ))}
      </dl>
    </article>
  );
}

/** `counts`: the row of the table minds this check. */
function Meter({ reading, counts }: { reading: Reading; counts: boolean }) {
  const { name } = CHECKS[reading.signal];
  const raised = reading.strength >= 0.5;
  const reasons = raised ? shortReasons([reading]).slice(0, 2) : [];
  return (
    <div class={raised ? 'meter raised' : 'meter'}>
      <dt>{name}</dt>
      <dd>
        <span class="gauge">
          <span class="level" style={{ inlineSize: `${Math.round(reading.strength * 100)}%` }} />
        </span>
        <span class="number">{reading.strength.toFixed(2)}</span>
        {reasons.map((reason) => (
          <span key={reason} class="found">
            {reason}
          </span>
        ))}
        {raised && !counts && <span class="hint">Not minded in this row.</span>}
      </dd>
    </div>
  );
}

function actWords(decision: Decision): string {
  if (decision.act === 'answer') return 'Answer';
  if (decision.act === 'ask')
    return decision.question?.field
      ? `Ask once, for the ${inSentence(decision.question.field)}; then ${queueName(decision.queue)}`
      : 'Ask once what is meant';
  return `${decision.stop ? 'Stop, and hand' : 'Hand'} over to ${queueName(decision.queue)}`;
}
