// Files that this agent is sending, at the thread's end: how far each is and a way to stop it, or why it failed and what to do.
import type { Upload } from '../../widget/peer/uploads.ts';
import { Avatar } from './Avatar.tsx';
import type { DeskFiles } from './desk-files.ts';
import { PROBLEMS } from './file-words.ts';
import { Icon } from './Icon.tsx';

export interface FilesOnTheirWayProps {
  readonly files: DeskFiles;
  /** The agent's. */
  readonly name: string;
}

export function FilesOnTheirWay({ files, name }: FilesOnTheirWayProps) {
  const going = files.uploads.value.filter((one) => one.step !== 'chosen');
  return (
    <>
      {going.map((one) => (
        <li key={one.id} class="said said-agent">
          <span class="said-face">
            <Avatar name={name} />
          </span>
          <div class="said-body">
            <span class="file-card">
              <Icon name="file" size={18} />
              <bdi class="file-name">{one.name}</bdi>
              {one.step !== 'failed' && <Going upload={one} onStop={() => files.remove(one.id)} />}
            </span>
            {one.step === 'failed' && <Failed upload={one} files={files} />}
          </div>
        </li>
      ))}
    </>
  );
}

function Going({ upload, onStop }: { readonly upload: Upload; readonly onStop: () => void }) {
  const { name, step, part } = upload;
  return (
    <>
      <progress max={1} value={step === 'waiting' ? undefined : part} aria-label={`Sending ${name}`} />
      <button type="button" class="button quiet tool" aria-label={`Stop sending ${name}`} onClick={onStop}>
        <Icon name="close" size={14} />
      </button>
    </>
  );
}

function Failed({ upload, files }: { readonly upload: Upload; readonly files: DeskFiles }) {
  const { id, problem } = upload;
  return (
    <span class="not-sent" role="alert">
      <Icon name="warning" size={13} /> Not sent: {problem && PROBLEMS[problem]}
      {problem !== 'kind' && problem !== 'large' && (
        <button type="button" class="button small" onClick={() => files.retry(id)}>
          Try again
        </button>
      )}
      <button type="button" class="button small" onClick={() => files.remove(id)}>
        Discard
      </button>
    </span>
  );
}
