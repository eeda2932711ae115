// What the customer sends, until the conversation has it: one after the other in the order said, each as the page lets it go.
import { type Signal, signal } from '@preact/signals';
import type { Ears } from './ears.ts';

export interface Outgoing {
  /** Send was pressed, and the conversation is not there yet, or the page has not said its word. */
  readonly waits: Signal<boolean>;
  /** What is said before the conversation is there stays in the composer until it is: nothing looks sent that is not kept. */
  say(words: string): void;
  /** The conversation is there, or the page has answered. */
  next(): void;
  /** Of somebody who was forgotten nothing is sent. */
  forget(): void;
}

export interface OutgoingParts {
  /** The composer's. */
  readonly text: Signal<string>;
  readonly ears: Pick<Ears, 'hears' | 'ask'>;
  /** Whether the conversation is there. */
  isThere(): boolean;
  send(words: string): void;
}

export function createOutgoing({ text, ears, isThere, send }: OutgoingParts): Outgoing {
  const waits = signal(false);
  const unsent: { readonly words: string }[] = [];
  let asking = false;

  return {
    waits,
    say(words) {
      unsent.push({ words });
      text.value = words;
      waits.value = true;
      next();
    },
    next,
    forget() {
      unsent.length = 0;
      waits.value = false;
    },
  };

  /** However long the page thinks about it; until then, and when it says no, the words are in the composer. */
  function next(): void {
    const [first] = unsent;
    if (!isThere() || asking || !first) return;
    const { words } = first;
    if (!ears.hears('before:send')) return done(words, words);
    asking = true;
    void ears.ask('before:send', { text: words }).then((allowed) => {
      asking = false;
      if (unsent[0] === first) done(words, allowed && (typeof allowed.text === 'string' ? allowed.text : words));
      else next();
    });
  }

  /** `words`: what goes out for it; false: nothing. */
  function done(typed: string, words: string | false): void {
    unsent.shift();
    waits.value = unsent.length > 0;
    if (words !== false) {
      if (text.value === typed) text.value = '';
      send(words);
    }
    next();
  }
}
