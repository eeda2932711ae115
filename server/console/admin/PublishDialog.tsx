// What a draft changes, before it is published: every change in words, and a note for the history.
import { useState } from 'preact/hooks';
import { Dialog } from '../Dialog.tsx';
import type { Change } from './diff.ts';

export interface PublishDialogProps {
  readonly changes: readonly Change[];
  /** The number it will get. */
  readonly number: number;
  readonly refused: string | null;
  readonly onPublish: (note: string) => Promise<boolean>;
  readonly onClose: () => void;
}

export function PublishDialog({ changes, number, refused, onPublish, onClose }: PublishDialogProps) {
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    if (!(await onPublish(note))) setBusy(false);
  };
  return (
    <Dialog title={`Publish version ${number}`} class="dialog-wide" onClose={onClose}>
      <form class="form" onSubmit={submit}>
        <Changes changes={changes} />
        <label class="field">
          <span>What is this for? (kept in the history)</span>
          <input
            type="text"
            data-first
            maxLength={300}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </label>
        {refused !== null && (
          <p class="problem" role="alert">
            {refused}
          </p>
        )}
        <div class="dialog-foot">
          <span class="muted grow">Open chats take it over at their next turn.</span>
          <button type="button" class="button" onClick={onClose}>
            Not yet
          </button>
          <button type="submit" class="button primary" disabled={busy}>
            {busy ? 'Publishing…' : 'Publish'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

export function Changes({ changes }: { readonly changes: readonly Change[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard has to reach what is below
    <section class="changes" tabIndex={0} aria-label="What changes">
      {changes.map((change) => (
        <section key={change.title} class={`change change-${change.kind}`}>
          <h3>
            {change.title} <span class="badge">{change.kind}</span>
          </h3>
          <dl>
            {change.lines.map((line, at) => (
              <div key={at}>
                <dt>{line.label}</dt>
                <dd>
                  {line.before !== null && <del>{line.before}</del>}
                  {line.after !== null && <ins>{line.after}</ins>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </section>
  );
}
