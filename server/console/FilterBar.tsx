// The filters of the list: six choices among what the shelf holds, and a name under which the view is kept.
import { useId, useState } from 'preact/hooks';
import { type FilterName, type Filters, setFilters } from './filters.ts';
import { Icon } from './Icon.tsx';

export interface FilterChoice {
  readonly name: FilterName;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly says: string }[];
}

export interface FilterBarProps {
  readonly filters: Filters;
  readonly choices: readonly FilterChoice[];
  readonly onFilter: (name: FilterName, value: string | null) => void;
  readonly onClear: () => void;
  /** Gives whether it was kept. */
  readonly onSave: (name: string) => Promise<boolean>;
}

export function FilterBar({ filters, choices, onFilter, onClear, onSave }: FilterBarProps) {
  const set = setFilters(filters).length;
  return (
    <section class="filters" aria-label="Filters">
      <div class="filter-grid">
        {choices.map((choice) => (
          <Choice key={choice.name} {...choice} value={filters[choice.name]} onFilter={onFilter} />
        ))}
      </div>
      <div class="filter-foot">
        <SaveView onSave={onSave} />
        <button type="button" class="button small quiet" disabled={set === 0} onClick={onClear}>
          Clear
        </button>
      </div>
    </section>
  );
}

interface ChoiceProps extends FilterChoice {
  readonly value: string | null;
  readonly onFilter: FilterBarProps['onFilter'];
}

function Choice({ name, label, options, value, onFilter }: ChoiceProps) {
  // What is chosen stays to be seen when no card has it any more.
  const gone = value !== null && options.every((option) => option.value !== value);
  return (
    <label class={value === null ? 'filter' : 'filter set'}>
      <span>{label}</span>
      <select value={value ?? ''} onChange={(event) => onFilter(name, event.currentTarget.value || null)}>
        <option value="">Any</option>
        {gone && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.says}
          </option>
        ))}
      </select>
    </label>
  );
}

function SaveView({ onSave }: Pick<FilterBarProps, 'onSave'>) {
  const [name, setName] = useState('');
  const [failed, setFailed] = useState(false);
  const id = useId();
  const save = async (event: Event) => {
    event.preventDefault();
    const kept = await onSave(name.trim());
    setFailed(!kept);
    if (kept) setName('');
  };
  return (
    <form class="save-view" onSubmit={save}>
      <label class="sr" for={id}>
        Name of this view
      </label>
      <input
        id={id}
        class="field"
        placeholder="Save as a view…"
        maxLength={60}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" class="button small" disabled={name.trim() === ''}>
        <Icon name="check" size={13} /> Save
      </button>
      {failed && (
        <span class="filter-failed" role="alert">
          Not saved. Check the connection; thirty views are kept at most.
        </span>
      )}
    </form>
  );
}
