// Until when a thread is put aside: a time that is offered, or any other.
import { useState } from 'preact/hooks';
import { Dialog } from './Dialog.tsx';
import { soonTime } from './day.ts';
import { localTime, snoozeTimes } from './snooze-times.ts';

export interface SnoozeDialogProps {
  readonly onClose: () => void;
  /** Milliseconds since 1970. */
  readonly onSnooze: (until: number) => void;
}

export function SnoozeDialog({ onClose, onSnooze }: SnoozeDialogProps) {
  const [opened] = useState(Date.now);
  const [other, write] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    const until = new Date(other).getTime();
    if (Number.isFinite(until)) onSnooze(until);
  };
  return (
    <Dialog title="Put aside until" onClose={onClose}>
      <form onSubmit={submit} class="form">
        <p class="muted">It stays yours, and comes back then, or as soon as the customer writes.</p>
        <ul class="times">
          {snoozeTimes(opened).map(({ name, until }, index) => (
            <li key={name}>
              <button
                type="button"
                class="time-choice"
                data-first={index === 0 ? '' : undefined}
                onClick={() => onSnooze(until)}
              >
                <span>{name}</span>
                <time dateTime={new Date(until).toISOString()}>{soonTime(until, opened)}</time>
              </button>
            </li>
          ))}
        </ul>
        <label class="field">
          <span>Another time</span>
          <input
            type="datetime-local"
            min={localTime(opened + 60_000)}
            value={other}
            onInput={(event) => write(event.currentTarget.value)}
          />
        </label>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={other === ''}>
            Put aside
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
