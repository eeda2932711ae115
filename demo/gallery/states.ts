// The states a customer can meet, each as a log of entries and what the chat says beside it. The views that show them are the widget's own.
import type { ContextPackage } from '#domain/context-package';
import type { By, Entry, ThreadEvent } from '#domain/event';
import { emptyThread, reduceAll } from '#domain/thread';
import type { Standing } from '#domain/wire';
import type { ChatView } from '../../widget/model.ts';
import type { Upload } from '../../widget/peer/uploads.ts';

export interface State {
  readonly id: string;
  readonly title: string;
  readonly view: ChatView;
  /** Files chosen, and on their way. */
  readonly uploads?: readonly Upload[];
  /** What stands in the composer. */
  readonly text?: string;
  readonly suggestions?: readonly string[];
  /** Shown before the conversation is loaded. */
  readonly loading?: 'loading' | 'sending' | 'offline' | 'consent';
  /** Buttons to press one after the other once it is drawn, by the names of their words. */
  readonly press?: readonly ('seePassedOn' | 'menu' | 'forget')[];
}

type Step = readonly [By, ThreadEvent];

const CUSTOMER: By = { role: 'customer' };
const ASSISTANT: By = { role: 'assistant' };
const RELAY: By = { role: 'relay' };
const LONG_NAME = 'Wilhelmina Oberhauser-Schwarzenbergerin van der Heijden';
const ADA: By & { readonly role: 'agent' } = { role: 'agent', id: 'ada', name: 'Ada Berg' };

const DOCUMENT = { id: 'read-your-invoice', title: 'How to read your invoice', url: '/help/read-your-invoice' };

const started: Step = [CUSTOMER, { type: 'started', site: 'demo', locale: 'en', page: null }];
const says = (text: string): Step => [CUSTOMER, { type: 'said', text }];
const agentSays = (text: string): Step => [ADA, { type: 'said', text }];
const answers = (text: string): Step => [
  ASSISTANT,
  { type: 'answered', to: 'entry-2', text, documents: [DOCUMENT], confidence: 0.8 },
];
const asks = (text: string): Step => [ASSISTANT, { type: 'asked', to: 'entry-2', text, field: null }];
const handsOff: Step = [
  CUSTOMER,
  { type: 'handedOff', queue: 'billing', priority: 'high', row: 'invoice-wrong', firstReply: 900_000 },
];
const claims: Step = [ADA, { type: 'claimed' }];
const GIVEN = { type: 'assigned', agent: 'ada', name: 'Ada Berg' } as const;

const PACKAGE: ContextPackage = {
  intent: { id: 'invoice-wrong', name: 'invoice wrong', score: 0.93 },
  summary: [
    { text: 'Charged twice for the October invoice.', turns: ['entry-2'] },
    { text: 'Wants the second payment back before Friday.', turns: ['entry-4'] },
  ],
  correction: null,
  account: { traits: { name: 'Mia Keller', plan: 'Business' }, verified: false },
  attempted: [
    {
      turn: 'entry-3',
      text: 'A bank may show a pending payment next to the real one for up to three working days.',
      documents: [DOCUMENT.id],
      taken: 'rejected',
      words: 'both are booked',
    },
  ],
  documents: [DOCUMENT],
  confidence: 0.31,
  nextStep: 'Compare the invoice with the contract’s price list.',
  raisedBy: [],
  asked: [],
  fields: { invoiceId: 'INV-20418', bank: null },
};
const packed: Step = [ASSISTANT, { type: 'packaged', package: PACKAGE }];

const CHARGED = 'You charged me twice for October. Both are booked already.';
const ANSWER =
  'Your bank may show a **pending payment** next to the real one for up to three working days. If both are still there after that:\n\n1. Keep the invoice number at hand.\n2. Write to us here, and we refund the duplicate.\n\nYou find every invoice under `Settings → Billing`.';
const LONG =
  'I went through the whole statement line by line: https://bank.example/statements/2026/10/a-very-long-address-that-does-not-break-anywhere-by-itself?account=0000 and the second payment is there as well.\n\nThat leaves me without the money for the licences of the four people who start on Monday.';

const asked: readonly Step[] = [started, says(CHARGED)];
const waiting: readonly Step[] = [...asked, answers(ANSWER), says('No, both are booked.'), handsOff, packed];
const withAda: readonly Step[] = [
  ...waiting,
  claims,
  agentSays('Hi Mia, I see both payments. I refund the second one now.'),
];
const resolved: readonly Step[] = [...withAda, says('Great, thank you!'), [ADA, { type: 'resolved', reason: null }]];

const PICTURE = {
  id: '1'.repeat(32),
  name: 'statement.png',
  type: 'image/png',
  bytes: 48_213,
  width: 900,
  height: 640,
} as const;
const BILL = {
  id: '2'.repeat(32),
  name: 'INV-20418 corrected.pdf',
  type: 'application/pdf',
  bytes: 1_204_118,
} as const;
const withFiles: readonly Step[] = [
  ...withAda,
  says('This is what my bank shows.'),
  [CUSTOMER, { type: 'attached', file: PICTURE }],
  agentSays('Thank you. Here is the corrected invoice.'),
  [ADA, { type: 'attached', file: BILL }],
];

/** As chosen in a browser; what it looks like is drawn by the page. */
function upload(name: string, rest: Partial<Upload>): Upload {
  const file = new Blob([new Uint8Array(640_000)]);
  return { id: name, file, name, type: 'image/png', step: 'chosen', part: 0, problem: null, ...rest };
}

const CHOSEN = [
  upload('receipt from the bank, page one.png', {}),
  upload('terms.pdf', { type: 'application/pdf' }),
  upload('film.mov', { type: null, problem: 'kind' }),
];
const GOING = [
  upload('second-statement.png', { step: 'sending', part: 0.6 }),
  upload('contract.pdf', { type: 'application/pdf', step: 'failed', problem: 'offline' }),
];

const QUEUE: Standing = {
  queue: 'billing',
  queueName: 'Billing',
  position: 2,
  expectedWait: 240_000,
  agents: 3,
  opensAt: null,
};
const NOBODY: Standing = { ...QUEUE, position: 0, expectedWait: null, agents: 0 };
const DAY = 86_400_000;

/** `now` dates the promises; the logs end at it. */
export function statesAt(now: number): readonly State[] {
  const state = (id: string, title: string, steps: readonly Step[], rest: Partial<ChatView> = {}): State => ({
    id,
    title,
    view: viewOf(steps, now, rest),
  });
  return [
    {
      ...state('greeting', 'Greeting', []),
      suggestions: ['Where is my invoice?', 'Change my plan', 'I cannot sign in'],
    },
    { ...state('consent', 'Asked to agree before anything is kept', []), loading: 'consent' },
    { ...state('loading', 'Opened before the conversation is loaded', []), loading: 'loading' },
    { ...state('sending', 'Sent before the conversation is loaded', []), loading: 'sending', text: CHARGED },
    { ...state('cut', 'The conversation cannot be loaded', []), loading: 'offline' },
    { ...state('writing', 'A long message is being written', []), text: `${LONG}\n\n${LONG}` },
    { ...state('counter', 'Near the longest message', []), text: 'Please look into it. '.repeat(191) },
    state('thinking', 'The assistant looks for an answer', asked, { working: 'thinking', line: 'live' }),
    state('answered', 'Answered, with its article', [...asked, answers(ANSWER)], { line: 'live' }),
    state(
      'question',
      'One question, in the middle band',
      [...asked, asks('I am not sure I understood. Is it about one of these, or something else?')],
      {
        quickReplies: ['How to read your invoice', 'Refund policy', 'Change your plan'],
      },
    ),
    state('offer', 'The assistant failed: a person is offered', asked, { offersPerson: true, line: 'live' }),
    state('preparing', 'Handed over, on its way', [...asked, handsOff], {
      working: 'preparing',
      handoffConfirmed: false,
      line: 'connecting',
    }),
    state('waiting', 'Waiting, with a measured wait', waiting, { standing: QUEUE, line: 'live' }),
    state(
      'meanwhile',
      'Waiting, and what the assistant found meanwhile',
      [...waiting, says('By the way, how do I change our plan?')],
      {
        standing: QUEUE,
        line: 'live',
        help: { title: 'Change your plan', text: 'Under **Settings → Plan**, at any time.', url: '/help/change-plan' },
      },
    ),
    state('next', 'Waiting, next in line', waiting, {
      standing: { ...QUEUE, position: 1, expectedWait: null },
      line: 'live',
    }),
    state('nobody', 'Nobody is there: when, and how to be reached', waiting, {
      standing: { ...NOBODY, opensAt: now + DAY },
      line: 'live',
    }),
    state(
      'contact',
      'Nobody is there, an address was left',
      [...waiting, [CUSTOMER, { type: 'contactLeft', email: 'mia@example.org' }]],
      { standing: NOBODY, line: 'live' },
    ),
    state('contact-by-mail', 'Nobody is there, answers are e-mailed', waiting, {
      standing: { ...NOBODY, byMail: true },
      line: 'live',
    }),
    state(
      'delayed',
      'The promised time is over: it is said, and how to be reached',
      [...waiting, [RELAY, { type: 'delayed', expectedWait: 2_400_000 }]],
      { standing: { ...QUEUE, expectedWait: 2_400_000, byMail: true }, line: 'live' },
    ),
    {
      ...state('passed-on', 'What was passed on, open to correction', waiting, { standing: QUEUE, line: 'live' }),
      press: ['seePassedOn'],
    },
    state('assigned', 'Given to a person, who has not answered yet', [...waiting, [RELAY, GIVEN]], { line: 'live' }),
    state('joined', 'A person has joined, and types', withAda, { typing: { name: 'Ada Berg' }, line: 'live' }),
    state(
      'transferred',
      'Passed on to another queue',
      [...withAda, [ADA, { type: 'transferred', queue: 'tech', note: null }]],
      { standing: { ...QUEUE, queue: 'tech', queueName: 'Technical support' }, line: 'live' },
    ),
    state(
      'colleague',
      'Passed on to a colleague, who has not answered yet',
      [
        ...withAda,
        [ADA, { type: 'transferred', queue: 'billing', note: null, to: { agent: 'bea', name: 'Bea Lind' } }],
      ],
      { line: 'live' },
    ),
    state(
      'edited',
      'A message was corrected, another one removed',
      [
        ...withAda,
        agentSays('I have refunded 12.90 €.'),
        [ADA, { type: 'edited', entry: withAda.length + 1, text: 'I have refunded 129.00 €.' }],
        says('My card is the one ending in 4242.'),
        [ADA, { type: 'removed', entry: withAda.length + 3, why: 'secret' }],
      ],
      { line: 'live' },
    ),
    state('released', 'The line to the person broke', [...withAda, [RELAY, { type: 'released', reason: 'left' }]], {
      standing: { ...QUEUE, position: 1 },
      line: 'live',
    }),
    state('put-back', 'The person put it back', [...withAda, [ADA, { type: 'released', reason: 'gave up' }]], {
      standing: { ...QUEUE, position: 1 },
      line: 'live',
    }),
    state(
      'handed-back',
      'Handed back to the assistant',
      [...withAda, [ADA, { type: 'handedBack' }], says('How do I change my plan?')],
      { working: 'thinking', line: 'live' },
    ),
    state('long', 'Long words and addresses', [started, says(LONG), answers(ANSWER)], { line: 'live' }),
    state(
      'names',
      'A long name, long words, a queue with a long name',
      [
        ...waiting,
        [{ ...ADA, name: LONG_NAME }, { type: 'claimed' }],
        [
          { ...ADA, name: LONG_NAME },
          { type: 'said', text: 'Die Kraftfahrzeughaftpflichtversicherungsbeitragsrückerstattung ist unterwegs.' },
        ],
        says('Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft!'),
        [
          { ...ADA, name: LONG_NAME },
          { type: 'transferred', queue: 'tech', note: null },
        ],
      ],
      { standing: { ...QUEUE, queueName: 'Rechtsschutzversicherungsgesellschaften und Datenschutz' }, line: 'live' },
    ),
    state('unsent', 'Not sent, with what to do', [...asked], {
      line: 'live',
      failed: [{ id: 'late', text: 'Are you there?', why: 'The conversation was closed meanwhile.' }],
    }),
    state('down', 'No connection', [...withAda, says('Are you still there?')], {
      line: 'down',
      statusOf: () => 'pending',
    }),
    state('refused', 'The relay refuses the page', asked, {
      line: 'refused',
      refusal: 'The site “demo” may not be embedded from here.',
    }),
    state('sign-in', 'The site has to say who this is', asked, { line: 'refused', needsSignIn: true }),
    state('memory', 'The browser keeps nothing', asked, { line: 'live', durable: false }),
    state('files', 'Pictures and PDFs in the thread', withFiles, { attaches: true, line: 'live' }),
    {
      ...state('choosing', 'Files chosen, one of which cannot be sent', withAda, { attaches: true, line: 'live' }),
      uploads: CHOSEN,
    },
    {
      ...state('uploading', 'Files on their way, one of which failed', withAda, { attaches: true, line: 'live' }),
      uploads: GOING,
    },
    state('rating', 'Resolved, asking how it was', resolved, { mayRate: true, line: 'live' }),
    {
      ...state('forget', 'Asked once more before all is deleted', withAda, { line: 'live' }),
      press: ['menu', 'forget'],
    },
    { ...state('menu', 'The menu', withAda, { line: 'live' }), press: ['menu'] },
    state('rated', 'Rated', [...resolved, [CUSTOMER, { type: 'rated', score: 5, comment: null }]], { line: 'live' }),
  ];
}

function viewOf(steps: readonly Step[], now: number, rest: Partial<ChatView>): ChatView {
  const entries = steps.map(
    ([by, event], at): Entry => ({
      seq: at + 1,
      at: now - (steps.length - at) * 60_000,
      age: 0,
      by,
      id: `entry-${at + 1}`,
      event,
    }),
  );
  return {
    thread: reduceAll(emptyThread('gallery'), entries),
    statusOf: () => 'seen',
    failed: [],
    line: 'local',
    refusal: null,
    needsSignIn: false,
    working: null,
    durable: true,
    typing: null,
    standing: null,
    offersPerson: false,
    attaches: false,
    mayRate: false,
    quickReplies: [],
    help: null,
    ready: true,
    handoffConfirmed: true,
    ...rest,
  };
}
