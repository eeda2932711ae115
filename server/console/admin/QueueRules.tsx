// The queues of a playbook, changed where they stand: their names, hours and holidays, who takes over, and whether threads are given out.
import type { Problem, SourcePath } from '#domain/playbook-source';
import { Icon } from '../Icon.tsx';
import { hashOf } from '../route.ts';
import { Choice, Field, TextField } from './Field.tsx';
import { Problems } from './Problems.tsx';
import { problemsUnder, queueName, type Source, withQueueRenamed } from './source.ts';

export interface QueueRulesProps {
  readonly source: Source;
  readonly problems: readonly Problem[];
  readonly mayEdit: boolean;
  readonly onSet: (path: SourcePath, value: unknown) => void;
  readonly onReplace: (source: Source) => void;
}

const ASSIGN = [
  ['manual', 'agents take them'],
  ['automatic', 'are given to agents'],
] as const;

export function QueueRules({ source, problems, mayEdit, onSet, onReplace }: QueueRulesProps) {
  const queues = Object.entries(source.queues);
  const at = (...path: readonly string[]) => problemsUnder(problems, ['queues', ...path]);
  return (
    <section class="panel" aria-labelledby="queues">
      <header class="panel-head">
        <h2 id="queues">Queues</h2>
        <p class="muted">
          Where handoffs wait. A queue with hours sends people to the one that takes over while it is closed; on its
          holidays (such as 2026-12-25, parted by spaces) it is closed all day. Threads that are given out go to the
          least busy agent who is here
          {mayEdit ? (
            <>
              ; what each takes on is set under{' '}
              <a href={hashOf({ at: 'settings', page: 'people', item: null })}>People</a>.
            </>
          ) : (
            '.'
          )}
        </p>
      </header>
      <fieldset class="bare-fields" disabled={!mayEdit}>
        <legend class="sr">Queues</legend>
        <ul class="queue-list">
          {queues.map(([id, queue], index) => (
            <li key={index} class="queue-row">
              <Field label="Name" problems={at(id, 'name')}>
                <TextField
                  value={queue?.name ?? ''}
                  placeholder={id}
                  onChange={(text) => onSet(['queues', id, 'name'], text || undefined)}
                />
              </Field>
              <Field label="Id" problems={at(id).filter((one) => one.path.length === 2)}>
                <TextField
                  value={id}
                  onChange={(text) => {
                    if (text !== '' && !(text in source.queues)) onReplace(withQueueRenamed(source, id, text));
                  }}
                />
              </Field>
              <Field label="Hours" problems={at(id, 'hours')}>
                <TextField
                  value={queue?.hours ?? ''}
                  placeholder="always open"
                  onChange={(text) => onSet(['queues', id, 'hours'], text || undefined)}
                />
              </Field>
              <Field label="Takes over" problems={at(id, 'overflow')}>
                <Choice
                  value={queue?.overflow ?? ''}
                  options={[
                    ['', 'nobody'],
                    ...queues.filter(([one]) => one !== id).map(([one]) => [one, queueName(source, one)] as const),
                  ]}
                  onChange={(overflow) => onSet(['queues', id, 'overflow'], overflow || undefined)}
                />
              </Field>
              <Field label="Threads" problems={at(id, 'assign')}>
                <Choice
                  value={queue?.assign ?? 'manual'}
                  options={ASSIGN}
                  onChange={(assign) => onSet(['queues', id, 'assign'], assign === 'automatic' ? assign : undefined)}
                />
              </Field>
              <Field label="Holidays" problems={at(id, 'holidays').slice(0, 1)}>
                <TextField
                  value={(queue?.holidays ?? []).join(' ')}
                  placeholder="none"
                  onChange={(text) => onSet(['queues', id, 'holidays'], datesOf(text))}
                />
              </Field>
              {mayEdit && (
                <button
                  type="button"
                  class="button quiet tool"
                  aria-label={`Remove the queue ${queueName(source, id)}`}
                  disabled={queues.length === 1}
                  onClick={() => onSet(['queues', id], undefined)}
                >
                  <Icon name="trash" />
                </button>
              )}
            </li>
          ))}
        </ul>
        <Problems problems={problems.filter((one) => one.path.length === 1 && one.path[0] === 'queues')} />
        {mayEdit && (
          <button type="button" class="button small" onClick={() => onSet(['queues', freeId(source)], {})}>
            <Icon name="plus" size={13} /> Add a queue
          </button>
        )}
      </fieldset>
    </section>
  );
}

function freeId({ queues }: Source): string {
  for (let at = 1; ; at++) if (!(`queue-${at}` in queues)) return `queue-${at}`;
}

/** Dates as they are being typed: an empty one at the end stays, so that the next can be begun. Undefined: none. */
function datesOf(text: string): readonly string[] | undefined {
  const dates = text.trimStart().split(/[\s,]+/u);
  return dates[0] === '' ? undefined : dates;
}
