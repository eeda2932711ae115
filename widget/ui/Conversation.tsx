// The conversation in the panel: what was said, the stages of a handoff, what is going on. Values in, callbacks out.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatModel, ChatView } from '../model.ts';
import type { Words } from '../words/words.ts';
import { Banner } from './Banner.tsx';
import { Chips, Hello } from './Hello.tsx';
import { Meanwhile } from './Meanwhile.tsx';
import { PassedOn } from './PassedOn.tsx';
import { Rating } from './Rating.tsx';
import { StageCard } from './StageCard.tsx';
import { Timeline, type TimelineProps, waits } from './Timeline.tsx';

export interface ConversationProps {
  readonly words: Words;
  readonly locale: string;
  readonly chat: Omit<ChatModel, 'view'>;
  readonly view: ChatView;
  /** Names of the playbook's queues, by id. */
  readonly queueNames: ReadonlyMap<string, string>;
  /** The relay's origin: relative links of its articles lead there. */
  readonly base: string;
  /** Shown as buttons before the first message. */
  readonly suggestions: readonly string[];
  readonly file: TimelineProps['file'];
  readonly sending: TimelineProps['sending'];
  now(): number;
  onSay(text: string): void;
}

export function Conversation(props: ConversationProps) {
  const { words, chat, view, onSay } = props;
  const [passedOn, setPassedOn] = useState(false);
  const { thread } = view;
  const nameOf = (queue: string) => view.standing?.queueName ?? props.queueNames.get(queue) ?? queue;
  const trouble = troubleIn(words, view);
  return (
    <>
      {trouble !== null && <Banner text={trouble} />}
      <Log view={view}>
        {thread.items.length === 0 && <Hello words={words} suggestions={props.suggestions} onPick={onSay} />}
        <Timeline
          words={words}
          locale={props.locale}
          view={view}
          base={props.base}
          now={props.now}
          file={props.file}
          sending={props.sending}
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
        {view.help && <Meanwhile words={words} help={view.help} base={props.base} />}
        {view.mayRate && <Rating words={words} onRate={chat.rate} />}
        {view.working === 'thinking' && <Dots label={words.thinking} />}
        {view.typing && <Dots label={words.typing(view.typing.name)} />}
        <Chips choices={view.quickReplies} onPick={onSay} />
        {view.offersPerson && (
          <div class="offer" role="status">
            <p>{words.offer}</p>
            <button type="button" class="button" onClick={chat.askForPerson}>
              {words.talkToAPerson}
            </button>
          </div>
        )}
      </Log>
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
    </>
  );
}

function troubleIn(words: Words, view: ChatView): string | null {
  if (view.needsSignIn) return words.signInFirst;
  // Isolated: the relay's reason may run the other way.
  if (view.line === 'refused') return words.refused(`\u2068${view.refusal ?? ''}\u2069`);
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
function Log({ view, children }: { view: ChatView; children: ComponentChildren }) {
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const top = useRef(0);
  const height = useRef(0);
  const follow = (element: HTMLElement) => {
    if (atEnd.current) element.scrollTop = element.scrollHeight;
  };
  // An observer looks once a frame, however often the thread was drawn; and again when rich text arrives a moment later.
  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return;
    if (typeof ResizeObserver === 'undefined') return follow(element);
    const observer = new ResizeObserver(() => follow(element));
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [view]);
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
        // Only a way up is the customer's, and not where the thread got shorter: that the end is far below may as well be what has just arrived.
        if (scrollTop < top.current && scrollHeight >= height.current) atEnd.current = false;
        if (scrollHeight - scrollTop - clientHeight < 60) atEnd.current = true;
        top.current = scrollTop;
        height.current = scrollHeight;
      }}
    >
      {children}
    </div>
  );
}
