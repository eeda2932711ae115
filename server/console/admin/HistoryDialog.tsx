// The versions that were published: who, when and why; each can be looked at and rolled back to.
import { Dialog } from '../Dialog.tsx';
import { type VersionLine, yamlPath } from './playbook-api.ts';

export interface HistoryDialogProps {
  readonly site: string;
  /** Null: they are being fetched. */
  readonly versions: readonly VersionLine[] | null;
  readonly running: number;
  readonly mayEdit: boolean;
  readonly onRollBack: (number: number) => void;
  readonly onClose: () => void;
}

export function HistoryDialog({ site, versions, running, mayEdit, onRollBack, onClose }: HistoryDialogProps) {
  return (
    <Dialog title="Versions" class="dialog-wide" onClose={onClose}>
      <p class="muted history-intro">
        Rolling back puts an old version into the draft: you see what changes before it is published as a new one.
      </p>
      {versions === null && <p class="muted">Loading…</p>}
      <ol class="history">
        {versions?.map(({ number, at, by, note }) => (
          <li key={number} class="history-row">
            <span class="history-number">{number === 0 ? 'File' : number}</span>
            <span class="history-words">
              <b>{number === 0 ? 'The site’s own file' : (note ?? 'No note')}</b>
              <span class="muted">{at === null ? 'What everything began with' : `${by}, ${when(at)}`}</span>
            </span>
            {number === running ? (
              <span class="badge badge-good">Running</span>
            ) : (
              mayEdit && (
                <button type="button" class="button small" onClick={() => onRollBack(number)}>
                  Roll back
                </button>
              )
            )}
            <a class="button quiet small" href={yamlPath(site, number)} download>
              YAML
            </a>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

const FORMAT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

export function when(at: number): string {
  return FORMAT.format(at);
}
