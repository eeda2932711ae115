// The SLA clock on a card and in the header. The only view that reads the ticking time, so that a second redraws clocks and nothing else.
import type { ReadonlySignal } from '@preact/signals';
import { Icon } from './Icon.tsx';
import { type SlaClock, type SlaTimes, slaClock } from './sla-clock.ts';

export interface SlaBadgeProps {
  readonly times: SlaTimes;
  readonly now: ReadonlySignal<number>;
  readonly large?: boolean;
}

export function SlaBadge({ times, now, large = false }: SlaBadgeProps) {
  const clock = slaClock(times, now.value);
  if (clock.tone === 'none') return null;
  const done = clock.tone === 'kept' || clock.tone === 'missed';
  return (
    <span class={`sla sla-${clock.tone}${large ? ' sla-large' : ''}`} title={clock.label}>
      <Icon name={done ? 'check' : 'clock'} size={large ? 14 : 12} />
      <span aria-hidden="true">{large ? <LongText {...clock} /> : clock.text}</span>
      <span class="sr">{clock.label}</span>
    </span>
  );
}

/** In the head of a thread there is room to say what the figure is; the style sheet knows where there is not. */
function LongText({ tone, text }: SlaClock) {
  const done = tone === 'kept' || tone === 'missed';
  return (
    <>
      {done && <span class="sla-words">replied in </span>}
      {text}
      {!done && <span class="sla-words">{tone === 'late' ? ' late' : ' to reply'}</span>}
    </>
  );
}
