// The head of an open thread: who writes, where it stands, its SLA clock, and what this agent may do with it.
import type { ReadonlySignal } from '@preact/signals';
import type { Thread } from '#domain/thread';
import { SafeLink } from '../../widget/ui/SafeLink.tsx';
import { safeHref } from '../../widget/ui/safe-link.ts';
import { Avatar } from './Avatar.tsx';
import { soonTime } from './day.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import { Key } from './Key.tsx';
import { SlaBadge } from './SlaBadge.tsx';
import { may, type Stance, type Verb } from './stance.ts';

export interface ThreadHeadProps {
  readonly thread: Thread;
  readonly customer: string;
  readonly plan: string | null;
  readonly stance: Stance;
  readonly now: ReadonlySignal<number>;
  readonly queueName: (id: string) => string;
  readonly onBack: () => void;
  readonly onVerb: (verb: Verb) => void;
  /** Colleagues who have this thread on their screen now. */
  readonly onlookers: readonly string[];
  /** What is kept of the customer: to export or to erase. Null: not for this agent. */
  readonly onData: (() => void) | null;
}

export function ThreadHead(props: ThreadHeadProps) {
  const { thread, customer, stance, now } = props;
  const times = thread.handoff && { ...thread.handoff, waitingSince: thread.handoff.at };
  return (
    <header class="thread-head">
      <button type="button" class="button quiet only-phone" onClick={props.onBack} aria-label="Back to the list">
        <Icon name="left" size={18} />
      </button>
      <Avatar name={customer} />
      <div class="thread-who">
        <h1>
          <span class="thread-name">{customer}</span>
          {props.plan !== null && <span class="plan">{props.plan}</span>}
          <Verified account={thread.account} />
          {thread.reopened > 0 && <span class="tag">Reopened</span>}
        </h1>
        <p class="thread-where">
          <Where {...props} />
        </p>
      </div>
      <div class="thread-verbs">
        {times !== null && stance.kind !== 'resolved' && <SlaBadge times={times} now={now} large />}
        {VERBS.filter(({ verb }) => may(stance, verb)).map((one) => (
          <VerbButton key={one.verb} {...one} onVerb={props.onVerb} />
        ))}
        {props.onData !== null && (
          <button
            type="button"
            class="button quiet tool"
            aria-label="Customer’s data"
            title="Customer’s data: export or erase"
            aria-haspopup="dialog"
            onClick={props.onData}
          >
            <Icon name="more" size={18} />
          </button>
        )}
      </div>
    </header>
  );
}

function Verified({ account }: Pick<Thread, 'account'>) {
  if (account === null) return <span class="badge badge-plain">Anonymous</span>;
  return account.verified ? (
    <span class="badge badge-good" title="The site signed who this is">
      <Icon name="verified" size={12} /> Verified
    </span>
  ) : (
    <span class="badge badge-warn" title="The page said who this is, unsigned. Check before you act on it.">
      Not verified
    </span>
  );
}

function Where({ thread, stance, queueName, onlookers }: ThreadHeadProps) {
  return (
    <>
      <span class={`holder holder-${stance.kind}`}>{stanceInWords(stance, queueName)}</span>
      {thread.handoff !== null && thread.handoff.priority !== 'normal' && (
        <span class={`mark mark-${thread.handoff.priority}`}>{thread.handoff.priority}</span>
      )}
      <Onlookers names={onlookers} />
      <PageLink page={thread.page} />
      {thread.contact !== null && <span class="muted">{thread.contact}</span>}
    </>
  );
}

function Onlookers({ names }: { readonly names: readonly string[] }) {
  return (
    <span class="onlookers" role="status">
      {names.length > 0 && (
        <>
          <Icon name="watch" size={13} /> {looksOn(names)}
        </>
      )}
    </span>
  );
}

function looksOn([first = '', ...others]: readonly string[]): string {
  if (others.length === 0) return `${first} is looking too`;
  return others.length === 1
    ? `${first} and ${others[0]} are looking too`
    : `${first} and ${others.length} others are looking too`;
}

/** What was taken from the assistant is in no queue. */
function inQueue(queue: string, queueName: (id: string) => string): string {
  return queue === '' ? '' : ` · ${queueName(queue)}`;
}

function stanceInWords(stance: Stance, queueName: (id: string) => string): string {
  switch (stance.kind) {
    case 'viewer':
      return 'You read along';
    case 'assistant':
      return 'With the assistant';
    case 'waiting':
      return `Waiting in ${queueName(stance.queue)}`;
    case 'mine':
      return stance.asideUntil === null
        ? `Yours${inQueue(stance.queue, queueName)}`
        : `Put aside until ${soonTime(stance.asideUntil, Date.now())}`;
    case 'others':
      return `${stance.name} has it${inQueue(stance.queue, queueName)}`;
    case 'resolved':
      return 'Resolved';
  }
}

function PageLink({ page }: Pick<Thread, 'page'>) {
  if (page === null || safeHref(page.url) === null) return null;
  return <SafeLink class="page-link" href={page.url} text={page.title || page.url} title={page.url} />;
}

interface VerbLook {
  readonly verb: Verb;
  readonly name: string;
  readonly icon: IconName;
  readonly shortcut: string;
  /** `small-first`: loses its name before the others where there is little room. */
  readonly look: 'primary' | 'plain' | 'plain small-first';
}

const VERBS: readonly VerbLook[] = [
  { verb: 'release', name: 'Put back', icon: 'release', shortcut: 'U', look: 'plain small-first' },
  { verb: 'transfer', name: 'Transfer', icon: 'transfer', shortcut: 'T', look: 'plain' },
  { verb: 'handBack', name: 'Hand back', icon: 'handBack', shortcut: 'H', look: 'plain small-first' },
  { verb: 'route', name: 'Route to people', icon: 'route', shortcut: 'T', look: 'plain' },
  { verb: 'snooze', name: 'Snooze', icon: 'later', shortcut: 'S', look: 'plain small-first' },
  { verb: 'wake', name: 'Take up again', icon: 'later', shortcut: 'S', look: 'plain' },
  { verb: 'resolve', name: 'Resolve', icon: 'resolve', shortcut: 'E', look: 'plain' },
  { verb: 'claim', name: 'Claim', icon: 'claim', shortcut: 'C', look: 'primary' },
  { verb: 'takeOver', name: 'Take over', icon: 'claim', shortcut: 'C', look: 'primary' },
  { verb: 'reopen', name: 'Reopen', icon: 'claim', shortcut: 'C', look: 'primary' },
];

function VerbButton({ verb, name, icon, shortcut, look, onVerb }: VerbLook & Pick<ThreadHeadProps, 'onVerb'>) {
  return (
    <button
      type="button"
      class={`button verb ${look}`}
      title={`${name} (${shortcut})`}
      aria-keyshortcuts={shortcut.toLowerCase()}
      onClick={() => onVerb(verb)}
    >
      <Icon name={icon} size={14} />
      <span class="verb-name">{name}</span>
      <Key of={shortcut} />
    </button>
  );
}
