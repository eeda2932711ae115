// The lines between the things said: what happened to the thread, as a sentence an agent reads in passing.
import type { By, EventOf, RemovalReason, Verdict } from '#domain/event';
import type { Item, Removal, Stage } from '#domain/thread';
import { spoken } from './sla-clock.ts';

/** `queueName` turns a queue's id into its name; `when` a time into a short local date. */
export interface StageWords {
  readonly queueName: (id: string) => string;
  readonly when: (at: number) => string;
  /** The agent at this screen, who is “You”. */
  readonly me: string;
}

/** One sentence, and what somebody wrote with it, which stands apart. */
export interface StageLine {
  readonly text: string;
  readonly quote: string | null;
}

export function stageLine({ event, by }: Stage, words: StageWords): StageLine {
  const who = whoIs(by, words.me);
  switch (event.type) {
    case 'handedOff':
      return line(
        `${by.role === 'agent' ? `${who} routed this` : 'Handed over'} to ${words.queueName(event.queue)}${promise(event.firstReply)}`,
      );
    case 'claimed':
      return line(`${who} took the thread`);
    case 'assigned':
      return line(`Given to ${event.agent === words.me ? 'you' : event.name}`);
    case 'escalated':
      return line(`First reply nearly due: now ${event.priority} priority`);
    case 'transferred':
      return line(`${who} transferred this to ${receiver(event, words)}`, event.note);
    case 'snoozed':
      return line(
        event.until === null ? `${who} took this up again` : `${who} put this aside until ${words.when(event.until)}`,
      );
    case 'released':
      return line(backWords(event.reason, who));
    case 'handedBack':
      return line(`${who} handed back to the assistant`);
    case 'cancelled':
      return line('The customer no longer waits for a person');
    case 'resolved':
      return line(`${who} resolved this`, event.reason);
    case 'rated':
      return line(`The customer rated this ${event.score} of 5`, event.comment);
    case 'promised':
      return line(
        event.opensAt === null
          ? 'The customer was told that nobody is here now'
          : `The customer was told that the queue opens ${words.when(event.opensAt)}`,
      );
    case 'delayed':
      return line('The promised time is over; the customer was told that it takes longer');
    case 'contactLeft':
      return line(`The customer can be reached at ${event.email}`);
    case 'assessed':
      return line(`${who} judged the handoff: ${VERDICTS[event.verdict]}`);
    case 'noted':
      return line(`Note by ${who}`, event.text);
  }
}

/** Why something was taken away, as agents read and choose it. */
export const REMOVALS: Readonly<Record<RemovalReason, string>> = {
  secret: 'a secret, such as a card number or a password',
  personal: 'something private to somebody',
  other: 'something else',
};

/** `You removed a message of the customer: it held a secret …` */
export function removalLine({ by, kind }: Pick<Item, 'by' | 'kind'>, removed: Removal, me: string): string {
  const what = kind === 'attached' ? 'a file' : kind === 'stage' ? 'a note' : 'a message';
  const whose = whoIs(by, me);
  const of = whose === 'You' ? 'yours' : whose.replace(/^The /u, 'the ');
  return `${whoIs(removed.by, me)} removed ${what} of ${of}. It held ${REMOVALS[removed.why]}`;
}

/** The three judgements of a handoff, as agents read and give them. */
export const VERDICTS: Readonly<Record<Verdict, string>> = {
  right: 'right',
  late: 'too late',
  unneeded: 'not needed',
};

/** Who did it, as agents see it. */
export function whoIs(by: By, me: string): string {
  switch (by.role) {
    case 'agent':
      return by.id === me ? 'You' : by.name;
    case 'customer':
      return 'The customer';
    case 'assistant':
      return 'The assistant';
    case 'relay':
      return 'Baton';
  }
}

function receiver({ queue, to }: EventOf<'transferred'>, { queueName, me }: StageWords): string {
  if (to === undefined) return queueName(queue);
  return to.agent === me ? 'you' : to.name;
}

function backWords(reason: 'left' | 'gave up' | 'unanswered', who: string): string {
  switch (reason) {
    case 'left':
      return 'The line to the agent was gone for a minute; back in the queue';
    case 'unanswered':
      return 'Not answered by whom it was given to; back in the queue';
    case 'gave up':
      return `${who} put this back in the queue`;
  }
}

function line(text: string, quote: string | null = null): StageLine {
  return { text, quote: quote === '' ? null : quote };
}

function promise(firstReply: number | null): string {
  return firstReply === null ? '' : ` · first reply within ${spoken(firstReply)}`;
}
