// To which queue, and what the next person should know. Serves transfers and threads routed to people from the assistant.
import { useState } from 'preact/hooks';
import type { QueueInfo } from '#domain/wire';
import { Dialog } from './Dialog.tsx';

export interface TransferDialogProps {
  readonly title: string;
  readonly button: string;
  readonly queues: readonly QueueInfo[];
  /** The queue it is in now: cannot be chosen. */
  readonly current: string | null;
  /** Chosen at first, where the playbook says so. */
  readonly suggested: string | null;
  readonly withNote: boolean;
  readonly onClose: () => void;
  readonly onTransfer: (queue: string, note: string | null) => void;
}

export function TransferDialog(props: TransferDialogProps) {
  const { queues, current, onTransfer, onClose } = props;
  const open = queues.filter((queue) => queue.id !== current);
  const [queue, choose] = useState(open.find((one) => one.id === props.suggested)?.id ?? open[0]?.id ?? '');
  const [note, write] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (queue !== '') onTransfer(queue, note.trim() === '' ? null : note.trim());
  };
  return (
    <Dialog title={props.title} onClose={onClose}>
      <form onSubmit={submit} class="form">
        {open.length === 0 && <p>There is no other queue. Queues are written in the playbook.</p>}
        <fieldset class="choices">
          <legend class="sr">Queue</legend>
          {open.map((one) => (
            <label key={one.id} class="choice">
              <input
                type="radio"
                name="queue"
                data-first={one.id === queue ? '' : undefined}
                checked={one.id === queue}
                onChange={() => choose(one.id)}
              />
              {one.name}
            </label>
          ))}
        </fieldset>
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
          <button type="submit" class="button primary" disabled={queue === ''}>
            {props.button}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
