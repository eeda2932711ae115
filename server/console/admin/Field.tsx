// One thing to fill in: its name, the control, a hint, and what is wrong with it.
import type { ComponentChildren } from 'preact';
import type { Problem } from '#domain/playbook-source';
import { hasError, Problems } from './Problems.tsx';

export interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly problems?: readonly Problem[];
  readonly class?: string;
  readonly children: ComponentChildren;
}

export function Field({ label, hint, problems = [], class: more = '', children }: FieldProps) {
  return (
    <div class={`${hasError(problems) ? 'field has-error' : 'field'} ${more}`}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is what is passed in */}
      <label class="field">
        <span>{label}</span>
        {children}
      </label>
      {hint !== undefined && <small class="muted">{hint}</small>}
      <Problems problems={problems} />
    </div>
  );
}

export interface TextProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly wrong?: boolean;
}

export function TextField({ value, onChange, placeholder, wrong = false }: TextProps) {
  return (
    <input
      type="text"
      value={value}
      placeholder={placeholder}
      aria-invalid={wrong}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function TextArea({ value, onChange, placeholder, rows = 3, wrong = false }: TextProps) {
  return (
    <textarea
      rows={rows}
      value={value}
      placeholder={placeholder}
      aria-invalid={wrong}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export interface ChoiceProps<T extends string> {
  readonly value: T;
  readonly options: readonly (readonly [value: T, words: string])[];
  readonly onChange: (value: T) => void;
}

export function Choice<T extends string>({ value, options, onChange }: ChoiceProps<T>) {
  return (
    <select
      value={value}
      onChange={(event) => {
        const chosen = options.find(([one]) => one === event.currentTarget.value);
        if (chosen) onChange(chosen[0]);
      }}
    >
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  );
}
