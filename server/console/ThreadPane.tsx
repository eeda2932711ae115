// The open thread: its head, the brief first, the whole thread, and the composer.
import { cardOf } from '#domain/card';
import { Brief } from './Brief.tsx';
import { Composer } from './Composer.tsx';
import { customerName } from './customer-name.ts';
import { dayAndTime } from './day.ts';
import type { Desk } from './desk.ts';
import { NoBrief } from './NoBrief.tsx';
import type { Opened } from './opened.ts';
import type { Screen } from './screen.ts';
import type { Stance } from './stance.ts';
import { ThreadBody } from './ThreadBody.tsx';
import { ThreadHead } from './ThreadHead.tsx';
import { type PendingWords, Transcript } from './Transcript.tsx';

export interface ThreadPaneProps {
  readonly desk: Desk;
  readonly screen: Screen;
  readonly opened: Opened;
  readonly onBack: () => void;
}

export function ThreadPane({ desk, screen, opened, onBack }: ThreadPaneProps) {
  const state = opened.peer.state.value;
  const thread = opened.peer.thread.value;
  const stance = screen.stance.value;
  if (state === 'refused') return <Missing onBack={onBack} />;
  if (stance === null) return <Loading />;
  const { queueName, rowName } = desk.names;
  const who = whoOf(desk, opened);
  const nameOfRow = (row: string) => rowName(thread.site, row);
  const brief = opened.brief.value;
  return (
    <main class={`thread thread-${stance.kind}`} aria-label={`Thread with ${who.customer}`}>
      <ThreadHead
        thread={thread}
        {...who}
        stance={stance}
        now={desk.now}
        queueName={queueName}
        onBack={onBack}
        onVerb={(verb) => void screen.doVerb(verb)}
      />
      <ThreadBody
        key={opened.id}
        items={thread.items.length}
        pending={opened.peer.unsent.value.length}
        lit={screen.lit.value}
        onLitSeen={() => screen.light(null)}
        brief={
          brief === null ? (
            <NoBrief thread={thread} rowName={nameOfRow} queueName={queueName} />
          ) : (
            <Brief
              brief={brief}
              fresh={opened.fresh.value}
              base={thread.page?.url}
              cannotReply={cannotReply(stance)}
              onTurn={screen.light}
              onUseStep={screen.useStep}
            />
          )
        }
        talk={
          <Transcript
            thread={thread}
            customer={who.customer}
            me={desk.me}
            pending={wordsOf(opened)}
            seen={opened.peer.seen.value}
            customerTyping={desk.typing.value.has(opened.id)}
            onRetry={opened.peer.retry}
            onDiscard={opened.peer.discard}
            lit={screen.lit.value}
            words={{ queueName, when: dayAndTime, me: desk.me.id }}
            rowName={nameOfRow}
          />
        }
      />
      <Composer
        stance={stance}
        mode={screen.mode.value}
        open={screen.noting.value}
        text={screen.text.value}
        customer={who.customer}
        queueName={queueName}
        onMode={screen.setMode}
        onText={screen.write}
        onSend={() => void screen.send()}
        onClaim={() => void screen.doVerb('takeOver')}
      />
    </main>
  );
}

function cannotReply(stance: Stance): string | null {
  switch (stance.kind) {
    case 'mine':
      return null;
    case 'waiting':
      return 'claim the thread to reply';
    case 'others':
      return `${stance.name} is replying`;
    case 'assistant':
    case 'resolved':
      return 'take the thread over to reply';
  }
}

/** Who writes, from the inbox's card where there is one, else from the thread's own account. */
function whoOf(desk: Desk, opened: Opened): { readonly customer: string; readonly plan: string | null } {
  const card = desk.inbox.cards.value.get(opened.id) ?? cardOf(opened.peer.thread.value);
  return { customer: customerName(card), plan: card.plan };
}

function wordsOf(opened: Opened): readonly PendingWords[] {
  return opened.peer.unsent.value.flatMap(({ id, event, refused }) =>
    event.type === 'said' || event.type === 'noted'
      ? [{ id, kind: event.type, text: event.text, refused: refused?.what ?? null }]
      : [],
  );
}

function Loading() {
  return (
    <main class="thread" aria-busy="true">
      <div class="skeletons" role="status">
        <span class="sr">Loading the thread</span>
        <div class="skeleton" />
        <div class="skeleton tall" />
      </div>
    </main>
  );
}

function Missing({ onBack }: { readonly onBack: () => void }) {
  return (
    <main class="thread">
      <div class="empty empty-pane">
        <h2>This thread is not here</h2>
        <div class="empty-words">
          It may have been deleted, or it is not yours to see. The address was right when somebody copied it.
        </div>
        <button type="button" class="button" onClick={onBack}>
          Back to the inbox
        </button>
      </div>
    </main>
  );
}
