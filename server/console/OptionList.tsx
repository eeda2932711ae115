// A list that a text field chooses from: the keyboard stays in the field, the mouse takes one directly.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface OptionListProps<T> {
  /** The element id of the list, for the text field's `aria-controls`. */
  readonly id: string;
  readonly label: string;
  readonly options: readonly T[];
  readonly keyOf: (option: T) => string;
  /** The one that Enter takes. */
  readonly at: number;
  readonly onTake: (option: T) => void;
  readonly children: (option: T) => ComponentChildren;
}

export function OptionList<T>({ id, label, options, keyOf, at, onTake, children }: OptionListProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, options]);
  return (
    <div ref={list} id={id} class="options" role="listbox" aria-label={label}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text field has the keyboard, and Enter takes the one that is marked
        <div
          key={keyOf(option)}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          class="option"
          // The text field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(option)}
        >
          {children(option)}
        </div>
      ))}
    </div>
  );
}

export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}

/** Where an arrow leads from here; null: the key is no arrow. */
export function stepped(key: string, at: number, count: number): number | null {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  return count === 0 ? 0 : (at + (key === 'ArrowDown' ? 1 : count - 1)) % count;
}
