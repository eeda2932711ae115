// Resolving a thread: with a reason for colleagues and a judgement of the handoff, or without them.
import { useState } from 'preact/hooks';
import type { Verdict } from '#domain/event';
import { Dialog } from './Dialog.tsx';
import { Judgement } from './Judgement.tsx';

export interface ResolveDialogProps {
  /** Whether there was a handoff to judge. */
  readonly handedOff: boolean;
  readonly onClose: () => void;
  readonly onResolve: (reason: string | null, verdict: Verdict | null) => void;
}

const REASONS = ['Solved', 'No answer from the customer', 'Solved elsewhere', 'Not a support case'];

export function ResolveDialog({ handedOff, onClose, onResolve }: ResolveDialogProps) {
  const [reason, write] = useState('');
  const [verdict, judge] = useState<Verdict | null>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    onResolve(reason.trim() === '' ? null : reason.trim(), verdict);
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
        {handedOff && (
          <Judgement
            asks="Was this handoff right? (optional)"
            verdict={verdict}
            onJudge={(to) => judge(verdict === to ? null : to)}
          />
        )}
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
