// One row of the matrix, opened: everything it says, to be read and changed where it stands.

import { SIGNAL_NAMES } from '#domain/because';
import type { Priority } from '#domain/playbook';
import type { Problem, SourcePath } from '#domain/playbook-source';
import { humanised } from '#domain/rule-words';
import { SIGNALS, type Signal } from '#domain/signals/reading';
import { Icon } from '../Icon.tsx';
import { ACTION_WORDS, ACTIONS } from './action-words.ts';
import { Choice, Field, TextArea, TextField } from './Field.tsx';
import { Problems } from './Problems.tsx';
import { type AnyRow, defaultQueueOf, problemsUnder, queueName, type Source } from './source.ts';

export interface RowEditorProps {
  readonly row: AnyRow;
  readonly path: SourcePath;
  readonly source: Source;
  /** Those of this row. */
  readonly problems: readonly Problem[];
  readonly mayEdit: boolean;
  readonly onSet: (path: SourcePath, value: unknown) => void;
  readonly onClose: () => void;
}

const PACKAGE = ['intent', 'summary', 'account', 'attempted', 'documents', 'confidence', 'nextStep', 'readings'];
const PACKAGE_WORDS: Readonly<Record<string, string>> = {
  intent: 'What it is about',
  summary: 'Summary',
  account: 'Account',
  attempted: 'What was tried',
  documents: 'Documents',
  confidence: 'Confidence',
  nextStep: 'Next step',
  readings: 'Signals',
};
const PRIORITIES: readonly (readonly [Priority, string])[] = [
  ['low', 'Low'],
  ['normal', 'Normal'],
  ['high', 'High'],
  ['urgent', 'Urgent'],
];

export function RowEditor(props: RowEditorProps) {
  const { row, path, source, problems, mayEdit, onSet, onClose } = props;
  const set = (key: string, value: unknown) => onSet([...path, key], value);
  const at = (...keys: readonly (string | number)[]) => problemsUnder(problems, [...path, ...keys]);
  const listed = row.id !== undefined;
  return (
    <fieldset class="row-editor" disabled={!mayEdit}>
      <legend class="sr">{row.name ?? row.id ?? 'Anything else'}</legend>
      <div class="row-main">
        {listed && (
          <Field
            label="What customers say"
            hint="One example a line, five or more, worded the way customers do. The classifier is built from them."
            problems={at('says')}
          >
            <TextArea
              rows={Math.min(14, Math.max(6, (row.says?.length ?? 0) + 1))}
              value={(row.says ?? []).join('\n')}
              onChange={(text) => set('says', linesOf(text))}
            />
          </Field>
        )}
        <Field label="Next step for the agent" problems={at('nextStep')}>
          <TextArea rows={3} value={row.nextStep ?? ''} onChange={(text) => set('nextStep', text || undefined)} />
        </Field>
        <Collected {...props} at={at} />
      </div>
      <div class="row-side">
        <div class="pair">
          <Field label="Name" problems={at('name')}>
            <TextField value={row.name ?? ''} onChange={(text) => set('name', text || undefined)} />
          </Field>
          {listed && (
            <Field label="Id" problems={at('id')}>
              <TextField value={row.id ?? ''} onChange={(text) => set('id', text)} />
            </Field>
          )}
        </div>
        <Field label="What happens" hint={ACTION_WORDS[row.action]?.says} problems={own(at('action'))}>
          <Choice
            value={row.action}
            options={ACTIONS.map((one) => [one, ACTION_WORDS[one].name] as const)}
            onChange={(action) => set('action', action)}
          />
        </Field>
        <div class="pair">
          <Field label="Queue" problems={at('queue')}>
            <Choice
              value={row.queue ?? ''}
              options={[
                ['', `${queueName(source, defaultQueueOf(source))} (default)`],
                ...Object.keys(source.queues).map((id) => [id, queueName(source, id)] as const),
              ]}
              onChange={(queue) => set('queue', queue || undefined)}
            />
          </Field>
          <Field label="Priority" problems={at('sla', 'priority')}>
            <Choice
              value={row.sla?.priority ?? 'normal'}
              options={PRIORITIES}
              onChange={(priority) => set('sla', { firstReply: '30m', ...row.sla, priority })}
            />
          </Field>
        </div>
        <div class="pair">
          <Field label="First reply within" problems={[...own(at('sla')), ...at('sla', 'firstReply')].slice(0, 1)}>
            <TextField
              value={row.sla?.firstReply ?? ''}
              placeholder="no promise"
              onChange={(text) => set('sla', text || row.sla?.resolve ? { ...row.sla, firstReply: text } : undefined)}
            />
          </Field>
          <Field label="Resolved within" problems={at('sla', 'resolve')}>
            <TextField
              value={row.sla?.resolve ?? ''}
              placeholder="no promise"
              onChange={(text) => onSet([...path, 'sla'], withResolve(row, text))}
            />
          </Field>
        </div>
        <Overrides {...props} at={at} />
        <Packed {...props} at={at} />
      </div>
      <footer class="row-foot">
        {listed && mayEdit && (
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              onClose();
              onSet(path, undefined);
            }}
          >
            <Icon name="trash" size={14} /> Remove this row
          </button>
        )}
        <button type="button" class="button" onClick={onClose}>
          Close
        </button>
      </footer>
    </fieldset>
  );
}

interface PartProps extends RowEditorProps {
  readonly at: (...keys: readonly (string | number)[]) => readonly Problem[];
}

/** Problems of the thing itself, not of what lies inside it. */
function own(problems: readonly Problem[]): readonly Problem[] {
  const shortest = Math.min(...problems.map((one) => one.path.length));
  return problems.filter((one) => one.path.length === shortest);
}

function withResolve({ sla }: AnyRow, text: string) {
  if (text !== '') return { firstReply: '', ...sla, resolve: text };
  const { resolve: _, ...rest } = sla ?? { firstReply: '' };
  return rest.firstReply === '' ? undefined : rest;
}

/** Lines as they are being typed: an empty one at the end stays, so that the next can be begun. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.filter((line, at) => line.trim() !== '' || (at === lines.length - 1 && at > 0));
}

function Collected({ row, path, mayEdit, onSet, at }: PartProps) {
  const fields = row.collect ?? [];
  const where = [...path, 'collect'];
  return (
    <fieldset class="part-edit">
      <legend>Collected before a person takes over</legend>
      {fields.length === 0 && <p class="muted">Nothing. The assistant asks one question for each field, once.</p>}
      {fields.map((one, index) => (
        <div class="collect-row" key={index}>
          <Field label="Field" problems={at('collect', index, 'field')}>
            <TextField value={one.field} onChange={(text) => onSet([...where, index, 'field'], text)} />
          </Field>
          <Field label="What the assistant asks" problems={at('collect', index, 'ask')}>
            <TextField value={one.ask} onChange={(text) => onSet([...where, index, 'ask'], text)} />
          </Field>
          <Field label="Looks like" problems={at('collect', index, 'pattern')}>
            <TextField
              value={one.pattern ?? ''}
              placeholder="any text"
              onChange={(text) => onSet([...where, index, 'pattern'], text || undefined)}
            />
          </Field>
          {mayEdit && (
            <button
              type="button"
              class="button quiet tool"
              aria-label={`Do not collect ${one.field}`}
              onClick={() => onSet([...where, index], undefined)}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      <Problems problems={at('collect').filter((one) => one.path.length === where.length)} />
      {mayEdit && (
        <button type="button" class="button small" onClick={() => onSet(where, [...fields, { field: '', ask: '' }])}>
          <Icon name="plus" size={13} /> Ask for something
        </button>
      )}
    </fieldset>
  );
}

function Overrides({ row, path, source, onSet, at }: PartProps) {
  const words = (signal: Signal) => {
    const own = row.overrides?.[signal];
    return own === null ? 'off' : own === undefined ? '' : String(own);
  };
  return (
    <fieldset class="part-edit">
      <legend>Thresholds of this row</legend>
      <p class="muted">Empty: as for every row. “off”: the signal does not count here.</p>
      <div class="signals-edit">
        {SIGNALS.map((signal) => (
          <Field key={signal} label={SIGNAL_NAMES[signal]} problems={at('overrides', signal)}>
            <TextField
              value={words(signal)}
              placeholder={String(source.thresholds?.[signal] ?? 0.5)}
              onChange={(text) => onSet([...path, 'overrides'], withOverride(row, signal, text))}
            />
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

function withOverride(row: AnyRow, signal: Signal, text: string) {
  const { [signal]: _, ...others } = row.overrides ?? {};
  const trimmed = text.trim();
  if (trimmed === '') return Object.keys(others).length > 0 ? others : undefined;
  return { ...others, [signal]: trimmed === 'off' ? null : asNumber(trimmed) };
}

/** A number where it is one; else the text, which the check says is none. */
export function asNumber(text: string): number | string {
  return text.trim() !== '' && /^\d*\.?\d+$/u.test(text.trim()) ? Number(text) : text;
}

function Packed({ row, path, onSet, at }: PartProps) {
  const chosen = row.package ?? PACKAGE;
  const all = [...new Set([...PACKAGE, ...(row.collect ?? []).map((one) => one.field), ...chosen])].filter(Boolean);
  const toggle = (field: string) =>
    onSet(
      [...path, 'package'],
      chosen.includes(field)
        ? chosen.filter((one) => one !== field)
        : all.filter((one) => one === field || chosen.includes(one)),
    );
  return (
    <fieldset class="part-edit">
      <legend>What the agent gets</legend>
      <div class="chips">
        {all.map((field) => (
          <button
            key={field}
            type="button"
            class="chip"
            aria-pressed={chosen.includes(field)}
            onClick={() => toggle(field)}
          >
            {PACKAGE_WORDS[field] ?? humanised(field)}
          </button>
        ))}
      </div>
      <Problems problems={at('package')} />
    </fieldset>
  );
}
