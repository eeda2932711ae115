// What can be done to one message: corrected by whoever wrote it, or taken away. Quiet until it is pointed at or has the keyboard.
import { Icon } from './Icon.tsx';

export interface MessageToolsProps {
  /** Null: not this agent's to correct. */
  readonly onEdit: (() => void) | null;
  readonly onRemove: () => void;
}

export function MessageTools({ onEdit, onRemove }: MessageToolsProps) {
  return (
    <span class="message-tools">
      {onEdit !== null && (
        <button type="button" class="button quiet tool" aria-label="Edit this message" title="Edit" onClick={onEdit}>
          <Icon name="edit" size={14} />
        </button>
      )}
      <button
        type="button"
        class="button quiet tool"
        aria-label="Remove this message"
        title="Remove for everybody…"
        aria-haspopup="dialog"
        onClick={onRemove}
      >
        <Icon name="trash" size={14} />
      </button>
    </span>
  );
}
