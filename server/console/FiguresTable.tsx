// A table of figures: a line for each queue, row or week, a column for each figure; on a phone a card for each line.
import type { ComponentChildren } from 'preact';

export interface FiguresColumn<Line> {
  readonly name: string;
  /** Null: there is nothing to say. */
  readonly cell: (line: Line) => ComponentChildren;
}

export interface FiguresTableProps<Line> {
  /** What the table is about, for screen readers. */
  readonly label: string;
  readonly class?: string;
  readonly lines: readonly Line[];
  readonly keyOf: (line: Line) => string;
  /** What a line is about: the name of the column, and what stands in it. */
  readonly head: FiguresColumn<Line>;
  readonly columns: readonly FiguresColumn<Line>[];
}

export function FiguresTable<Line>(props: FiguresTableProps<Line>) {
  const { label, class: more, lines, keyOf, head, columns } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section class="matrix-scroll" tabIndex={0} aria-label={label}>
      <table class={more === undefined ? 'matrix figures' : `matrix figures ${more}`}>
        <thead>
          <tr>
            {[head, ...columns].map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={keyOf(line)} class="matrix-row">
              <th scope="row">{head.cell(line)}</th>
              {columns.map(({ name, cell }) => (
                <td key={name} data-label={name}>
                  {cell(line) ?? <Nothing />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A figure with what stands smaller below it. */
export function Beside({ children }: { readonly children: ComponentChildren }) {
  return <span class="figures-hours muted">{children}</span>;
}

function Nothing() {
  return (
    <span class="muted nothing">
      <span aria-hidden="true">–</span>
      <span class="sr">nothing</span>
    </span>
  );
}
