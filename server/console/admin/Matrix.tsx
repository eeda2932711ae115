// The matrix as a table: a row for each thing customers want, read across, and opened to be changed in place.
import { Fragment } from 'preact';
import type { Problem, SourcePath } from '#domain/playbook-source';
import { humanised } from '#domain/rule-words';
import { Icon } from '../Icon.tsx';
import { ACTION_WORDS } from './action-words.ts';
import { hasError } from './Problems.tsx';
import { RowEditor } from './RowEditor.tsx';
import { type AnyRow, defaultQueueOf, problemsUnder, queueName, type Source } from './source.ts';

export interface MatrixProps {
  readonly source: Source;
  readonly problems: readonly Problem[];
  readonly mayEdit: boolean;
  /** What is looked for; empty: everything. */
  readonly search: string;
  /** The row that is open: its place, as text; null: none. */
  readonly open: string | null;
  readonly onOpen: (row: string | null) => void;
  readonly onSet: (path: SourcePath, value: unknown) => void;
}

const COLUMNS = ['What customers want', 'What happens', 'Collected', 'Queue', 'First reply', 'Next step for the agent'];

export function Matrix(props: MatrixProps) {
  const { source, search } = props;
  const rows = source.intents
    .map((row, at) => ({ row: row as AnyRow, path: ['intents', at] as const }))
    .filter(({ row }) => matches(row, search));
  return (
    <div class="matrix-scroll">
      <table class="matrix">
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, path }) => (
            <Row key={path.join('.')} {...props} row={row} path={path} />
          ))}
          {rows.length === 0 && search !== '' && (
            <tr>
              <td colSpan={COLUMNS.length} class="muted matrix-none">
                No row has these words.
              </td>
            </tr>
          )}
          {search === '' && <Row {...props} row={source.unknown ?? OTHERWISE} path={['unknown']} />}
        </tbody>
      </table>
    </div>
  );
}

const OTHERWISE: AnyRow = { action: 'answer' };

interface RowProps extends MatrixProps {
  readonly row: AnyRow;
  readonly path: SourcePath;
}

function Row(props: RowProps) {
  const { row, path, source, open, onOpen } = props;
  const id = path.join('.');
  const isOpen = open === id;
  const problems = problemsUnder(props.problems, path);
  const queue = row.queue ?? defaultQueueOf(source);
  return (
    <Fragment>
      <tr class={isOpen ? 'matrix-row open' : 'matrix-row'}>
        <th scope="row">
          <button
            type="button"
            class="matrix-name"
            aria-expanded={isOpen}
            id={`row-${id}`}
            onClick={() => onOpen(isOpen ? null : id)}
          >
            <Icon name="down" size={14} />
            <span>{nameOf(row)}</span>
          </button>
          <span class="matrix-says muted">{saysOf(row)}</span>
          <Trouble problems={problems} />
        </th>
        <td data-label="What happens">
          <span class={`action action-${row.action}`}>{ACTION_WORDS[row.action]?.name ?? row.action}</span>
        </td>
        <td data-label="Collected">{row.collect?.map((one) => humanised(one.field)).join(', ') || <None />}</td>
        <td data-label="Queue">
          {queueName(source, queue)}
          {row.action === 'answer' && <span class="muted matrix-if"> if it hands over</span>}
        </td>
        <td data-label="First reply">{row.sla ? <FirstReply row={row} /> : <None />}</td>
        <td data-label="Next step" class="matrix-step">
          {row.nextStep || <None />}
        </td>
      </tr>
      {isOpen && (
        <tr class="matrix-editor">
          <td colSpan={COLUMNS.length}>
            <RowEditor {...props} problems={problems} onClose={() => onOpen(null)} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}

function Trouble({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  const errors = problems.filter((one) => one.level === 'error').length;
  const count = errors > 0 ? errors : problems.length;
  const kind = hasError(problems) ? 'error' : 'warning';
  return (
    <span class={`badge badge-${kind === 'error' ? 'bad' : 'warn'}`}>
      <Icon name="warning" size={11} /> {count} {kind}
      {count === 1 ? '' : 's'}
    </span>
  );
}

function FirstReply({ row }: { readonly row: AnyRow }) {
  const priority = row.sla?.priority ?? 'normal';
  return (
    <>
      {row.sla?.firstReply}
      {priority !== 'normal' && <span class={`mark mark-${priority}`}>{priority}</span>}
    </>
  );
}

function None() {
  return (
    <span class="muted nothing">
      <span aria-hidden="true">–</span>
      <span class="sr">nothing</span>
    </span>
  );
}

export function nameOf(row: AnyRow): string {
  if (row.name) return row.name;
  return row.id === undefined ? 'Anything else' : humanised(row.id) || 'Row without a name';
}

function saysOf({ id, says }: AnyRow): string {
  if (id === undefined) return 'Everything no row above fits';
  if (!says || says.length === 0) return 'No examples yet';
  const more = says.length - 2;
  return (
    says
      .slice(0, 2)
      .map((one) => `“${one}”`)
      .join(' ') + (more > 0 ? ` and ${more} more` : '')
  );
}

function matches(row: AnyRow, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  const text = [row.id, row.name, row.action, row.queue, row.nextStep, ...(row.says ?? [])].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}
