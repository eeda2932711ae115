// One old conversation: its course as a strip, when a person was due and when one came, and the reasons.
import { useState } from 'preact/hooks';
import type { Decision } from '#domain/decision';
import type { Turn } from '#domain/signals/reading';
import { queueName, rowNamed } from './playbook.ts';
import { shortReasons } from './reasons.ts';
import type { ReplayedThread } from './replayed.ts';

export function ReviewThread({ one }: { one: ReplayedThread }) {
  const [open, setOpen] = useState(false);
  const { transcript, decision, note } = one;
  const reasons = decision ? reasonsIn(decision) : [];
  return (
    <li class="thread">
      <p class="quote" dir="auto">
        “{transcript.turns.find((turn) => turn.from === 'customer')?.text ?? transcript.id}”
      </p>
      <Strip one={one} />
      <p class="course">{courseOf(one)}</p>
      {reasons.length > 0 && (
        <ul class="reasons">
          {reasons.slice(0, open ? undefined : 2).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {open && (
        <>
          {note && (
            <p class="note-of-lead">
              <strong>Marked by hand, before any replay:</strong> {note}
            </p>
          )}
          <ol class="transcript">
            {transcript.turns.map((turn, at) => (
              <li key={turn.id} class={`said-${turn.from} ${at === one.due ? 'here' : ''}`}>
                <span class="from">{SPEAKERS[turn.from]}</span> <span dir="auto">{turn.text}</span>
                {at === one.due && <span class="flag">A person is due here</span>}
              </li>
            ))}
          </ol>
        </>
      )}
      <button type="button" class="linkish" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Close the conversation' : 'Read the conversation'}
      </button>
    </li>
  );
}

const SPEAKERS: Readonly<Record<Turn['from'], string>> = {
  customer: 'Customer',
  assistant: 'Assistant',
  agent: 'Person',
};

function Strip({ one: { transcript, due } }: { one: ReplayedThread }) {
  const came = transcript.handoffAt ?? transcript.turns.length;
  return (
    <div class="strip" aria-hidden="true">
      {transcript.turns.map((turn, at) => (
        <span
          key={turn.id}
          class={`mark ${turn.from} ${at === due ? 'due' : due !== null && at > due && at < came ? 'waste' : ''}`}
        />
      ))}
    </div>
  );
}

function courseOf({ transcript: { handoffAt }, due, late, timing }: ReplayedThread): string {
  const came = handoffAt === null ? 'nobody came' : `a person came at message ${handoffAt + 1}`;
  if (due === null) return `${capital(came)}; Baton sees no reason for one.`;
  if (timing === 'in time') return `Due at message ${due + 1}, and ${came}: in time.`;
  const after = `${late} more ${late === 1 ? 'message' : 'messages'} of the customer`;
  return `Due at message ${due + 1}; ${came}, after ${after}.`;
}

/** In the order of how little they leave to argue about: an order, what was said, and then how good the answer was. */
function reasonsIn(decision: Decision): readonly string[] {
  const row = rowNamed(decision.row);
  const inRow =
    row && row.action !== 'answer' ? [`“${row.name}” goes to ${queueName(decision.queue)} by the table`] : [];
  const said = decision.because.filter((one) => one.signal !== 'confidence');
  const answer = decision.because.filter((one) => one.signal === 'confidence');
  return [...shortReasons([], decision.asked), ...inRow, ...shortReasons(said), ...shortReasons(answer)];
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
