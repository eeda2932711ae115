// Resolving a thread: with a reason for colleagues, or without one.
import { useState } from 'preact/hooks';
import { Dialog } from './Dialog.tsx';

export interface ResolveDialogProps {
  readonly onClose: () => void;
  readonly onResolve: (reason: string | null) => void;
}

const REASONS = ['Solved', 'No answer from the customer', 'Solved elsewhere', 'Not a support case'];

export function ResolveDialog({ onClose, onResolve }: ResolveDialogProps) {
  const [reason, write] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    onResolve(reason.trim() === '' ? null : reason.trim());
  };
  return (
    <Dialog title="Resolve this thread" onClose={onClose}>
      <form onSubmit={submit} class="form">
        <p class="muted">The customer may rate it, and writing again reopens it. The reason stays among agents.</p>
        <div class="chips">
          {REASONS.map((one) => (
            <button key={one} type="button" class="chip" aria-pressed={reason === one} onClick={() => write(one)}>
              {one}
            </button>
          ))}
        </div>
        <label class="field">
          <span>Reason (optional)</span>
          <input
            type="text"
            data-first=""
            maxLength={500}
            value={reason}
            onInput={(event) => write(event.currentTarget.value)}
          />
        </label>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary">
            Resolve
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
