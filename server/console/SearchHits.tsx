// What the search found in all threads, whoever has them: who said it, when, and the words around it, with a link to the very turn.
import type { ReadonlySignal } from '@preact/signals';
import type { SearchHit } from '#domain/wire';
import { Ago } from './Ago.tsx';
import { customerName } from './customer-name.ts';
import type { Finding } from './finding.ts';
import { hashOf } from './route.ts';

export interface SearchHitsProps {
  readonly finding: Finding;
  readonly search: string;
  /** The thread that is open; null: none. */
  readonly selected: string | null;
  readonly me: string;
  readonly now: ReadonlySignal<number>;
  readonly queueName: (id: string) => string;
  readonly onAgain: () => void;
}

export function SearchHits(props: SearchHitsProps) {
  const { finding } = props;
  if (finding.kind === 'idle') return null;
  return (
    <section class="group hits" aria-label="Found in all conversations" aria-busy={finding.kind === 'looking'}>
      <h2 class="group-name">
        In all conversations
        <span role="status">{countWords(finding)}</span>
      </h2>
      <Shown {...props} />
    </section>
  );
}

function Shown(props: SearchHitsProps) {
  const { finding, search, onAgain } = props;
  switch (finding.kind) {
    case 'idle':
      return null;
    case 'failed':
      return (
        <div class="hits-note" role="alert">
          <p>The search did not work. {finding.what}</p>
          <button type="button" class="button small" onClick={onAgain}>
            Try again
          </button>
        </div>
      );
    case 'looking':
      return <Hits {...props} hits={finding.hits} />;
    case 'found':
      if (finding.hits.length === 0) return <NothingFound search={search} />;
      return (
        <>
          <Hits {...props} hits={finding.hits} />
          {finding.more && <p class="hits-note">These are the latest. Add a word to see fewer.</p>}
        </>
      );
  }
}

function NothingFound({ search }: { readonly search: string }) {
  return (
    <div class="hits-note">
      <p>
        <q>{search.trim()}</q> stands in no conversation.
      </p>
      <p class="muted">
        Words match by their beginnings: <b>refun</b> finds “refunded”. Put a phrase in quotes. All of them must stand
        in one message or note.
      </p>
    </div>
  );
}

function Hits(props: SearchHitsProps & { readonly hits: readonly SearchHit[] }) {
  return (
    <ul class="hit-list">
      {props.hits.map((hit) => (
        <li key={hit.card.thread}>
          <Hit {...props} hit={hit} />
        </li>
      ))}
    </ul>
  );
}

function Hit({ hit, selected, me, now, queueName }: SearchHitsProps & { readonly hit: SearchHit }) {
  const { card, entry, excerpt } = hit;
  return (
    <a
      class={card.thread === selected ? 'hit selected' : 'hit'}
      href={hashOf({ at: 'thread', thread: card.thread, turn: entry.id })}
    >
      <span class="card-top">
        <span class="card-name">{customerName(card)}</span>
        <span class="card-end">
          <Ago at={entry.at} now={now} />
        </span>
      </span>
      <span class="hit-words" dir="auto">
        {excerpt.map((piece, index) => (piece.hit ? <mark key={index}>{piece.text}</mark> : piece.text))}
      </span>
      <span class="card-foot muted">
        {saidBy(hit, me)} · {card.status === 'resolved' ? 'Resolved' : holder(hit, queueName)}
      </span>
    </a>
  );
}

function saidBy({ entry: { by, type } }: SearchHit, me: string): string {
  const what = type === 'noted' ? 'Note' : type === 'attached' ? 'File' : type === 'identified' ? 'Details' : null;
  const who =
    by.role === 'agent' ? (by.id === me ? 'You' : by.name) : by.role === 'assistant' ? 'Assistant' : 'Customer';
  return what === null ? who : `${what}, ${who}`;
}

function holder({ card }: SearchHit, queueName: (id: string) => string): string {
  const { owner } = card;
  if (owner.kind === 'assistant') return 'with the assistant';
  // An agent who took it from the assistant has it in no queue.
  return owner.kind === 'agent' && owner.queue === '' ? `with ${owner.name}` : queueName(owner.queue);
}

function countWords(finding: Finding): string {
  switch (finding.kind) {
    case 'idle':
    case 'failed':
      return '';
    case 'looking':
      return ' · searching…';
    case 'found':
      return finding.hits.length === 0 ? ' · none' : ` · ${finding.hits.length}${finding.more ? '+' : ''}`;
  }
}
