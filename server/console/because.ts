// Why a thread came to people, in words: readings and their evidence as sentences an agent takes in at a glance.
import type { Evidence, PersonRequest, Reading, Signal } from '#domain/signals/reading';

/** A quotation from the thread, and where it stands. */
export interface Quote {
  readonly text: string;
  /** Id of the turn the words stand in; null: the turn that was read. */
  readonly turn: string | null;
  /** False: not somebody's words but a trait of the account, shown without quotation marks. */
  readonly spoken: boolean;
  /** Earlier words, or another document, that this was held against. */
  readonly against: string | null;
}

/** One reason: a rule that fired, and the words that made it fire. */
export interface Reason {
  readonly signal: Signal | 'asked';
  readonly rule: string;
  /** The rule in words: “Billing dispute”. */
  readonly title: string;
  /** 0 to 1, 0.5 is the shipped threshold; null for a request for a person, which is an order and has no strength. */
  readonly strength: number | null;
  readonly quotes: readonly Quote[];
}

/** All reasons, an order for a person first, then the readings, strongest first. Evidence of the same rule is one reason. */
export function reasonsOf(raisedBy: readonly Reading[], asked: PersonRequest['evidence']): readonly Reason[] {
  const readings = [...raisedBy].sort((a, b) => b.strength - a.strength);
  return [
    ...byRule('asked', null, asked),
    ...readings.flatMap((reading) => byRule(reading.signal, reading.strength, reading.evidence)),
  ];
}

/** A reason as one line of text: `The same question twice: “where is it” (earlier “no parcel yet”)`. */
export function inWords(reason: Reason): string {
  const quotes = reason.quotes.map(quoted).join(', ');
  return quotes === '' ? reason.title : `${reason.title}: ${quotes}`;
}

/** A rule's name in words. Rules this file does not know read well all the same: `data_breach` is “Data breach”. */
export function ruleInWords(rule: string): string {
  return RULES[rule] ?? humanised(rule);
}

/** A name made for machines as people write it: `invoiceId` and `invoice_id` are both “Invoice ID”. */
export function humanised(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_\-.:]+/g, ' ')
    .trim()
    .split(/\s+/)
    .map((word) => ACRONYMS[word.toLowerCase()] ?? (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()));
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The same in the middle of a sentence: “invoice ID”, but still “VAT ID”. */
export function inSentence(name: string): string {
  const words = humanised(name);
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** What a signal is called in front of agents. */
export const SIGNAL_NAMES: Readonly<Record<Reason['signal'], string>> = {
  asked: 'Asked for a person',
  risk: 'Risk',
  confidence: 'Weak answer',
  emotion: 'Emotion',
  value: 'Account value',
  looping: 'Going in circles',
};

/** Rules whose own name does not say enough. */
const RULES: Readonly<Record<string, string>> = {
  same_question: 'The same question twice',
  repeated_question: 'The same question twice',
  paraphrase: 'The same question in other words',
  answer_rejected: 'The answer was rejected',
  rejected: 'The answer was rejected',
  repeated_answer: 'The assistant was about to repeat itself',
  same_answer: 'The assistant was about to repeat itself',
  asked_for_person: 'Asked for a person',
  asks_for_person: 'Asked for a person',
  person: 'Asked for a person',
  person_request: 'Asked for a person',
  shouting: 'Writing in capitals',
  profanity: 'Strong language',
  account_plan: 'Account plan',
  account_mrr: 'Account MRR',
  somebody_else: 'Somebody else in the account',
  why_charged: 'Asks why they were charged',
  already_tried: 'Has tried this already',
  cannot_log_in: 'Cannot sign in',
  weak_retrieval: 'No document fits well',
  low_score: 'No document fits well',
  no_documents: 'No document was found',
  contradiction: 'Documents contradict each other',
  contradicting_documents: 'Documents contradict each other',
  uncovered_terms: 'The documents do not cover the question',
  not_covered: 'The documents do not cover the question',
  mrr: 'Monthly revenue',
  arr: 'Yearly revenue',
};

const ACRONYMS: Readonly<Record<string, string>> = {
  id: 'ID',
  ids: 'IDs',
  sso: 'SSO',
  gdpr: 'GDPR',
  api: 'API',
  url: 'URL',
  vat: 'VAT',
  sla: 'SLA',
  mrr: 'MRR',
  arr: 'ARR',
  pci: 'PCI',
  pii: 'PII',
  '2fa': '2FA',
  mfa: 'MFA',
  crm: 'CRM',
  iban: 'IBAN',
};

function byRule(signal: Reason['signal'], strength: number | null, evidence: readonly Evidence[]): readonly Reason[] {
  const rules = [...new Set(evidence.map((one) => one.rule))];
  return rules.map((rule) => ({
    signal,
    rule,
    title: signal === 'asked' ? SIGNAL_NAMES.asked : ruleInWords(rule),
    strength,
    quotes: evidence.filter((one) => one.rule === rule).map((one) => quoteOf(one, signal)),
  }));
}

function quoteOf({ words, rule, turn, against }: Evidence, signal: Reason['signal']): Quote {
  const spoken = signal !== 'value' || !rule.startsWith('account_');
  // A trait stands there as `plan: enterprise`, and the rule's name says already that it is the plan.
  return { text: spoken ? words : words.replace(/^\w+: /, ''), turn: turn ?? null, against: against ?? null, spoken };
}

function quoted({ text, against, spoken }: Quote): string {
  if (!spoken) return text;
  return against === null ? `“${text}”` : `“${text}” (earlier “${against}”)`;
}
