// What the relay may give one agent: how many threads at a time, of which queues, in which languages. Read in a line, changed in place.
import { useSignal } from '@preact/signals';
import { Field, TextField } from './Field.tsx';
import type { QueueName, Skills } from './people-api.ts';

export interface SkillsLineProps {
  readonly name: string;
  readonly skills: Skills;
  readonly queues: readonly QueueName[];
  /** True: it was taken. */
  readonly onSave: (skills: Skills) => Promise<boolean>;
}

export function SkillsLine({ name, skills, queues, onSave }: SkillsLineProps) {
  const open = useSignal(false);
  if (open.value)
    return (
      <SkillsForm
        name={name}
        skills={skills}
        queues={queues}
        onSave={async (next) => {
          const taken = await onSave(next);
          if (taken) open.value = false;
          return taken;
        }}
        onCancel={() => (open.value = false)}
      />
    );
  return (
    <p class="skills muted">
      <span>{wordsOf(skills, queues)}</span>
      <button
        type="button"
        class="button quiet small"
        aria-label={`Change what ${name} takes on`}
        onClick={() => (open.value = true)}
      >
        Change
      </button>
    </p>
  );
}

function wordsOf({ capacity, queues, languages }: Skills, all: readonly QueueName[]): string {
  if (capacity === 0) return 'Is given nothing';
  const named = queues?.map((id) => all.find((one) => one.id === id)?.name ?? id);
  const spoken = languages.map((one) => languageName(one)).join(', ');
  return [
    `${capacity} ${capacity === 1 ? 'thread' : 'threads'} at a time`,
    named ? named.join(', ') : 'all queues',
    spoken || 'any language',
  ].join(' · ');
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function SkillsForm({ name, skills, queues, onSave, onCancel }: SkillsLineProps & { readonly onCancel: () => void }) {
  const capacity = useSignal(String(skills.capacity));
  const chosen = useSignal(skills.queues);
  const languages = useSignal(skills.languages.join(' '));
  const all = chosen.value === null;
  const toggle = (id: string) => {
    const now = chosen.value ?? [];
    const next = now.includes(id) ? now.filter((one) => one !== id) : [...now, id];
    chosen.value = next.length === 0 ? null : next;
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void onSave({ capacity: Number(capacity.value), queues: chosen.value, languages: codesOf(languages.value) });
  };
  return (
    <form class="skills-form" aria-label={`What ${name} takes on`} onSubmit={submit}>
      <fieldset class="part-edit">
        <legend>Queues</legend>
        <div class="chips">
          <button type="button" class="chip" aria-pressed={all} onClick={() => (chosen.value = null)}>
            All
          </button>
          {queues.map(({ id, name: queue }) => (
            <button
              key={id}
              type="button"
              class="chip"
              aria-pressed={chosen.value?.includes(id) ?? false}
              onClick={() => toggle(id)}
            >
              {queue}
            </button>
          ))}
        </div>
      </fieldset>
      <div class="pair">
        <Field label="Threads at a time" hint="0: is given none, and may still take them">
          <input
            type="number"
            required
            min="0"
            max="50"
            value={capacity.value}
            onInput={(event) => (capacity.value = event.currentTarget.value)}
          />
        </Field>
        <Field label="Languages" hint="Such as en de pt; empty: any">
          <TextField value={languages.value} placeholder="any" onChange={(text) => (languages.value = text)} />
        </Field>
      </div>
      <div class="skills-foot">
        <button type="submit" class="button primary small">
          Save
        </button>
        <button type="button" class="button small" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function codesOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter(Boolean);
}
