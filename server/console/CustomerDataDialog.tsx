// What is kept of a customer: all of it as a file, or its erasure, which is confirmed by typing.
import { useState } from 'preact/hooks';
import { exportPath } from './api.ts';
import { Dialog } from './Dialog.tsx';

export interface CustomerDataDialogProps {
  readonly thread: string;
  readonly customer: string;
  readonly onClose: () => void;
  readonly onErase: () => Promise<void>;
}

const FORMATS = [
  { format: 'html', name: 'Web page', title: 'To read and to print' },
  { format: 'csv', name: 'CSV', title: 'For a spreadsheet' },
  { format: 'jsonl', name: 'JSON Lines', title: 'Complete, for machines; baton replay reads it' },
] as const;

const WORD = 'erase';

export function CustomerDataDialog(props: CustomerDataDialogProps) {
  return (
    <Dialog title={`Data of ${props.customer}`} onClose={props.onClose}>
      <Export thread={props.thread} />
      <Erase {...props} />
    </Dialog>
  );
}

function Export({ thread }: Pick<CustomerDataDialogProps, 'thread'>) {
  return (
    <section class="data-part" aria-label="Export">
      <h3>Export</h3>
      <p class="muted">Everything in all their conversations, as they saw it. Notes among agents are not in it.</p>
      <div class="chips">
        {FORMATS.map(({ format, name, title }) => (
          <a key={format} class="button" href={exportPath(thread, format)} download="" title={title}>
            {name}
          </a>
        ))}
      </div>
    </section>
  );
}

function Erase({ customer, onClose, onErase }: CustomerDataDialogProps) {
  const [typed, type] = useState('');
  const [busy, work] = useState(false);
  const sure = typed.trim().toLowerCase() === WORD;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!sure || busy) return;
    work(true);
    await onErase();
    work(false);
  };
  return (
    <form onSubmit={submit} class="form data-part">
      <h3>Erase this customer</h3>
      <ul class="data-list">
        <li>
          <strong>Goes for good:</strong> every conversation of {customer}, with notes, contact and account data, here,
          on their screen and on your colleagues’.
        </li>
        <li>
          <strong>Stays:</strong> one line without a name that says who erased, when and how much; and backups made
          before, until they expire.
        </li>
      </ul>
      <label class="field">
        <span>
          Type <b>{WORD}</b> to confirm
        </span>
        <input
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={typed}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </label>
      <footer class="dialog-foot">
        <button type="button" class="button" data-first="" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" class="button risk" disabled={!sure || busy}>
          {busy ? 'Erasing …' : 'Erase customer'}
        </button>
      </footer>
    </form>
  );
}
