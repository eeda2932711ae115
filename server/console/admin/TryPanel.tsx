// A sentence tried before anything is published: what the five checks read, which row fits, and what would happen. Run by the widget's own code.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { inWords, reasonsOf, SIGNAL_NAMES } from '#domain/because';
import type { Playbook } from '#domain/playbook';
import { SIGNALS, type Signal } from '#domain/signals/reading';
import { type Article, createKnowledgeAssistant } from '../../../widget/assistant/knowledge.ts';
import { Icon } from '../Icon.tsx';
import { nameOf } from './Matrix.tsx';
import { queueName, type Source } from './source.ts';
import { compiled, type Tried, tryOut } from './try-out.ts';

export interface TryPanelProps {
  readonly source: Source;
  /** Nothing in it is wrong. */
  readonly sound: boolean;
  readonly articles: () => Promise<readonly Article[]>;
  readonly onShowRow: (id: string) => void;
  readonly onClose: () => void;
}

/** Longest to wait after a change before compiling anew, milliseconds. */
const SETTLE = 500;
const COURTESIES = { greeting: 'Hello!', thanks: 'You are welcome.', goodbye: 'Goodbye!' };

export function TryPanel({ source, sound, articles, onShowRow, onClose }: TryPanelProps) {
  const text = useSignal('');
  const plan = useSignal('');
  const mrr = useSignal('');
  const said = useSignal<readonly string[]>([]);
  const results = useSignal<readonly Tried[]>([]);
  const busy = useSignal(false);
  const playbook = useRef<Playbook | null>(null);
  const field = useRef<HTMLInputElement>(null);
  /** Which compiling, and which reading, is the latest: what an earlier one still brings is not wanted. */
  const builds = useRef(0);
  const reads = useRef(0);

  const account = () => {
    const amount = Number(mrr.value);
    const traits = { ...(plan.value && { plan: plan.value }), ...(mrr.value && amount >= 0 && { mrr: amount }) };
    return Object.keys(traits).length > 0 ? traits : null;
  };

  const read = async () => {
    const mine = ++reads.current;
    if (playbook.current === null || said.value.length === 0) return;
    const assistant = createKnowledgeAssistant(await articles(), COURTESIES);
    const all = await tryOut(playbook.current, said.value, account(), assistant);
    if (mine === reads.current) results.value = all;
  };

  // Compiled anew when the draft settles; what was tried is tried again, so that a change shows at once.
  useEffect(() => {
    const mine = ++builds.current;
    const timer = setTimeout(
      async () => {
        if (!sound) return;
        busy.value = true;
        const made = await compiled(source, () => new Promise((resolve) => setTimeout(resolve)));
        if (mine !== builds.current) return;
        playbook.current = made;
        await read();
        busy.value = false;
      },
      playbook.current === null ? 0 : SETTLE,
    );
    return () => clearTimeout(timer);
  }, [source, sound]);

  const again = () => void read();
  const submit = (event: Event) => {
    event.preventDefault();
    const sentence = text.value.trim();
    if (sentence === '') return;
    said.value = [...said.value, sentence];
    text.value = '';
    again();
  };
  const clear = () => {
    said.value = [];
    results.value = [];
    field.current?.focus();
  };

  useEffect(() => field.current?.focus(), []);
  return (
    <aside class="try-panel" aria-label="Try a sentence">
      <header class="try-head">
        <h2>Try a sentence</h2>
        <button type="button" class="button quiet tool" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <form class="try-form" onSubmit={submit}>
        <label class="field try-said">
          <span class="sr">What a customer says</span>
          <input
            ref={field}
            type="text"
            placeholder="What a customer says"
            value={text.value}
            onInput={(event) => {
              text.value = event.currentTarget.value;
            }}
          />
        </label>
        <button type="submit" class="button primary">
          Try
        </button>
        <details class="try-account">
          <summary>The customer’s account</summary>
          <div class="pair">
            <label class="field">
              <span>Plan</span>
              <input
                type="text"
                value={plan.value}
                placeholder="enterprise"
                onChange={(event) => {
                  plan.value = event.currentTarget.value.trim();
                  again();
                }}
              />
            </label>
            <label class="field">
              <span>MRR</span>
              <input
                type="text"
                inputMode="decimal"
                value={mrr.value}
                placeholder="4200"
                onChange={(event) => {
                  mrr.value = event.currentTarget.value.trim();
                  again();
                }}
              />
            </label>
          </div>
        </details>
      </form>
      <div class="try-results" aria-live="polite" aria-busy={busy.value}>
        {!sound && <p class="problem">Put right what is wrong with the draft first; then it can be tried.</p>}
        {sound && results.value.length === 0 && <Hint busy={busy.value} />}
        {results.value.map((one, at) => (
          <Result key={at} tried={one} source={source} onShowRow={onShowRow} />
        ))}
        {results.value.length > 0 && (
          <button type="button" class="button small" onClick={clear}>
            New conversation
          </button>
        )}
      </div>
    </aside>
  );
}

function Hint({ busy }: { readonly busy: boolean }) {
  return (
    <div class="try-hint muted">
      <p>
        {busy
          ? 'Building the classifier from the examples…'
          : 'Your draft answers here with the code that customers’ browsers run. Nothing is published or stored.'}
      </p>
      <p>
        Several sentences, one after the other, are one conversation: say the same thing twice and see what happens.
      </p>
    </div>
  );
}

interface ResultProps {
  readonly tried: Tried;
  readonly source: Source;
  readonly onShowRow: (id: string) => void;
}

const ACTS = { answer: 'The assistant answers', ask: 'The assistant asks', handoff: 'A person takes over' } as const;

function Result({ tried, source, onShowRow }: ResultProps) {
  const { said, read, decision, answer } = tried;
  const reasons = reasonsOf(decision.because, decision.asked);
  const row = source.intents.find((one) => one.id === decision.row);
  return (
    <article class="tried" aria-label={said}>
      <p class="tried-said">{said}</p>
      <p class={`tried-act tried-${decision.act}`}>
        <b>{ACTS[decision.act]}</b>
        {decision.act === 'handoff' && `: ${queueName(source, decision.queue)}, ${decision.priority}`}
        {decision.stop && ', and the automation stops'}
        {!decision.acted && ' (recorded only, in this mode)'}
      </p>
      {decision.question?.text && <p class="tried-words">“{decision.question.text}”</p>}
      {answer !== null && answer !== '' && <p class="tried-words">“{short(answer)}”</p>}
      <p>
        <button type="button" class="inline" onClick={() => onShowRow(decision.row)}>
          {row ? nameOf(row) : 'Anything else'}
        </button>{' '}
        <span class="muted">{whyRow(tried, source)}</span>
      </p>
      {reasons.length > 0 && (
        <ul class="tried-reasons">
          {reasons.map((reason) => (
            <li key={`${reason.signal} ${reason.rule}`} class={`reason-${reason.signal}`}>
              <Icon name={reason.signal} size={13} /> <span>{inWords(reason)}</span>
            </li>
          ))}
        </ul>
      )}
      <dl class="meters">
        {SIGNALS.map((signal) => (
          <Meter
            key={signal}
            signal={signal}
            strength={read.readings[signal].strength}
            limit={limitOf(source, decision.row, signal)}
          />
        ))}
      </dl>
    </article>
  );
}

function whyRow({ read: { intent }, decision }: Tried, source: Source): string {
  if (decision.row === intent.id) return `fits by ${percent(intent.score)}`;
  if (decision.row !== 'unknown') return 'is still in charge: its question was the last thing said';
  const nearest = source.intents.find((one) => one.id === intent.id);
  if (!nearest) return 'because no row fits';
  return `because the nearest row, “${nameOf(nearest)}”, fits by only ${percent(intent.score)}`;
}

interface MeterProps {
  readonly signal: Signal;
  readonly strength: number;
  /** Null: it does not count for this row. */
  readonly limit: number | null;
}

function Meter({ signal, strength, limit }: MeterProps) {
  const over = limit !== null && strength >= limit;
  return (
    <div class={over ? 'meter over' : 'meter'}>
      <dt>{SIGNAL_NAMES[signal]}</dt>
      <dd>
        <progress max={1} value={strength} aria-label={`${SIGNAL_NAMES[signal]}: ${strength.toFixed(2)}`} />
        <span class="meter-figure">{strength.toFixed(2)}</span>
        <span class="muted">{limit === null ? 'off here' : `of ${limit}`}</span>
      </dd>
    </div>
  );
}

function limitOf(source: Source, rowId: string, signal: Signal): number | null {
  const row = source.intents.find((one) => one.id === rowId) ?? source.unknown;
  const own = row?.overrides?.[signal];
  return own === undefined ? (source.thresholds?.[signal] ?? 0.5) : own;
}

function percent(score: number): string {
  return `${Math.round(score * 100)} %`;
}

function short(text: string): string {
  const plain = text
    .replace(/[*_`#]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return plain.length > 220 ? `${plain.slice(0, 219)}…` : plain;
}
