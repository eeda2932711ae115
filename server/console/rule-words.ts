// The names of rules, fields and traits as people write them. A rule this file does not know reads well all the same.

/** A rule's name in words. Rules this file does not know read well all the same: `data_breach` is “Data breach”. */
export function ruleInWords(rule: string): string {
  const plain = rule.replace(LANGUAGE, '');
  return RULES[plain] ?? humanised(plain);
}

/** How what a rule quotes relates to what it was held against. */
export function againstInWords(rule: string): string {
  return AGAINST[rule] ?? 'earlier';
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

/** Rules come in several languages; which one matters to nobody who reads the evidence. */
const LANGUAGE = /(?:_(?:ar|de|en|es|fr|it|ja|nl|pt))+$/;

const AGAINST: Readonly<Record<string, string>> = {
  contradiction: 'against',
  documents_disagree: 'against',
  weak_match: 'for',
};

/** Rules whose own name does not say enough. */
const RULES: Readonly<Record<string, string>> = {
  account_plan: 'Account plan',
  account_mrr: 'Account MRR',
  again_and_again: 'Again and again',
  already_tried: 'Has tried this already',
  angry_face: 'Angry emoji',
  answer_rejected: 'The answer was rejected',
  asks_person: 'Asked for a person',
  cannot_log_in: 'Cannot sign in',
  capitals: 'Writing in capitals',
  contradiction: 'Documents give different figures',
  danger: 'Danger to a person',
  documents_disagree: 'Documents contradict each other',
  earlier_frustration: 'Frustrated before',
  empty_answer: 'The assistant had no answer',
  legal: 'Legal matter',
  lost_or_stolen: 'Lost or stolen',
  not_covered: 'No document has these words of the question',
  not_helping: 'Says it does not help',
  own_confidence: 'The assistant was unsure itself',
  profanity: 'Strong language',
  promised_a_person: 'The assistant promised a person',
  rejected_already_tried: 'Had tried the answer already',
  rejected_did_not_work: 'The answer did not work',
  rejected_not_what_i_asked: 'Not what they asked',
  rejected_plain_no: 'The answer was rejected',
  rejected_still_the_same: 'Still the same after the answer',
  rejected_useless_answer: 'The answer was no use',
  rejected_you_misunderstand: 'Says they were misunderstood',
  repeated_punctuation: 'Many exclamation marks',
  risk_words: 'Words that often mean risk',
  same_answer: 'The assistant was about to repeat itself',
  same_document: 'The assistant was about to use the same document again',
  same_question: 'The same question twice',
  says_it_does_not_know: 'The assistant said it does not know',
  says_it_does_not_understand: 'The assistant said it does not understand',
  says_it_is_out_of_scope: 'The assistant said this is out of its scope',
  self_harm: 'Self-harm',
  shouting: 'Writing in capitals',
  somebody_else: 'Somebody else in the account',
  weak_match: 'The documents hardly fit the question',
  why_charged: 'Asks why they were charged',
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
  pin: 'PIN',
  '2fa': '2FA',
  mfa: 'MFA',
  crm: 'CRM',
  iban: 'IBAN',
};
