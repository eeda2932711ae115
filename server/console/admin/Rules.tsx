// What holds for every row: from when on each signal hands over, whether the matrix acts at all, and the queues.

import { SIGNAL_NAMES } from '#domain/because';
import type { Mode } from '#domain/playbook';
import type { Problem, SourcePath } from '#domain/playbook-source';
import { SIGNALS } from '#domain/signals/reading';
import { Icon } from '../Icon.tsx';
import { Choice, Field, TextField } from './Field.tsx';
import { Problems } from './Problems.tsx';
import { QueueRules } from './QueueRules.tsx';
import { asNumber } from './RowEditor.tsx';
import { defaultQueueOf, problemsUnder, queueName, type Source } from './source.ts';

export interface RulesProps {
  readonly source: Source;
  readonly problems: readonly Problem[];
  readonly mayEdit: boolean;
  readonly onSet: (path: SourcePath, value: unknown) => void;
  readonly onReplace: (source: Source) => void;
}

const SIGNAL_WORDS = {
  risk: 'Fraud, law, privacy, safety, money that is gone',
  confidence: 'The answer does not stand on the documents',
  emotion: 'Anger, distress, frustration',
  value: 'A large account, a renewal, a purchase',
  looping: 'The same question or answer again',
} as const;

const MODES: readonly (readonly [Mode, string])[] = [
  ['live', 'Live: it acts'],
  ['pilot', 'Pilot: it acts for some queues'],
  ['shadow', 'Shadow: it decides and records, and does nothing'],
];

export function Rules(props: RulesProps) {
  return (
    <>
      <Thresholds {...props} />
      <QueueRules {...props} />
    </>
  );
}

function Thresholds({ source, problems, mayEdit, onSet }: RulesProps) {
  const at = (...path: readonly string[]) => problemsUnder(problems, path);
  return (
    <section class="panel" aria-labelledby="thresholds">
      <header class="panel-head">
        <h2 id="thresholds">When a signal hands over</h2>
        <p class="muted">From this strength on (0 to 1). Lower hands over more often; 0.5 is what ships.</p>
      </header>
      <fieldset class="bare-fields" disabled={!mayEdit}>
        <legend class="sr">Thresholds and mode</legend>
        <div class="thresholds">
          {SIGNALS.map((signal) => (
            <div key={signal} class={`threshold reason-${signal}`}>
              <Icon name={signal} size={15} />
              <Field label={SIGNAL_NAMES[signal]} hint={SIGNAL_WORDS[signal]} problems={at('thresholds', signal)}>
                <TextField
                  value={String(source.thresholds?.[signal] ?? 0.5)}
                  onChange={(text) => onSet(['thresholds', signal], asNumber(text))}
                />
              </Field>
            </div>
          ))}
        </div>
        <div class="rules-modes">
          <Field label="Mode" problems={at('mode')}>
            <Choice value={source.mode ?? 'live'} options={MODES} onChange={(mode) => onSet(['mode'], mode)} />
          </Field>
          <Field label="The relay keeps a conversation" problems={at('record')}>
            <Choice
              value={source.record ?? 'always'}
              options={[
                ['always', 'from the first message on'],
                ['handoff', 'from a handoff on'],
              ]}
              onChange={(record) => onSet(['record'], record)}
            />
          </Field>
          <Field label="Rows without a queue go to" problems={at('defaultQueue')}>
            <Choice
              value={defaultQueueOf(source)}
              options={Object.keys(source.queues).map((id) => [id, queueName(source, id)] as const)}
              onChange={(queue) => onSet(['defaultQueue'], queue)}
            />
          </Field>
        </div>
        {source.mode === 'pilot' && <Pilot source={source} onSet={onSet} />}
        <Problems problems={at('pilot')} />
      </fieldset>
    </section>
  );
}

function Pilot({ source, onSet }: Pick<RulesProps, 'source' | 'onSet'>) {
  const chosen = source.pilot?.queues ?? [];
  const toggle = (id: string) =>
    onSet(['pilot'], { queues: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] });
  return (
    <fieldset class="part-edit">
      <legend>Queues the pilot acts for</legend>
      <div class="chips">
        {Object.keys(source.queues).map((id) => (
          <button key={id} type="button" class="chip" aria-pressed={chosen.includes(id)} onClick={() => toggle(id)}>
            {queueName(source, id)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
