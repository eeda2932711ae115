// Does a context package say only what stands in the thread? The relay asks before agents start from one that a browser made.
import type { ContextPackage } from './context-package.ts';
import type { Playbook } from './playbook.ts';
import type { Said, Thread } from './thread.ts';

/** What in the package stands neither in the thread nor in the account, the documents or the playbook, each as a short name; empty: all of it does. */
export function inventedIn(playbook: Playbook, thread: Thread, made: ContextPackage): readonly string[] {
  const said = thread.items.filter((item): item is Said => item.kind === 'said');
  const customer = said.filter((one) => one.by.role === 'customer').map((one) => flat(one.text));
  const assistant = said.filter((one) => one.by.role === 'assistant').map((one) => flat(one.text));
  const documents = new Set(said.flatMap((one) => one.documents.map(({ id }) => id)));
  const steps = [...playbook.rows, playbook.unknown].map((row) => row.nextStep);
  const checks: Readonly<Record<string, boolean>> = {
    summary: made.summary.every((one) => stands(one.text, customer, thread)),
    correction: made.correction === thread.correction,
    account: isKnown(made.account?.traits ?? null, thread),
    verified: made.account?.verified !== true || thread.account?.verified === true,
    attempted: made.attempted.every((one) => isPartOf(one.text, assistant)),
    documents: made.documents.every(({ id }) => documents.has(id)),
    fields: same(made.fields, thread.fields),
    nextStep: made.nextStep === null || steps.includes(made.nextStep),
  };
  return Object.keys(checks).filter((name) => checks[name] === false);
}

/** Nothing, what the site signed, or what the page says. */
function isKnown(traits: object | null, { account }: Thread): boolean {
  return [account?.traits ?? null, account?.claimed].some((known) => known !== undefined && same(traits, known));
}

const ANSWERED = /^The assistant answered (?:once|twice|\d+ times); the customer [a-z ]+$/u;

/** A sentence of pack.ts: the customer's words between quotation marks, a field with its value, or how often the assistant answered. */
function stands(sentence: string, customer: readonly string[], thread: Thread): boolean {
  const pieces = /^Also gave: “(.*)”\.$/u.exec(sentence.replace(/\s+/gu, ' '))?.[1]?.split('”, “');
  if (pieces) return pieces.every((piece) => isPartOf(piece, customer));
  const quoted = /^(.*?)[:(] ?“(.*)”\)?\.?$/u.exec(sentence.replace(/\s+/gu, ' '));
  if (quoted) return isPartOf(quoted[2] ?? '', customer);
  const given = /^Gave the [^:]+: (.*)\.$/u.exec(sentence);
  if (given) return Object.values(thread.fields).includes(given[1] ?? '');
  return (
    /^Was asked for the [\w ]+ and did not give it\.$/u.test(sentence) || ANSWERED.test(sentence.replace(/\.$/u, ''))
  );
}

/** What was cut short ends in “…”. */
function isPartOf(words: string, texts: readonly string[]): boolean {
  const part = flat(words).replace(/…$/u, '').trim();
  return texts.some((text) => text.includes(part));
}

function flat(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function same(a: object | null, b: object | null): boolean {
  const sorted = (one: object | null) => JSON.stringify(Object.entries(one ?? {}).sort());
  return sorted(a) === sorted(b);
}
