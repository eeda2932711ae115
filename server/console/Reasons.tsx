// Why the thread came to people: each reason in words, with the customer's own words as evidence, strongest first.
import { type Quote, type Reason, SIGNAL_NAMES } from '#domain/because';
import { type PartKey, part } from './fresh.ts';
import { Icon } from './Icon.tsx';
import { InlineButton } from './InlineButton.tsx';
import { New } from './New.tsx';

export interface ReasonsProps {
  readonly reasons: readonly Reason[];
  readonly fresh: ReadonlySet<PartKey>;
  readonly onTurn: (turn: string) => void;
}

/** As many as are read at a glance; the rest is one click away, but for what is new. */
const AT_A_GLANCE = 3;

export function Reasons(props: ReasonsProps) {
  const { reasons, fresh } = props;
  if (reasons.length === 0)
    return <p class="reasons-none muted">The playbook’s row sends this straight to people; no signal was needed.</p>;
  const isShown = (reason: Reason, index: number) => index < AT_A_GLANCE || fresh.has(part.reason(reason.rule));
  const more = reasons.filter((reason, index) => !isShown(reason, index));
  return (
    <div class="part">
      <h3>
        <Icon name="warning" size={13} /> Why it came to people
      </h3>
      <List {...props} reasons={reasons.filter(isShown)} />
      {more.length > 0 && (
        <details class="more-reasons">
          <summary>{more.length} more</summary>
          <List {...props} reasons={more} />
        </details>
      )}
    </div>
  );
}

function List({ reasons, fresh, onTurn }: ReasonsProps) {
  return (
    <ul class="reasons">
      {reasons.map((reason, index) => (
        <li key={`${reason.signal} ${reason.rule}`} class={`reason reason-${reason.signal}`}>
          <Icon name={reason.signal} size={14} />
          <span class="reason-words">
            <b>
              {reason.title}
              {reason.quotes.length > 0 && ':'}
            </b>{' '}
            <Quotes quotes={reason.quotes} onTurn={onTurn} />{' '}
            {reasons[index - 1]?.signal !== reason.signal && <Strength reason={reason} />}
            {fresh.has(part.reason(reason.rule)) && <New />}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Quotes({ quotes, onTurn }: { readonly quotes: readonly Quote[]; readonly onTurn: (turn: string) => void }) {
  return (
    <span class="quotes">
      {quotes.map((quote, index) => (
        <span key={index} class="quote">
          <Words {...quote} onTurn={onTurn} />
          {quote.against !== null && (
            <span class="against">
              {' '}
              {quote.against.how} <Words {...quote.against} spoken onTurn={onTurn} />
            </span>
          )}
        </span>
      ))}
    </span>
  );
}

interface WordsProps extends Pick<Quote, 'text' | 'turn' | 'spoken'> {
  readonly onTurn: (turn: string) => void;
}

/** The words themselves; a button where they stand in a turn that can be shown. */
function Words({ text, turn, spoken, onTurn }: WordsProps) {
  if (!spoken) return <span>{text}</span>;
  if (turn === null) return <q dir="auto">{text}</q>;
  return (
    <InlineButton class="quote-link" title="Show where this was said" onPress={() => onTurn(turn)}>
      <q dir="auto">{text}</q>
    </InlineButton>
  );
}

function Strength({ reason }: { readonly reason: Reason }) {
  if (reason.strength === null) return null;
  const says = `${SIGNAL_NAMES[reason.signal]}, strength ${reason.strength.toFixed(2)} of 1; 0.50 is the shipped threshold`;
  return (
    <span class="strength" title={says}>
      <span class="sr">{says}</span>
      <span aria-hidden="true">{reason.strength.toFixed(2)}</span>
    </span>
  );
}
