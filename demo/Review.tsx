// Old conversations replayed: where a person should have come, when one came, and why.
import { useState } from 'preact/hooks';
import type { Timing } from '#domain/replay';
import { SIGNALS } from '#domain/signals/reading';
import { type ReplayedThread, replayAll } from './replayed.ts';

const WORDS: Readonly<Record<Timing, string>> = {
  'too late': 'Came too late',
  missed: 'Never came',
  'in time': 'Came in time',
  'not needed': 'Came, matrix would not',
  'none needed': 'None needed',
};

type State =
  | { readonly kind: 'idle' | 'working' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'done'; readonly threads: readonly ReplayedThread[] };

export function Review() {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const run = () => {
    setState({ kind: 'working' });
    replayAll().then(
      (threads) => setState({ kind: 'done', threads }),
      (error: Error) => setState({ kind: 'failed', why: error.message }),
    );
  };
  return (
    <section class="review" aria-labelledby="review-title">
      <div class="card">
        <h2 id="review-title">Review: what should have been handed over sooner?</h2>
        <p class="hint">
          Sixty old conversations, read turn by turn by the checks of the widget. The same as{' '}
          <code>npx baton replay</code> does for your own.
        </p>
        {state.kind === 'done' ? (
          <Threads threads={state.threads} />
        ) : (
          <p class="filters">
            <button type="button" onClick={run} disabled={state.kind === 'working'}>
              {state.kind === 'working' ? 'Replaying …' : 'Replay them now'}
            </button>
            {state.kind === 'failed' && <span role="alert">{state.why} Is the relay running?</span>}
          </p>
        )}
      </div>
    </section>
  );
}

function Threads({ threads }: { threads: readonly ReplayedThread[] }) {
  const [shown, setShown] = useState<Timing | null>('too late');
  const [open, setOpen] = useState<string | null>(null);
  const chosen = threads.filter((one) => shown === null || one.timing === shown);
  const count = (timing: Timing) => threads.filter((one) => one.timing === timing).length;
  return (
    <>
      <div class="filters">
        {(Object.keys(WORDS) as Timing[]).map((timing) => (
          <button
            key={timing}
            type="button"
            aria-pressed={shown === timing}
            onClick={() => setShown(shown === timing ? null : timing)}
          >
            {WORDS[timing]} · {count(timing)}
          </button>
        ))}
      </div>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Conversation</th>
              <th scope="col">Should have come</th>
              <th scope="col">Came</th>
              <th scope="col">Because</th>
            </tr>
          </thead>
          <tbody>
            {chosen.map((one) => (
              <Thread
                key={one.transcript.id}
                one={one}
                open={open === one.transcript.id}
                onToggle={() => setOpen(open === one.transcript.id ? null : one.transcript.id)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Thread({ one, open, onToggle }: { one: ReplayedThread; open: boolean; onToggle(): void }) {
  const { transcript, first } = one;
  return (
    <>
      <tr>
        <td>
          <button type="button" class="linkish" aria-expanded={open} onClick={onToggle}>
            {transcript.turns.find((turn) => turn.from === 'customer')?.text.slice(0, 90) ?? transcript.id}
          </button>
        </td>
        <td>{first ? `turn ${first.turn + 1}` : '–'}</td>
        <td>{transcript.handoffAt === null ? 'never' : `turn ${transcript.handoffAt + 1}`}</td>
        <td>{first ? becauseOf(one) : '–'}</td>
      </tr>
      {open && (
        <tr>
          <td colSpan={4}>
            <Turns one={one} />
          </td>
        </tr>
      )}
    </>
  );
}

function becauseOf({ first }: ReplayedThread): string {
  if (!first) return '';
  const words = first.decision.because.map((signal) =>
    signal === 'person' ? 'asked for a person' : `${signal}: “${first.readings[signal].evidence[0] ?? ''}”`,
  );
  return words.join(', ') || `the row ${first.decision.row}`;
}

function Turns({ one }: { one: ReplayedThread }) {
  const byTurn = new Map(one.results.map((result) => [result.turn, result]));
  return (
    <ol class="transcript">
      {one.transcript.turns.map((turn, at) => {
        const result = byTurn.get(at);
        const raised = result ? SIGNALS.filter((signal) => result.readings[signal].strength >= 0.5) : [];
        return (
          <li key={turn.id} class={at === one.first?.turn ? 'here' : ''}>
            <strong>{turn.from}</strong> {turn.text}
            {raised.length > 0 && <span class="raisedBy"> {raised.join(', ')}</span>}
          </li>
        );
      })}
    </ol>
  );
}
