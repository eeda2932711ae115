// Taking a message away cannot be undone: what goes, what stays, and why it is done.
import { useState } from 'preact/hooks';
import type { RemovalReason } from '#domain/event';
import { Dialog } from './Dialog.tsx';
import { REMOVALS } from './stage-words.ts';

export interface RemoveDialogProps {
  readonly onClose: () => void;
  readonly onRemove: (why: RemovalReason) => Promise<boolean>;
}

const REASONS = ['secret', 'personal', 'other'] as const satisfies readonly RemovalReason[];

export function RemoveDialog({ onClose, onRemove }: RemoveDialogProps) {
  const [why, choose] = useState<RemovalReason>('secret');
  const [busy, work] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    work(true);
    if (await onRemove(why)) onClose();
    else work(false);
  };
  return (
    <Dialog title="Remove for everybody" onClose={onClose}>
      <form onSubmit={submit} class="form">
        <ul class="data-list">
          <li>
            <strong>Goes for good:</strong> the words or the file, every earlier version, and what the brief and the
            search made of it, here and on the customer’s screen.
          </li>
          <li>
            <strong>Stays:</strong> that you removed it, when and why; what others quoted of it in messages of their
            own; and backups made before, until they expire.
          </li>
        </ul>
        <fieldset class="choices">
          <legend class="choices-name">It held</legend>
          {REASONS.map((one) => (
            <label key={one} class="choice">
              <input
                type="radio"
                name="why"
                data-first={one === why ? '' : undefined}
                checked={one === why}
                onChange={() => choose(one)}
              />
              {REMOVALS[one]}
            </label>
          ))}
        </fieldset>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button risk" disabled={busy}>
            Remove
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
