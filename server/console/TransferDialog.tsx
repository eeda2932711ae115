// To whom: a queue or a colleague, and what they should know. Serves transfers and threads routed to people from the assistant.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { QueueInfo } from '#domain/wire';
import { Avatar } from './Avatar.tsx';
import { Dialog } from './Dialog.tsx';
import type { Receiver } from './desk.ts';
import { Icon } from './Icon.tsx';

export interface Person {
  readonly id: string;
  readonly name: string;
  /** Whoever is gone cannot be chosen. */
  readonly state: 'here' | 'away' | 'gone';
}

export interface TransferDialogProps {
  readonly title: string;
  readonly button: string;
  readonly queues: readonly QueueInfo[];
  readonly people: readonly Person[];
  /** The queue it is in now: cannot be chosen. */
  readonly current: string | null;
  /** Chosen at first, where the playbook says so. */
  readonly suggested: string | null;
  readonly withNote: boolean;
  readonly onClose: () => void;
  readonly onTransfer: (to: Receiver, note: string | null) => void;
}

export function TransferDialog(props: TransferDialogProps) {
  const { people, onTransfer, onClose } = props;
  const queues = props.queues.filter((queue) => queue.id !== props.current);
  const [to, choose] = useState(() => firstOf(queues, people, props.suggested));
  const [note, write] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (to !== null) onTransfer(to, note.trim() === '' ? null : note.trim());
  };
  return (
    <Dialog title={props.title} onClose={onClose}>
      <form onSubmit={submit} class="form">
        {people.length > 0 && (
          <fieldset class="choices">
            <legend class="choices-name">Colleagues</legend>
            {people.map(({ id, name, state }) => (
              <Choice
                key={id}
                chosen={to?.kind === 'agent' && to.agent === id}
                disabled={state === 'gone'}
                onChoose={() => choose({ kind: 'agent', agent: id, name })}
              >
                <Avatar name={name} size="small" away={state !== 'here'} />
                <span>{name}</span>
                {state !== 'here' && <span class="choice-state muted">{state === 'away' ? 'away' : 'not here'}</span>}
              </Choice>
            ))}
          </fieldset>
        )}
        {queues.length > 0 && (
          <fieldset class="choices">
            <legend class={people.length > 0 ? 'choices-name' : 'sr'}>Queues</legend>
            {queues.map(({ id, name }) => (
              <Choice
                key={id}
                chosen={to?.kind === 'queue' && to.queue === id}
                onChoose={() => choose({ kind: 'queue', queue: id })}
              >
                <Icon name="route" size={14} />
                <span>{name}</span>
              </Choice>
            ))}
          </fieldset>
        )}
        {to === null && <p>There is nobody else here, and no other queue. Queues are written in the playbook.</p>}
        {props.withNote && (
          <label class="field">
            <span>Note for whoever takes it</span>
            <textarea
              rows={3}
              maxLength={500}
              value={note}
              placeholder="Only agents see this"
              onInput={(event) => write(event.currentTarget.value)}
            />
          </label>
        )}
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={to === null}>
            {props.button}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly chosen: boolean;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
  readonly children: ComponentChildren;
}

function Choice({ chosen, disabled = false, onChoose, children }: ChoiceProps) {
  return (
    <label class={disabled ? 'choice disabled' : 'choice'}>
      <input
        type="radio"
        name="to"
        data-first={chosen ? '' : undefined}
        checked={chosen}
        disabled={disabled}
        onChange={onChoose}
      />
      {children}
    </label>
  );
}

/** What the playbook says, else the first queue, else somebody who is here. */
function firstOf(queues: readonly QueueInfo[], people: readonly Person[], suggested: string | null): Receiver | null {
  const queue = queues.find((one) => one.id === suggested) ?? queues[0];
  if (queue !== undefined) return { kind: 'queue', queue: queue.id };
  const person = people.find((one) => one.state === 'here');
  return person === undefined ? null : { kind: 'agent', agent: person.id, name: person.name };
}
