// The panel: header, what is talked about, composer. On the path to the first paint: the conversation is drawn into it once it is there.
import type { ComponentChildren } from 'preact';
import { MAX_COMPOSER } from '#domain/limits';
import type { FirstWords } from '../words/words.ts';
import { Composer } from './Composer.tsx';
import { Header } from './Header.tsx';

export interface PanelProps {
  readonly words: FirstWords;
  /** The person the customer talks to, and the queue that has the thread; both null: the assistant. */
  readonly person: string | null;
  readonly queue: string | null;
  /** The assistant has the thread: a person can be asked for. */
  readonly alone: boolean;
  readonly text: string;
  /** Send was pressed; it happens as soon as the conversation is loaded. */
  readonly sending: boolean;
  /** Beside the text: the paperclip. Over it: what was chosen. Null: no files. */
  readonly tools: ComponentChildren;
  readonly tray: ComponentChildren;
  /** There is something to send beside the text. */
  readonly hasFiles: boolean;
  /** The conversation; null: it is on its way. */
  readonly children: ComponentChildren;
  /** Beside closing; null: nothing yet. */
  readonly menu: ComponentChildren;
  /** False: there is nothing to write yet, and nowhere to write it. */
  readonly writes: boolean;
  onText(text: string): void;
  onSay(text: string): void;
  onAskForPerson(): void;
  onClose(): void;
}

export function Panel(props: PanelProps) {
  const { words, text, onText } = props;
  return (
    <section
      class="panel"
      role="dialog"
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        props.onClose();
      }}
    >
      <Header
        words={words}
        person={props.person}
        queue={props.queue}
        alone={props.alone}
        menu={props.menu}
        onClose={props.onClose}
      />
      {props.children}
      {props.writes && (
        <Composer
          words={words}
          text={text}
          most={MAX_COMPOSER}
          sending={props.sending}
          tools={props.tools}
          tray={props.tray}
          hasFiles={props.hasFiles}
          offersPerson={props.alone}
          onInput={onText}
          onSend={() => (props.hasFiles || text.trim() !== '') && props.onSay(text)}
          onAskForPerson={props.onAskForPerson}
        />
      )}
    </section>
  );
}
