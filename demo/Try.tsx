// What to try, in the order in which a first visitor understands it. A click says it in the chat.
import { say, startOver } from './conversation.ts';

type Outcome = 'answer' | 'ask' | 'handoff';

const STEPS: readonly { readonly say: string; readonly outcome: Outcome; readonly result: string }[] = [
  {
    say: 'can I get a copy of my March invoice?',
    outcome: 'answer',
    result: 'Answered from an article. Nobody is bothered.',
  },
  {
    say: 'this invoice is wrong, you charged me twice',
    outcome: 'ask',
    result: 'Asks for its number once, then Billing.',
  },
  { say: 'someone logged into my account', outcome: 'handoff', result: 'The assistant stops. Security, at once.' },
  { say: 'we are growing and want 200 more seats', outcome: 'handoff', result: 'A sale: straight to Sales.' },
  { say: 'THIS IS THE THIRD TIME I ASK, NOTHING WORKS!!!', outcome: 'handoff', result: 'Anger goes to a person.' },
  { say: 'no, that did not help at all', outcome: 'handoff', result: 'After an answer: it is not tried again.' },
  { say: 'I want to talk to a human', outcome: 'handoff', result: 'Not a check but an order. Always.' },
];

export function Try() {
  return (
    <section class="card" id="try" aria-labelledby="try-title">
      <h2 id="try-title">
        <span class="part-number" aria-hidden="true">
          1
        </span>
        Try it
      </h2>
      <p class="hint">You are Nora, a customer of Tallyard. Click what she says:</p>
      <ol class="try">
        {STEPS.map(({ say: words, outcome, result }) => (
          <li key={words}>
            <button type="button" class={`say to-${outcome}`} onClick={() => say(words)}>
              <span class="words">“{words}”</span>
              <span class="result">{result}</span>
            </button>
          </li>
        ))}
      </ol>
      <p class="hint">
        Or write your own, in any language.{' '}
        <button type="button" class="linkish" onClick={startOver}>
          Start a new conversation
        </button>
      </p>
    </section>
  );
}
