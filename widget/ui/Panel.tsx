// The panel: header, thread, stage card, composer. Values in, callbacks out.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { MAX_COMPOSER } from '#domain/limits';
import type { ChatModel, ChatView } from '../model.ts';
import type { Words } from '../words/words.ts';
import { Composer } from './Composer.tsx';
import { Header } from './Header.tsx';
import { PassedOn } from './PassedOn.tsx';
import { Rating } from './Rating.tsx';
import { StageCard } from './StageCard.tsx';
import { Timeline, waits } from './Timeline.tsx';

export interface PanelProps {
  readonly words: Words;
  readonly locale: string;
  readonly chat: Omit<ChatModel, 'view'>;
  readonly view: ChatView;
  /** Names of the playbook's queues, by id. */
  readonly queueNames: ReadonlyMap<string, string>;
  /** The relay's origin: relative links of its articles lead there. */
  readonly base: string;
  readonly text: string;
  readonly suggestions: readonly string[];
  now(): number;
  onText(text: string): void;
  onClose(): void;
}

export function Panel(props: PanelProps) {
  const { words, chat, view, text, onText } = props;
  const [passedOn, setPassedOn] = useState(false);
  const { thread } = view;
  const alone = thread.owner.kind === 'assistant';
  const nameOf = (queue: string) => view.standing?.queueName ?? props.queueNames.get(queue) ?? queue;
  const say = (what: string) => {
    chat.say(what);
    chat.typing(false);
  };
  return (
    <section
      class="panel"
      role="dialog"
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (passedOn) setPassedOn(false);
        else props.onClose();
      }}
    >
      <Header
        words={words}
        owner={thread.owner}
        queueName={thread.owner.kind === 'assistant' ? null : nameOf(thread.owner.queue)}
        onClose={props.onClose}
      />
      <Banner words={words} view={view} />
      <Log view={view}>
        {thread.items.length === 0 && <Hello {...props} onPick={say} />}
        <Timeline
          words={words}
          view={view}
          base={props.base}
          queueName={nameOf}
          onJudge={chat.judge}
          onRetry={chat.retry}
          onDiscard={chat.discard}
        />
        {waits(thread) && (
          <StageCard
            words={words}
            locale={props.locale}
            thread={thread}
            standing={view.standing}
            queueName={nameOf(thread.owner.kind === 'assistant' ? '' : thread.owner.queue)}
            confirmed={view.handoffConfirmed}
            now={props.now()}
            onCancel={chat.cancelWaiting}
            onSeePassedOn={() => setPassedOn(true)}
            onLeaveContact={chat.leaveContact}
          />
        )}
        {view.mayRate && <Rating words={words} onRate={chat.rate} />}
        {view.working === 'thinking' && <Dots label={words.thinking} />}
        {view.typing && <Dots label={words.typing(view.typing.name)} />}
        {view.quickReplies.length > 0 && <Chips choices={view.quickReplies} onPick={say} />}
        {view.offersPerson && (
          <div class="offer" role="status">
            <p>{words.offer}</p>
            <button type="button" class="button" onClick={chat.askForPerson}>
              {words.talkToAPerson}
            </button>
          </div>
        )}
      </Log>
      <Composer
        words={words}
        text={text}
        most={MAX_COMPOSER}
        offersPerson={alone}
        onInput={(next) => {
          onText(next);
          chat.typing(next !== '');
        }}
        onSend={() => {
          if (text.trim() === '') return;
          say(text);
          onText('');
        }}
        onAskForPerson={chat.askForPerson}
      />
      {passedOn && thread.package && (
        <PassedOn
          words={words}
          passed={thread.package}
          onCorrect={(correction) => {
            chat.correctSummary(correction);
            setPassedOn(false);
          }}
          onBack={() => setPassedOn(false)}
        />
      )}
    </section>
  );
}

function Hello({ words, suggestions, onPick }: PanelProps & { onPick(text: string): void }) {
  return (
    <div class="hello">
      <h3>{words.greeting}</h3>
      <p>{words.greetingMore}</p>
      <p class="note">{words.disclosure}</p>
      {suggestions.length > 0 && <Chips choices={suggestions} onPick={onPick} />}
    </div>
  );
}

function Chips({ choices, onPick }: { choices: readonly string[]; onPick(text: string): void }) {
  return (
    <div class="chips">
      {choices.map((choice) => (
        <button key={choice} type="button" class="chip" onClick={() => onPick(choice)}>
          {choice}
        </button>
      ))}
    </div>
  );
}

function Banner({ words, view }: { words: Words; view: ChatView }) {
  const text = bannerText(words, view);
  return text === null ? null : (
    <p class="banner" role="status">
      {text}
    </p>
  );
}

function bannerText(words: Words, view: ChatView): string | null {
  if (view.line === 'refused') return words.refused(view.refusal ?? '');
  if (view.line === 'down') return words.offline;
  return view.durable ? null : words.notDurable;
}

function Dots({ label }: { label: string }) {
  return (
    <div class="dots" role="status" aria-label={label} title={label}>
      <i />
      <i />
      <i />
    </div>
  );
}

/** The part that scrolls. It follows the end, unless the customer has scrolled up to read. */
function Log({ view, children }: { view: ChatView; children: preact.ComponentChildren }) {
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const element = log.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [view]);
  // Rich text arrives a moment later and makes the list longer.
  useEffect(() => {
    const element = log.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [view.thread.items.length]);
  return (
    <div
      class="log"
      ref={log}
      role="log"
      aria-live="polite"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      onScroll={(event) => {
        const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
        atEnd.current = scrollHeight - scrollTop - clientHeight < 60;
      }}
    >
      {children}
    </div>
  );
}
