// Threads for the console's tests and its fixture page, told through the relay's own door: nothing here that a log could not hold.
import type { ContextPackage } from '#domain/context-package';
import type { Decision } from '#domain/decision';
import type { Reading, Signal, Traits } from '#domain/signals/reading';
import type { QueueInfo } from '#domain/wire';
import type { MemoryRelay } from './memory-relay.ts';

export const QUEUES: readonly QueueInfo[] = [
  { id: 'general', name: 'General support' },
  { id: 'billing', name: 'Billing' },
  { id: 'security', name: 'Security' },
  { id: 'sales', name: 'Sales' },
  { id: 'legal', name: 'Legal and privacy' },
];

export const MAYA = { id: 'agent-maya', name: 'Maya Okafor' };
export const TOM = { id: 'agent-tom', name: 'Tom Brandt' };

const MINUTE = 60_000;

export function reading(signal: Signal, strength: number, ...evidence: Reading['evidence'][number][]): Reading {
  return { signal, strength, evidence };
}

function decision(turn: string, act: Decision['act'], row: string, more: Partial<Decision> = {}): Decision {
  return {
    turn,
    act,
    row,
    intentScore: 0.9,
    queue: 'general',
    priority: 'normal',
    because: [],
    asked: [],
    question: null,
    stop: false,
    acted: true,
    playbook: '7f3a90c1d24e',
    ...more,
  };
}

export function packageOf(more: Partial<ContextPackage> = {}): ContextPackage {
  return {
    intent: { id: 'invoice-wrong', name: 'Invoice is wrong', score: 0.91 },
    summary: [],
    correction: null,
    account: null,
    attempted: [],
    documents: [],
    confidence: null,
    nextStep: null,
    raisedBy: [],
    asked: [],
    fields: {},
    ...more,
  };
}

/** A clock the cast is told by: each line of it happens at its own time. */
interface CastClock {
  set(at: number): void;
}

interface Told {
  readonly relay: MemoryRelay;
  readonly clock: CastClock;
  readonly now: number;
}

const NORA: Traits = {
  name: 'Nora Lindqvist',
  email: 'nora.lindqvist@example.com',
  plan: 'business',
  company: 'Brightwater Studio',
  seats: 24,
  mrr: 336,
  customerSince: '2024-01-29',
  openInvoices: 0,
};

export const CHARGED_TWICE = 'thread-charged-twice';

/** A billing dispute: an answer that did not help, a question for the invoice, and a handoff eleven minutes ago with fifteen promised. */
export function chargedTwice({ relay, clock, now }: Told, waited = 11.4 * MINUTE): void {
  const id = CHARGED_TWICE;
  const said = (ago: number, text: string, turn: string) => {
    clock.set(now - waited - ago);
    relay.customer(id, { type: 'said', text }, turn);
  };
  clock.set(now - waited - 4 * MINUTE);
  relay.customer(id, {
    type: 'started',
    site: 'tallyard',
    locale: 'en',
    page: { url: 'https://app.tallyard.example/invoices/INV-21188', title: 'Invoice INV-21188 · Tallyard' },
  });
  relay.customer(id, { type: 'identified', traits: NORA, verified: true });
  said(
    4 * MINUTE,
    'Hi, my card statement shows two payments for October but there is only one invoice?',
    'turn-nora-1',
  );
  relay.customer(id, {
    type: 'decided',
    decision: decision('turn-nora-1', 'answer', 'invoice-copy', { intentScore: 0.62, queue: 'billing' }),
  });
  relay.customer(
    id,
    {
      type: 'answered',
      to: 'turn-nora-1',
      text: 'Card payments can show twice for a day or two: once as a reservation, once as the booking. The reservation goes away by itself within three working days.\n\nYou find every invoice under Settings › Billing › Invoices.',
      documents: [
        { id: 'read-your-invoice', title: 'Read your invoice', url: '/help/read-your-invoice', score: 6.4 },
        { id: 'payment-failed', title: 'When a payment fails', url: '/help/payment-failed', score: 5.9 },
      ],
      confidence: 0.46,
    },
    'turn-answer-1',
  );
  relay.customer(id, { type: 'judged', answer: 'turn-answer-1', helpful: false });
  said(
    2 * MINUTE,
    'No, that is not it. Both are booked, it has been two weeks. This invoice is wrong, you charged me twice for INV-21188.',
    'turn-nora-2',
  );
  const raisedBy = [
    reading('risk', 0.93, { words: 'you charged me twice', rule: 'billing_dispute' }),
    reading(
      'looping',
      0.71,
      { words: 'No, that is not it', rule: 'rejected_plain_no' },
      {
        words: 'you charged me twice for INV-21188',
        rule: 'same_question',
        turn: 'turn-nora-1',
        against: 'two payments for October',
      },
    ),
  ];
  relay.customer(id, {
    type: 'decided',
    decision: decision('turn-nora-2', 'ask', 'invoice-wrong', {
      intentScore: 0.91,
      queue: 'billing',
      because: raisedBy,
      question: { field: 'bankReference', text: 'Which reference does your bank show for the second payment?' },
    }),
  });
  relay.customer(id, { type: 'collected', field: 'invoiceId', value: 'INV-21188' });
  relay.customer(
    id,
    {
      type: 'asked',
      to: 'turn-nora-2',
      text: 'I’m sorry about that. Which reference does your bank show for the second payment?',
      field: 'bankReference',
    },
    'turn-ask-1',
  );
  said(0.4 * MINUTE, 'I don’t have that here, the statement is with our accountant', 'turn-nora-3');
  relay.customer(id, { type: 'collected', field: 'bankReference', value: null });
  relay.customer(id, {
    type: 'decided',
    decision: decision('turn-nora-3', 'handoff', 'invoice-wrong', { queue: 'billing', because: raisedBy }),
  });
  clock.set(now - waited);
  relay.customer(id, {
    type: 'handedOff',
    queue: 'billing',
    priority: 'high',
    row: 'invoice-wrong',
    firstReply: 15 * MINUTE,
  });
  relay.customer(id, {
    type: 'packaged',
    package: packageOf({
      summary: [
        {
          text: 'Nora was charged twice, 336 USD each, for invoice INV-21188 (October).',
          turns: ['turn-nora-1', 'turn-nora-2'],
        },
        { text: 'Both payments are booked and two weeks old, so it is no card reservation.', turns: ['turn-nora-2'] },
        { text: 'She cannot give the bank’s reference; the statement is with her accountant.', turns: ['turn-nora-3'] },
      ],
      account: { traits: NORA, verified: true },
      attempted: [
        {
          turn: 'turn-answer-1',
          text: 'Card payments can show twice for a day or two: once as a reservation, once as the booking.',
          documents: ['read-your-invoice', 'payment-failed'],
          taken: 'rejected',
          words: 'No, that is not it',
        },
      ],
      documents: [
        { id: 'read-your-invoice', title: 'Read your invoice', url: '/help/read-your-invoice' },
        { id: 'payment-failed', title: 'When a payment fails', url: '/help/payment-failed' },
      ],
      confidence: 0.46,
      nextStep:
        'Look for a second payment on the invoice. Refund it, or send a credit note, and say when the money arrives.',
      raisedBy,
      fields: { invoiceId: 'INV-21188', bankReference: null },
    }),
  });
  clock.set(now - waited / 2);
  relay.customer(
    id,
    { type: 'said', text: 'Also our renewal is in January, I’d like this sorted before then.' },
    'turn-nora-4',
  );
  clock.set(now);
}

/** What the customer's browser sends when she has written more: the same package, completed. */
export function completed(relay: MemoryRelay): void {
  const before = relay.thread(CHARGED_TWICE).package;
  if (before === null) throw new Error('nothing to complete');
  relay.customer(CHARGED_TWICE, {
    type: 'corrected',
    summary: 'It is three payments, not two: the third one came in this morning.',
  });
  relay.customer(CHARGED_TWICE, {
    type: 'packaged',
    package: {
      ...before,
      summary: [
        ...before.summary,
        { text: 'She wants it settled before the renewal in January.', turns: ['turn-nora-4'] },
      ],
      raisedBy: [
        ...before.raisedBy,
        reading('value', 0.58, { words: 'our renewal is in January', rule: 'renewal_risk', turn: 'turn-nora-4' }),
      ],
    },
  });
}

interface Short {
  readonly id: string;
  readonly ago: number;
  readonly name: string | null;
  readonly plan: string | null;
  readonly verified?: boolean;
  readonly says: readonly string[];
  readonly queue?: string;
  readonly priority?: 'low' | 'normal' | 'high' | 'urgent';
  readonly row?: string;
  readonly intent?: string;
  readonly firstReply?: number;
  readonly more?: Partial<ContextPackage>;
}

/** A thread told shortly: what the customer says, and (with a queue) the handoff that follows. */
export function short({ relay, clock, now }: Told, thread: Short): void {
  const { id, ago, name, plan, says, queue, row = 'unknown' } = thread;
  const at = now - ago;
  clock.set(at - says.length * 20_000);
  relay.customer(id, {
    type: 'started',
    site: 'tallyard',
    locale: 'en',
    page: { url: 'https://app.tallyard.example/', title: 'Tallyard' },
  });
  if (name !== null)
    relay.customer(id, {
      type: 'identified',
      traits: { name, ...(plan === null ? {} : { plan }) },
      verified: thread.verified ?? false,
    });
  for (const [index, text] of says.entries()) {
    clock.set(at - (says.length - index) * 15_000);
    relay.customer(id, { type: 'said', text }, `turn-${id}-${index}`);
  }
  clock.set(at);
  const last = `turn-${id}-${says.length - 1}`;
  if (queue === undefined) {
    relay.customer(id, { type: 'decided', decision: decision(last, 'answer', row) });
    relay.customer(id, {
      type: 'answered',
      to: last,
      text: 'You can do that under Settings › People. Admins see an Invite button at the top right.',
      documents: [{ id: 'add-teammate', title: 'Add a teammate', url: '/help/add-teammate' }],
      confidence: 0.83,
    });
  } else {
    relay.customer(id, {
      type: 'handedOff',
      queue,
      priority: thread.priority ?? 'normal',
      row,
      firstReply: thread.firstReply ?? null,
    });
    relay.customer(id, {
      type: 'packaged',
      package: packageOf({ intent: { id: row, name: thread.intent ?? row, score: 0.88 }, ...thread.more }),
    });
  }
  clock.set(now);
}

/** A full inbox: something on every shelf. */
export function fullInbox(told: Told): void {
  chargedTwice(told);
  short(told, {
    id: 'thread-break-in',
    ago: 1.3 * MINUTE,
    name: 'Ibrahim Sesay',
    plan: 'enterprise',
    verified: true,
    says: ['someone logged into my account from Vietnam an hour ago', 'they changed the e-mail, PLEASE HURRY'],
    queue: 'security',
    priority: 'urgent',
    row: 'account-compromised',
    intent: 'Account compromised',
    firstReply: 2 * MINUTE,
    more: {
      summary: [
        {
          text: 'Someone signed in from Vietnam an hour ago and changed the e-mail address.',
          turns: ['turn-thread-break-in-0', 'turn-thread-break-in-1'],
        },
      ],
      nextStep: 'Lock all sessions, confirm who this is over the phone number on file, then reset the e-mail address.',
      raisedBy: [
        reading('risk', 0.97, {
          words: 'someone logged into my account',
          rule: 'account_access',
          turn: 'turn-thread-break-in-0',
        }),
        reading('emotion', 0.66, { words: 'PLEASE HURRY', rule: 'shouting', turn: 'turn-thread-break-in-1' }),
      ],
    },
  });
  short(told, {
    id: 'thread-talk-to-human',
    ago: 34 * MINUTE,
    name: null,
    plan: null,
    says: ['can I talk to a human please, the timer keeps losing my entries'],
    queue: 'general',
    row: 'timer-basics',
    intent: 'Timer loses entries',
    firstReply: 30 * MINUTE,
    more: {
      asked: [{ words: 'talk to a human', rule: 'asks_for_person', turn: 'turn-thread-talk-to-human-0' }],
      intent: { id: 'timer-basics', name: 'Timer loses entries', score: 0.74 },
    },
  });
  short(told, {
    id: 'thread-two-hundred-seats',
    ago: 6 * MINUTE,
    name: 'Grace Adeyemi-Fitzgerald',
    plan: 'business',
    says: ['we want 200 more seats before March, can somebody make us an offer?'],
    queue: 'sales',
    row: 'more-seats',
    intent: 'More seats',
    firstReply: 240 * MINUTE,
    more: {
      raisedBy: [
        reading('value', 0.9, { words: '200 more seats', rule: 'expansion', turn: 'turn-thread-two-hundred-seats-0' }),
      ],
    },
  });
  short(told, {
    id: 'thread-delete-data',
    ago: 2 * MINUTE,
    name: 'Paul Meier',
    plan: 'free',
    says: ['Please delete all data you hold about me under GDPR art. 17.'],
    queue: 'legal',
    row: 'delete-my-data',
    intent: 'Delete my data',
    priority: 'low',
    firstReply: 48 * 60 * MINUTE,
  });
  short(told, {
    id: 'thread-invite',
    ago: 1 * MINUTE,
    name: 'Wei Chen',
    plan: 'team',
    verified: true,
    says: ['how do I invite a colleague?'],
    row: 'add-teammate',
  });
  short(told, {
    id: 'thread-rates',
    ago: 9 * MINUTE,
    name: null,
    plan: null,
    says: ['do you have hourly rates per project?'],
    row: 'rates',
  });
}
