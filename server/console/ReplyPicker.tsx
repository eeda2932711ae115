// Choosing a saved reply for the composer: found by typing, shown as the customer would read it, put in with Enter.
import { useMemo, useState } from 'preact/hooks';
import { fillReply, type PlaceValues, type SavedReply } from '#domain/saved-reply';
import { Dialog } from './Dialog.tsx';
import { OptionList, optionId, stepped } from './OptionList.tsx';
import { hashOf } from './route.ts';

export interface ReplyPickerProps {
  /** Null: not read yet. */
  readonly find: ((typed: string) => readonly SavedReply[]) | null;
  readonly values: PlaceValues;
  /** Whether this agent may write replies. */
  readonly mayWrite: boolean;
  readonly onTake: (reply: SavedReply) => void;
  readonly onClose: () => void;
}

const LIST = 'saved-replies';

export function ReplyPicker({ find, values, mayWrite, onTake, onClose }: ReplyPickerProps) {
  const [typed, type] = useState('');
  const [at, move] = useState(0);
  const replies = useMemo(() => find?.(typed) ?? [], [find, typed]);
  const marked = Math.min(at, replies.length - 1);
  const chosen = replies[marked];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const next = stepped(event.key, marked, replies.length);
    if (next !== null) move(next);
    else if (event.key !== 'Enter') return;
    else if (chosen !== undefined) onTake(chosen);
    event.preventDefault();
  };
  return (
    <Dialog title="Saved replies" class="palette reply-picker" onClose={onClose}>
      <input
        type="text"
        class="palette-field"
        role="combobox"
        aria-label="Find a saved reply"
        aria-autocomplete="list"
        aria-expanded={replies.length > 0}
        aria-controls={LIST}
        aria-activedescendant={marked < 0 ? undefined : optionId(LIST, marked)}
        placeholder="Words of its title or text…"
        autocomplete="off"
        data-first=""
        value={typed}
        onInput={(event) => {
          type(event.currentTarget.value);
          move(0);
        }}
        onKeyDown={onKeyDown}
      />
      {chosen === undefined ? (
        <None loading={find === null} typed={typed} mayWrite={mayWrite} onClose={onClose} />
      ) : (
        <>
          <OptionList
            id={LIST}
            label="Saved replies"
            options={replies}
            keyOf={({ id }) => id}
            at={marked}
            onTake={onTake}
          >
            {({ title, text }) => (
              <>
                <span class="reply-title">{title}</span>
                <span class="muted option-name">{fillReply(text, values).text}</span>
              </>
            )}
          </OptionList>
          <section class="reply-preview" aria-label="As the customer reads it">
            <ReplyText text={fillReply(chosen.text, values).text} />
          </section>
          <p class="muted reply-hint">
            <b>Enter</b> puts it into your reply; you can change it before you send.
          </p>
        </>
      )}
    </Dialog>
  );
}

/** The text of a reply with its gaps marked. */
export function ReplyText({ text }: { readonly text: string }) {
  const parts = text.split(GAPS);
  // Every second part is a gap.
  return <p class="reply-text">{parts.map((part, at) => (at % 2 === 1 ? <mark key={at}>{part}</mark> : part))}</p>;
}

const GAPS = /(\[(?:customer|agent|site|field)\.[\w-]+\])/u;

interface NoneProps {
  readonly loading: boolean;
  readonly typed: string;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
}

function None({ loading, typed, mayWrite, onClose }: NoneProps) {
  if (loading)
    return (
      <p class="muted reply-none" role="status">
        Reading the saved replies…
      </p>
    );
  if (typed.trim() !== '')
    return (
      <p class="muted reply-none" role="status">
        No saved reply holds these words.
      </p>
    );
  return (
    <p class="muted reply-none" role="status">
      There is no saved reply for this site yet.{' '}
      {mayWrite ? (
        <a href={hashOf({ at: 'settings', page: 'replies', item: null })} onClick={onClose}>
          Write the first one
        </a>
      ) : (
        'Owners and admins write them, in the settings.'
      )}
    </p>
  );
}
