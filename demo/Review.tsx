// Old conversations replayed: where a person should have come, when one came, and why.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Timing } from '#domain/replay';
import { ReviewThread } from './ReviewThread.tsx';
import { type ReplayedThread, replayAll } from './replayed.ts';

const WORDS: Readonly<Record<Timing, string>> = {
  'too late': 'Came too late',
  missed: 'Never came',
  'in time': 'Came in time',
  'none needed': 'Nobody needed',
  'not needed': 'Came without need',
};

const LEGEND = [
  ['customer', 'customer'],
  ['assistant', 'assistant'],
  ['due', 'Baton calls a person'],
  ['waste', 'too late'],
  ['agent', 'a person'],
] as const;

type State =
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'done'; readonly threads: readonly ReplayedThread[] };

export function Review() {
  const section = useRef<HTMLElement>(null);
  const [state, setState] = useState<State>({ kind: 'working' });
  const run = () => {
    setState({ kind: 'working' });
    replayAll().then(
      (threads) => setState({ kind: 'done', threads }),
      (error: Error) => setState({ kind: 'failed', why: error.message }),
    );
  };
  // Whoever gets this far wants to see it; whoever does not, pays nothing for it.
  useEffect(() => {
    if (!section.current) return;
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((one) => one.isIntersecting)) return;
      seen.disconnect();
      run();
    });
    seen.observe(section.current);
    return () => seen.disconnect();
  }, []);
  return (
    <section class="card review" id="review" ref={section} aria-labelledby="review-title">
      <h2 id="review-title">
        <span class="part-number" aria-hidden="true">
          3
        </span>
        Review: who should have been handed over sooner?
      </h2>
      <p class="hint">
        Sixty old conversations of Tallyard, from before it had Baton, read message by message by the very checks of the
        chat. <code>npx baton replay</code> does the same with yours.
      </p>
      {state.kind === 'done' && <Threads threads={state.threads} />}
      {state.kind === 'working' && <p class="hint">Replaying …</p>}
      {state.kind === 'failed' && (
        <p role="alert">
          {state.why} Is the relay running?{' '}
          <button type="button" class="linkish" onClick={run}>
            Replay again
          </button>
        </p>
      )}
    </section>
  );
}

function Threads({ threads }: { threads: readonly ReplayedThread[] }) {
  const [shown, setShown] = useState<Timing>('too late');
  const [all, setAll] = useState(false);
  const of = (timing: Timing) => threads.filter((one) => one.timing === timing);
  const chosen = of(shown);
  const late = of('too late');
  const messages = late.reduce((sum, one) => sum + one.late, 0);
  return (
    <>
      <p class="headline">
        By the table, in <strong>{late.length + of('missed').length}</strong> of {threads.length} conversations a person
        came too late or never. Those who got one late wrote{' '}
        <strong>{(messages / Math.max(1, late.length)).toFixed(1)}</strong> more messages on average before somebody
        took over.
      </p>
      <fieldset class="filters">
        <legend class="hint">Show where a person</legend>
        {(Object.keys(WORDS) as Timing[]).map((timing) => (
          <button
            key={timing}
            type="button"
            aria-pressed={shown === timing}
            onClick={() => {
              setShown(timing);
              setAll(false);
            }}
          >
            {WORDS[timing]} <span class="count">{of(timing).length}</span>
          </button>
        ))}
      </fieldset>
      <p class="legend hint">
        {LEGEND.map(([mark, words]) => (
          <span key={mark}>
            <span class={`mark ${mark}`} /> {words}
          </span>
        ))}
      </p>
      <ol class="threads">
        {(all ? chosen : chosen.slice(0, FEW)).map((one) => (
          <ReviewThread key={one.transcript.id} one={one} />
        ))}
      </ol>
      {!all && chosen.length > FEW && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          Show all {chosen.length}
        </button>
      )}
    </>
  );
}

const FEW = 8;
