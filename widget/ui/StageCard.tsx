// “Connecting you to a person”: the true stages of a handoff, in the thread, while the composer stays live.
import type { ComponentChildren } from 'preact';
import { isDelayed, type Thread } from '#domain/thread';
import type { Standing } from '#domain/wire';
import { durationIn, momentIn } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { Check } from './icons.tsx';
import { LeaveAddress } from './LeaveAddress.tsx';

export interface StageCardProps {
  readonly words: Words;
  readonly locale: string;
  readonly thread: Thread;
  readonly standing: Standing | null;
  readonly queueName: string;
  /** The relay has the handoff: it is not only on its way. */
  readonly confirmed: boolean;
  readonly now: number;
  onCancel(): void;
  onSeePassedOn(): void;
  onLeaveContact(email: string): void;
}

export function StageCard(props: StageCardProps) {
  const { words, thread, standing, queueName, confirmed } = props;
  const nobody = standing !== null && standing.agents === 0;
  const address = (
    <LeaveAddress
      words={words}
      contact={thread.contact}
      byMail={standing?.byMail ?? false}
      onLeave={props.onLeaveContact}
    />
  );
  return (
    <section class="card" aria-label={words.connecting}>
      <h3>
        <span class="pulse" />
        {words.connecting}
      </h3>
      <ol class="stages">
        <Step
          state={thread.package ? 'done' : 'now'}
          text={thread.package ? words.summaryReady : words.summaryPreparing}
        />
        <Step state={confirmed ? 'done' : 'now'} text={words.inQueue(queueName)} />
        {standing && !nobody && <Step state="now" text={waitOf(props, standing)} />}
      </ol>
      {nobody && <NobodyThere {...props} standing={standing} address={address} />}
      {!nobody && isDelayed(thread) && <div class="promise">{address}</div>}
      {!nobody && <p class="note">{words.keepWriting}</p>}
      <div class="more">
        {thread.package && (
          <button type="button" class="button quiet" onClick={props.onSeePassedOn}>
            {words.seePassedOn}
          </button>
        )}
        <button type="button" class="button quiet" onClick={props.onCancel}>
          {words.cancelWaiting}
        </button>
      </div>
    </section>
  );
}

/** What was measured first, else the place in line, else a sentence; never a number nobody measured. */
function waitOf({ words, locale }: StageCardProps, standing: Standing): string {
  if (standing.expectedWait !== null)
    return `${words.position(standing.position)} · ${words.waitFor(durationIn(locale, standing.expectedWait))}`;
  return standing.position > 0 ? words.position(standing.position) : words.waitUnknown;
}

function Step({ state, text }: { state: 'done' | 'now'; text: string }) {
  return (
    <li class={state}>
      <span class="dot">{state === 'done' && <Check />}</span>
      {text}
    </li>
  );
}

/** Nobody is there: when they will be, and where the answer will stand. */
function NobodyThere({ words, locale, standing, now, address }: NobodyThereProps) {
  const opens = standing.opensAt;
  return (
    <div class="promise">
      <strong>{words.nobody}</strong>
      <p>{opens === null ? words.nobodyUnknown : words.opensAt(momentIn(locale, opens, now))}</p>
      {address}
    </div>
  );
}

type NobodyThereProps = StageCardProps & { readonly standing: Standing; readonly address: ComponentChildren };
