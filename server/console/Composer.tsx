// The composer: a reply to the customer or a note among agents. The two look different and keep their text apart, so that no note is ever sent.
import type { ComponentChildren } from 'preact';
import { MAX_COMPOSER } from '#domain/limits';
import { gapIn } from '#domain/saved-reply';
import type { Colleague } from '#domain/wire';
import { Avatar } from './Avatar.tsx';
import { Icon } from './Icon.tsx';
import { Key } from './Key.tsx';
import { OptionList, optionId } from './OptionList.tsx';
import type { Stance } from './stance.ts';
import { useMentions } from './use-mentions.ts';

export type ComposerMode = 'reply' | 'note';

/** The element id of the text field, for whoever puts the keyboard there. */
export const COMPOSER = 'composer';

export interface ComposerProps {
  readonly stance: Stance;
  readonly mode: ComposerMode;
  /** A note is being written while a reply is not possible; else there is only the line that says why not. */
  readonly open: boolean;
  readonly text: string;
  readonly customer: string;
  /** What was chosen to go with a reply, and the button for it; null: no files now. */
  readonly tray: ComponentChildren;
  readonly clip: ComponentChildren;
  readonly hasFiles: boolean;
  readonly queueName: (id: string) => string;
  readonly onMode: (mode: ComposerMode) => void;
  /** Whom a note can call for. */
  readonly team: readonly Colleague[];
  readonly onText: (text: string) => void;
  /** The same, with the caret put there once it is drawn. */
  readonly onWords: (text: string, caret: number) => void;
  /** Opens the saved replies. */
  readonly onReplies: () => void;
  readonly onSend: () => void;
  readonly onClaim: () => void;
  /** The judgement of the last handoff, once the thread is resolved; null: there is none to give. */
  readonly judging: ComponentChildren;
}

export function Composer(props: ComposerProps) {
  const { stance, text } = props;
  const locked = stance.kind !== 'mine';
  const mode = locked ? 'note' : props.mode;
  if (locked && !props.open)
    return (
      <section class="composer" aria-label="Composer">
        {props.judging}
        <Lock {...props} />
      </section>
    );
  const isReply = mode === 'reply';
  const isEmpty = text.trim() === '' && !(isReply && props.hasFiles);
  return (
    <section class={`composer composer-${mode}`} aria-label="Composer">
      {locked && props.judging}
      {locked && <Lock {...props} />}
      <Modes {...props} mode={mode} locked={locked} />
      <Field {...props} mode={mode} />
      {isReply && props.tray}
      {isReply && <Gap text={text} />}
      <div class="composer-foot">
        {isReply && props.clip}
        {isReply && <RepliesButton onReplies={props.onReplies} />}
        <span class="muted composer-hint">
          <b>Enter</b> sends, <b>Shift + Enter</b> a new line
        </span>
        <button
          type="button"
          class={mode === 'note' ? 'button note-button' : 'button primary'}
          disabled={isEmpty}
          onClick={props.onSend}
        >
          <Icon name={mode === 'note' ? 'note' : 'send'} size={14} />
          {mode === 'note' ? 'Add note' : 'Send reply'}
        </button>
      </div>
    </section>
  );
}

const PEOPLE = 'composer-people';

/** The text field. While a name is typed after `@` in a note, it chooses among colleagues. */
function Field({ mode, text, customer, team, onText, onWords, onReplies, onSend }: ComposerProps) {
  const isNote = mode === 'note';
  const mentions = useMentions(text, isNote ? team : null, onWords);
  const isOpen = mentions.people.length > 0;
  return (
    <div class="composer-words">
      {isOpen && (
        <OptionList
          id={PEOPLE}
          label="Colleagues"
          options={mentions.people}
          keyOf={({ id }) => id}
          at={mentions.at}
          onTake={mentions.take}
        >
          {({ name }) => (
            <>
              <Avatar name={name} size="small" /> <span class="option-name">{name}</span>
            </>
          )}
        </OptionList>
      )}
      <textarea
        id={COMPOSER}
        class="composer-field"
        aria-label={isNote ? 'Internal note, only agents see it' : `Reply to ${customer}`}
        aria-autocomplete={isNote ? 'list' : undefined}
        aria-controls={isOpen ? PEOPLE : undefined}
        aria-activedescendant={isOpen ? optionId(PEOPLE, mentions.at) : undefined}
        placeholder={
          isNote ? 'Write a note for your colleagues… @ calls for one' : `Write to ${customer}… / for saved replies`
        }
        maxLength={MAX_COMPOSER}
        rows={2}
        value={text}
        onInput={(event) => {
          onText(event.currentTarget.value);
          mentions.moved(event.currentTarget);
        }}
        onSelect={(event) => mentions.moved(event.currentTarget)}
        onKeyDown={(event) =>
          mentions.onKey(event) || (!isNote && asksForReplies(event, onReplies)) || onKey(event, onSend)
        }
      />
    </div>
  );
}

interface ModesProps extends ComposerProps {
  readonly locked: boolean;
}

function Modes({ mode, locked, onMode }: ModesProps) {
  return (
    <fieldset class="modes">
      <legend class="sr">Reply or note</legend>
      <button
        type="button"
        class="mode"
        aria-pressed={mode === 'reply'}
        aria-keyshortcuts="r"
        disabled={locked}
        onClick={() => onMode('reply')}
      >
        <Icon name={locked ? 'lock' : 'send'} size={13} /> Reply <Key of="R" />
      </button>
      <button
        type="button"
        class="mode mode-note"
        aria-pressed={mode === 'note'}
        aria-keyshortcuts="n"
        onClick={() => onMode('note')}
      >
        <Icon name="note" size={13} /> Note <Key of="N" />
      </button>
      {mode === 'note' && <span class="note-hint">only agents see this</span>}
    </fieldset>
  );
}

/** Why a reply is not possible now, and the one button that changes it. */
function Lock({ stance, open, onMode, onClaim, queueName }: ComposerProps) {
  if (stance.kind === 'viewer') return <ReadAlong />;
  const { says, button } = lockWords(stance, queueName);
  return (
    <div class={`lock lock-${stance.kind}`}>
      <Icon name="lock" size={14} />
      <span>{says}</span>
      {!open && (
        <button type="button" class="button small quiet" aria-keyshortcuts="n" onClick={() => onMode('note')}>
          <Icon name="note" size={13} /> Note <Key of="N" />
        </button>
      )}
      <button type="button" class="button small" aria-keyshortcuts="c" onClick={onClaim}>
        {button} <Key of="C" />
      </button>
    </div>
  );
}

function ReadAlong() {
  return (
    <div class="lock">
      <Icon name="watch" size={14} />
      <span>You read along. An owner can give you another role.</span>
    </div>
  );
}

function lockWords(
  stance: Exclude<Stance, { kind: 'viewer' }>,
  queueName: (id: string) => string,
): { says: string; button: string } {
  switch (stance.kind) {
    case 'mine':
      return { says: '', button: '' };
    case 'waiting':
      return { says: `Waiting in ${queueName(stance.queue)}. Claim it to reply.`, button: 'Claim' };
    case 'others':
      return { says: `${stance.name} has this thread and is answering it.`, button: 'Take over' };
    case 'assistant':
      return { says: 'The assistant answers this customer. Taking over silences it.', button: 'Take over' };
    case 'resolved':
      return { says: 'Resolved. Reopen it to write to the customer again.', button: 'Reopen' };
  }
}

function RepliesButton({ onReplies }: Pick<ComposerProps, 'onReplies'>) {
  return (
    <button
      type="button"
      class="button quiet tool"
      aria-label="Saved replies"
      title="Saved replies (/ in an empty message)"
      aria-haspopup="dialog"
      onClick={onReplies}
    >
      <Icon name="copy" size={16} />
    </button>
  );
}

/** What a saved reply could not fill in is said, and not sent. */
function Gap({ text }: Pick<ComposerProps, 'text'>) {
  const gap = gapIn(text);
  return (
    <p class="composer-gap" role="status">
      {gap !== null && (
        <>
          <Icon name="warning" size={14} /> Fill in <b>{text.slice(...gap)}</b> before you send: this thread does not
          say it.
        </>
      )}
    </p>
  );
}

/** A slash in an empty message. True: the key was for that. */
function asksForReplies(event: KeyboardEvent, onReplies: () => void): boolean {
  const field = event.currentTarget;
  const isEmpty = field instanceof HTMLTextAreaElement && field.value.trim() === '';
  if (event.key !== '/' || !isEmpty || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
    return false;
  event.preventDefault();
  onReplies();
  return true;
}

/** Enter sends, but not while an input method is composing a word. */
function onKey(event: KeyboardEvent, onSend: () => void): void {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    onSend();
  }
  if (event.key === 'Escape' && event.currentTarget instanceof HTMLElement) event.currentTarget.blur();
}
