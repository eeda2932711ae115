// Judged handoffs tried on the draft: in how many a person would come in time, and in how many needlessly, beside what runs now.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CaseVerdict } from '#domain/case-label';
import { type CaseTotals, isHandled } from '#domain/labelled-case';
import type { Playbook } from '#domain/playbook';
import type { Timing } from '#domain/replay';
import { Icon } from '../Icon.tsx';
import { hashOf } from '../route.ts';
import { FileButton } from './FileButton.tsx';
import type { Source } from './source.ts';
import { type CasesRead, type CasesTried, casesIn, type TriedCase, tryCases } from './try-cases.ts';
import { compiled } from './try-out.ts';

/** A file of cases, or why there is none. */
export type FetchCases = () => Promise<
  { readonly ok: true; readonly file: string } | { readonly ok: false; readonly what: string }
>;

export interface TryCasesProps {
  readonly draft: Source;
  /** What runs. */
  readonly running: Source;
  /** The draft says something else. */
  readonly changed: boolean;
  /** Nothing in the draft is wrong. */
  readonly sound: boolean;
  /** Those of the site, of the last 90 days. */
  readonly fetchCases: FetchCases;
  /** Whether the relay gives them to this agent; a file can be tried by everybody. */
  readonly mayFetch: boolean;
  readonly onClose: () => void;
}

/** Longest to wait after a change before compiling anew, milliseconds. */
const SETTLE = 500;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

export function TryCases({ draft, running, changed, sound, fetchCases, mayFetch, onClose }: TryCasesProps) {
  const read = useSignal<CasesRead | null>(null);
  const tried = useSignal<CasesTried | null>(null);
  const trouble = useSignal<string | null>(null);
  const busy = useSignal(mayFetch);
  const now = useRef<{ readonly source: Source; readonly playbook: Playbook } | null>(null);
  const runs = useRef(0);
  const shut = useRef<HTMLButtonElement>(null);

  const take = (file: string) => {
    trouble.value = null;
    read.value = casesIn(file);
  };
  const run = async () => {
    const mine = ++runs.current;
    const cases = read.peek()?.cases ?? [];
    if (cases.length === 0 || !sound) return;
    busy.value = true;
    const made = await compiled(draft, pause);
    if (!changed && made) now.current = { source: running, playbook: made };
    else if (now.current?.source !== running) {
      const playbook = await compiled(running, pause);
      if (playbook) now.current = { source: running, playbook };
    }
    if (mine !== runs.current || made === null || now.current === null) return;
    const all = await tryCases(cases, { draft: made, now: now.current.playbook }, pause);
    if (mine !== runs.current) return;
    tried.value = all;
    busy.value = false;
  };

  const fetchAll = async () => {
    busy.value = true;
    const answer = await fetchCases();
    busy.value = false;
    if (answer.ok) take(answer.file);
    else trouble.value = answer.what;
  };

  useEffect(() => {
    shut.current?.focus();
    if (mayFetch) void fetchAll();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => void run(), tried.peek() === null ? 0 : SETTLE);
    return () => clearTimeout(timer);
  }, [draft, running, sound, read.value]);

  const cases = read.value?.cases.length ?? 0;
  return (
    <aside class="try-panel" aria-label="Judged handoffs">
      <header class="try-head">
        <h2>Judged handoffs</h2>
        <button ref={shut} type="button" class="button quiet tool" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="try-results" aria-live="polite" aria-busy={busy.value}>
        {trouble.value !== null && (
          <p class="problem" role="alert">
            {trouble.value}
          </p>
        )}
        {trouble.value !== null && (
          <button type="button" class="button small" disabled={busy.value} onClick={() => void fetchAll()}>
            Try again
          </button>
        )}
        {!sound && <p class="problem">Put right what is wrong with the draft first; then it can be tried.</p>}
        {busy.value && tried.value === null && <p class="muted">Running the judged handoffs on the draft…</p>}
        {!busy.value && cases === 0 && trouble.value === null && <None mayFetch={mayFetch} read={read.value} />}
        {tried.value !== null && cases > 0 && <Totals tried={tried.value} same={!changed} />}
        {tried.value !== null && cases > 0 && (
          <ol class="tried-cases">
            {tried.value.all.map((one) => (
              <Line key={one.of.transcript.id} one={one} />
            ))}
          </ol>
        )}
        <FileButton
          name="Try a file"
          title="JSON Lines, as the reports export them"
          class="small"
          accept=".jsonl,application/jsonl"
          onRead={take}
        />
      </div>
    </aside>
  );
}

function None({ mayFetch, read }: { readonly mayFetch: boolean; readonly read: CasesRead | null }) {
  return (
    <div class="try-hint muted">
      <p>
        {read !== null && read.others > 0
          ? 'The file holds no judged handoff: its lines need a label with a verdict, as the export of the reports writes them.'
          : mayFetch
            ? 'Nobody has judged a handoff of this site in the last 90 days. Agents do it with one tap when they resolve, and leads under Reports.'
            : 'Owners and admins export judged handoffs under Reports. Try such a file here.'}
      </p>
      <p>Each judged handoff then shows here what this draft would have done: in time, too late, or not at all.</p>
    </div>
  );
}

function Totals({ tried: { draft, now }, same }: { readonly tried: CasesTried; readonly same: boolean }) {
  return (
    <dl class="case-totals">
      {draft.needed > 0 && <Total name="A person in time" of={[draft.inTime, now.inTime, draft.needed]} same={same} />}
      {draft.unneeded > 0 && (
        <Total name="Left to the assistant" of={[draft.leftAlone, now.leftAlone, draft.unneeded]} same={same} />
      )}
    </dl>
  );
}

interface TotalProps {
  readonly name: string;
  readonly of: readonly [draft: CaseTotals['inTime'], now: number, all: number];
  readonly same: boolean;
}

function Total({ name, of: [draft, now, all], same }: TotalProps) {
  const change = draft > now ? 'better' : draft < now ? 'worse' : '';
  return (
    <div>
      <dt class="muted">{name}</dt>
      <dd>
        <b>
          {draft} of {all}
        </b>
        {!same && <span class={`change ${change}`}>{draft === now ? 'as now' : `now ${now}`}</span>}
      </dd>
    </div>
  );
}

const JUDGED: Readonly<Record<CaseVerdict, string>> = {
  right: 'was right',
  late: 'came too late',
  unneeded: 'was not needed',
  missed: 'was missed',
};

function saidOf(timing: Timing, verdict: CaseVerdict): string {
  switch (timing) {
    case 'in time':
      return verdict === 'late' ? 'sooner' : 'in time';
    case 'too late':
      return verdict === 'late' ? 'still too late' : 'too late';
    case 'missed':
      return 'no handoff';
    case 'not needed':
      return 'handed over again';
    case 'none needed':
      return 'stays with the assistant';
  }
}

function Line({ one: { of, verdict, words, draft, now } }: { readonly one: TriedCase }) {
  const good = isHandled(draft);
  const facts = (
    <>
      <span class="case-top">
        <span class={good ? 'case-mark good' : 'case-mark bad'}>
          <Icon name={good ? 'check' : 'warning'} size={13} /> {saidOf(draft, verdict)}
        </span>
        <span class="muted">{JUDGED[verdict]}</span>
        {draft !== now && <span class="muted">now {saidOf(now, verdict)}</span>}
      </span>
      <q class="case-words" dir="auto">
        {words}
      </q>
    </>
  );
  return (
    <li>
      {of.thread === null ? (
        <div class="case">{facts}</div>
      ) : (
        <a class="case" href={hashOf({ at: 'thread', thread: of.thread })}>
          {facts}
        </a>
      )}
    </li>
  );
}
