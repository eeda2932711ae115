// A first draft of a reply from the brief: who writes, that nothing has to be said again, and the recommended step for the agent to finish.
import type { ContextPackage } from '#domain/context-package';
import { inSentence } from '#domain/rule-words';

export interface DraftReply {
  readonly text: string;
  /** Where the step begins and ends in the text: what the agent still has to put in their own words. */
  readonly selection: readonly [number, number];
}

/** Nothing in it that is not in the brief. It is put into the composer, never sent by itself. */
export function draftReply(brief: ContextPackage, customer: string, agent: string): DraftReply | null {
  if (brief.nextStep === null) return null;
  const opening = [greeting(customer), `I’m ${first(agent)}, and I have everything you wrote here${inHand(brief)}.`];
  const text = `${opening.join(' ')}\n\n${brief.nextStep}`;
  return { text, selection: [text.length - brief.nextStep.length, text.length] };
}

function greeting(customer: string): string {
  const name = customer.includes('@') ? '' : first(customer);
  return name === '' ? 'Hello,' : `Hello ${name},`;
}

function first(name: string): string {
  return name.trim().split(/\s+/)[0] ?? '';
}

function inHand(brief: ContextPackage): string {
  const given = Object.entries(brief.fields).filter(([, value]) => value !== null && value !== '');
  const words = given.map(([name, value]) => `${inSentence(name)} ${value}`);
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}
