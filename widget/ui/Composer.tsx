// Where the customer writes. Enter sends, Shift+Enter makes a line; a person is always one tap away.
import type { ComponentChildren } from 'preact';
import type { FirstWords } from '../words/words.ts';
import { Person, Send } from './icons.tsx';

export interface ComposerProps {
  readonly words: FirstWords;
  readonly text: string;
  readonly most: number;
  /** Send was pressed and is waited for. */
  readonly sending: boolean;
  readonly tools: ComponentChildren;
  readonly tray: ComponentChildren;
  /** Something other than the text is to be sent. */
  readonly hasFiles: boolean;
  /** The assistant has the thread: a person can be asked for. */
  readonly offersPerson: boolean;
  onInput(text: string): void;
  onSend(): void;
  onAskForPerson(): void;
}

/** Safari reports the Enter that ends a composition with this code, after `isComposing` has gone. */
const COMPOSING = 229;
/** Characters left at which the counter shows. */
const NEAR_THE_END = 300;

export function Composer(props: ComposerProps) {
  const { words, text, most, sending, offersPerson, onInput, onSend, onAskForPerson } = props;
  const left = most - text.length;
  return (
    <footer class="foot">
      {props.tray}
      <form
        class="compose"
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
          // The button has nothing to send any more, and on a phone the keyboard stays for the next words.
          event.currentTarget.querySelector('textarea')?.focus();
        }}
      >
        {props.tools}
        <textarea
          // A new function at each drawing: it is called again, and the area grows with its text.
          ref={(area) => grow(area)}
          // While it is empty its placeholder stands as the panel does.
          dir={text === '' ? undefined : 'auto'}
          rows={1}
          maxLength={most}
          value={text}
          placeholder={words.write}
          aria-label={words.message}
          enterkeyhint="send"
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={(event) => {
            // While an input method composes, Enter picks a word.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === COMPOSING) return;
            event.preventDefault();
            onSend();
          }}
        />
        <button
          type="submit"
          class={sending ? 'send busy' : 'send'}
          aria-label={words.send}
          title={words.send}
          disabled={sending || (text.trim() === '' && !props.hasFiles)}
        >
          <Send />
        </button>
      </form>
      <div class="under">
        {offersPerson ? (
          <button type="button" class="link" onClick={onAskForPerson}>
            <Person size={16} />
            {words.talkToAPerson}
          </button>
        ) : (
          <span />
        )}
        {left < NEAR_THE_END && <span role="status">{words.tooLong(left)}</span>}
      </div>
    </footer>
  );
}

/** The text each area was last sized for. */
const sized = new WeakMap<HTMLTextAreaElement, string>();

/** As high as its text, up to the limit in the style sheet. Set through the object model, which a strict policy allows. */
function grow(area: HTMLTextAreaElement | null): void {
  // Measuring lays out the whole thread: not again for the same text.
  if (!area || sized.get(area) === area.value) return;
  // An empty one is as high as the style sheet says: drawing the panel measures nothing.
  if (area.value === '') {
    if (sized.delete(area)) area.style.removeProperty('block-size');
    return;
  }
  sized.set(area, area.value);
  area.style.setProperty('block-size', 'auto');
  area.style.setProperty('block-size', `${Math.max(40, area.scrollHeight)}px`);
}
