// What Baton is, in one breath, and what there is to do on this page.

const PARTS: readonly { readonly href: string; readonly name: string; readonly what: string }[] = [
  {
    href: '#try',
    name: 'Try',
    what: 'Be a customer. Click a sentence; the chat answers, asks once, or calls a person.',
  },
  {
    href: '#watch',
    name: 'Watch',
    what: 'See why: what five checks found in each message, and what your table decided.',
  },
  {
    href: '#review',
    name: 'Review',
    what: 'Sixty old conversations, replayed: where a person came too late, and why.',
  },
];

export function Lead() {
  return (
    <header class="lead">
      <div>
        <h1>Support chat that knows when to hand over.</h1>
        <p>
          An assistant answers first. On every message, checks in the browser look for reasons to bring in a person, and
          a table that your team writes decides. The person goes on in the same chat, with a brief instead of a
          transcript.
        </p>
      </div>
      <ol class="parts">
        {PARTS.map(({ href, name, what }, at) => (
          <li key={href}>
            <a href={href}>
              <span class="part-number" aria-hidden="true">
                {at + 1}
              </span>
              <strong>{name}</strong>
              <span>{what}</span>
            </a>
          </li>
        ))}
      </ol>
    </header>
  );
}
