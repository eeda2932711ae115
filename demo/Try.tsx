// What to try, in the order in which a first visitor understands it. A click opens the chat with the words in the composer.
const STEPS: readonly { readonly say: string; readonly result: string }[] = [
  {
    say: 'can I get a copy of my March invoice?',
    result: 'Answered from the knowledge base, with the article it used. Nobody is bothered.',
  },
  {
    say: 'this invoice is wrong, you charged me twice',
    result: 'Asks for the invoice number, once, then connects you to Billing. Answer, or refuse.',
  },
  { say: 'someone logged into my account', result: 'Automation ends at once: security queue, top of the console.' },
  { say: 'no, that did not help at all', result: 'A rejected answer is not tried again.' },
  { say: 'THIS IS THE THIRD TIME I ASK, NOTHING WORKS!!!', result: 'Anger goes to a person.' },
  { say: 'we are growing and want 200 more seats', result: 'Business value: straight to Sales.' },
  { say: 'I want to talk to a human', result: 'Not a signal but an order. Always.' },
];

export function Try() {
  return (
    <section class="card" aria-labelledby="try-title">
      <h2 id="try-title">Try it</h2>
      <ol class="try">
        {STEPS.map(({ say, result }) => (
          <li key={say}>
            <button type="button" onClick={() => fill(say)}>
              {say}
            </button>
            <p>{result}</p>
          </li>
        ))}
      </ol>
      <p class="hint">
        Then open the{' '}
        <a href="/console/" target="_blank" rel="noopener">
          console
        </a>{' '}
        in a second window and take over. The first start of the relay printed the link that makes the first agent.
      </p>
    </section>
  );
}

function fill(text: string): void {
  window.Baton?.('open');
  window.Baton?.('prefill', text);
}
