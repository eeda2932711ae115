// The open thread: its head, the brief first, the whole thread, and the composer.
import { useComputed } from '@preact/signals';
import { useCallback, useMemo, useState } from 'preact/hooks';
import { cardOf } from '#domain/card';
import type { RemovalReason } from '#domain/event';
import { type Attached, type Item, lastHandoff, verdictOn } from '#domain/thread';
import { Brief } from './Brief.tsx';
import { ClipButton } from './ClipButton.tsx';
import { Composer } from './Composer.tsx';
import { customerName } from './customer-name.ts';
import { dayAndTime } from './day.ts';
import type { Desk } from './desk.ts';
import { FilesOnTheirWay } from './FilesOnTheirWay.tsx';
import { FileTray } from './FileTray.tsx';
import { Judgement } from './Judgement.tsx';
import { NoBrief } from './NoBrief.tsx';
import type { Opened } from './opened.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import type { Screen } from './screen.ts';
import type { Stance } from './stance.ts';
import { ThreadBody } from './ThreadBody.tsx';
import { ThreadHead } from './ThreadHead.tsx';
import { type PendingWords, Transcript, type TranscriptProps } from './Transcript.tsx';
import { focusTurnSoon } from './turn-anchor.ts';

export interface ThreadPaneProps {
  readonly desk: Desk;
  readonly screen: Screen;
  readonly opened: Opened;
  readonly onBack: () => void;
}

export function ThreadPane(props: ThreadPaneProps) {
  const { opened, screen, onBack } = props;
  if (opened.peer.state.value === 'refused') return <Missing onBack={onBack} />;
  if (screen.stance.value === null) return <Loading />;
  return <OpenThread key={opened.id} {...props} />;
}

interface PartProps extends ThreadPaneProps {
  /** Who writes, and their plan: from the inbox's card where there is one, else from the thread's own account. */
  readonly customer: string;
  readonly plan: string | null;
}

function OpenThread(props: ThreadPaneProps) {
  const { desk, screen, opened } = props;
  const card = useComputed(() => desk.inbox.cards.value.get(opened.id) ?? cardOf(opened.peer.thread.value));
  const customer = useComputed(() => customerName(card.value)).value;
  const plan = useComputed(() => card.value.plan).value;
  const parts = { ...props, customer, plan };
  return (
    <main class="thread" aria-label={`Thread with ${customer}`}>
      <Head {...parts} />
      <ThreadBody
        first={useComputed(() => opened.peer.earlier.value.items).value}
        items={useComputed(() => opened.peer.earlier.value.items + opened.peer.thread.value.items.length).value}
        onEarlier={() => opened.peer.goBack(null)}
        pending={wordsOf(opened).length + opened.peer.files.uploads.value.length}
        lit={screen.lit.value}
        onLitSeen={() => screen.light(null)}
        brief={<BriefPart {...parts} />}
        placeOf={(turn) => placeOf(opened, turn)}
        talk={(window, more) => <Talk {...parts} window={window} more={more} />}
        composer={<Write {...parts} />}
      />
    </main>
  );
}

// Each part reads the signals it shows, so that a key pressed in the composer redraws the composer and nothing else.

function Head({ desk, screen, opened, customer, plan, onBack }: PartProps) {
  const stance = screen.stance.value;
  if (stance === null) return null;
  return (
    <ThreadHead
      thread={opened.peer.thread.value}
      customer={customer}
      plan={plan}
      stance={stance}
      now={desk.now}
      queueName={desk.names.queueName}
      onlookers={desk.onlookers(opened.id)}
      onBack={onBack}
      onVerb={(verb) => void screen.doVerb(verb)}
      onData={mayManage(desk.me) ? () => screen.show('data') : null}
    />
  );
}

/** Whose job customers' data is. The relay decides; this is so that no button promises what it refuses. */
function mayManage({ role }: Desk['me']): boolean {
  return role === 'owner' || role === 'admin';
}

function BriefPart({ desk, screen, opened }: PartProps) {
  const brief = opened.brief.value;
  const thread = opened.peer.thread.value;
  const { queueName, rowName } = desk.names;
  if (brief === null)
    return <NoBrief thread={thread} rowName={(row) => rowName(thread.site, row)} queueName={queueName} />;
  return (
    <Brief
      brief={brief}
      files={[...opened.peer.earlier.value.files, ...thread.items].filter(isFromCustomer)}
      thread={thread.id}
      fresh={opened.fresh.value}
      invented={thread.invented}
      base={location.origin}
      cannotReply={cannotReply(screen.stance.value)}
      claims={screen.stance.value?.kind === 'waiting'}
      onTurn={screen.light}
      onUseStep={() => void screen.useStep()}
    />
  );
}

function Talk({ desk, screen, opened, customer, window, more }: PartProps & Pick<TranscriptProps, 'window' | 'more'>) {
  const { peer } = opened;
  const thread = peer.thread.value;
  const { queueName, rowName } = desk.names;
  const nameOfRow = useCallback((row: string) => rowName(thread.site, row), [rowName, thread.site]);
  const [removing, askRemoval] = useState<number | null>(null);
  const isViewer = screen.stance.value?.kind === 'viewer';
  const tools = useMemo(() => (isViewer ? null : { edit: desk.edit, remove: askRemoval }), [isViewer, desk]);
  const remove = async (seq: number, why: RemovalReason) => {
    const done = await desk.remove(seq, why);
    const turn = thread.items.find((item) => item.seq === seq);
    // What opened the dialog went with the message.
    if (done && turn) focusTurnSoon(turn.id);
    return done;
  };
  const words = useMemo(() => ({ queueName, when: dayAndTime, me: desk.me.id }), [queueName, desk.me.id]);
  return (
    <>
      <Transcript
        thread={thread}
        first={peer.earlier.value.items}
        window={window}
        more={more}
        base={location.origin}
        customer={customer}
        me={desk.me}
        pending={wordsOf(opened)}
        sending={<FilesOnTheirWay files={peer.files} name={desk.me.name} />}
        seen={peer.seen.value}
        customerTyping={useComputed(() => desk.typing.value.has(opened.id)).value}
        colleague={peer.colleague.value}
        lit={screen.lit.value}
        words={words}
        rowName={nameOfRow}
        onRetry={peer.retry}
        onDiscard={peer.discard}
        tools={tools}
      />
      {removing !== null && <RemoveDialog onClose={() => askRemoval(null)} onRemove={(why) => remove(removing, why)} />}
    </>
  );
}

function Write({ desk, screen, opened, customer }: PartProps) {
  const stance = screen.stance.value;
  if (stance === null) return null;
  const { files } = opened.peer;
  const chosen = files.uploads.value.filter((one) => one.step === 'chosen');
  return (
    <Composer
      stance={stance}
      mode={screen.mode.value}
      open={screen.noting.value}
      text={screen.text.value}
      customer={customer}
      tray={chosen.length > 0 && <FileTray uploads={chosen} onRemove={files.remove} />}
      clip={<ClipButton onFiles={files.choose} />}
      hasFiles={chosen.some((one) => one.problem === null)}
      queueName={desk.names.queueName}
      onMode={screen.setMode}
      team={desk.inbox.team.value.filter(({ id }) => id !== desk.me.id)}
      onText={screen.write}
      onWords={screen.writeTo}
      onReplies={screen.chooseReply}
      onSend={() => void screen.send()}
      onClaim={() => void screen.doVerb('takeOver')}
      judging={stance.kind === 'resolved' && <Judging desk={desk} opened={opened} />}
    />
  );
}

/** Among all of the thread's items, those that are not here included; −1: it is not here. */
function placeOf({ peer }: Opened, turn: string): number {
  const at = peer.thread.peek().items.findIndex((item) => item.id === turn);
  return at < 0 ? at : peer.earlier.peek().items + at;
}

/** After it was resolved: whoever did it without a judgement, or thinks otherwise now, gives it here. */
function Judging({ desk, opened }: Pick<PartProps, 'desk' | 'opened'>) {
  const thread = opened.peer.thread.value;
  const handoff = lastHandoff(thread);
  if (handoff === null) return null;
  return (
    <div class="judging">
      <Judgement
        asks="Was this handoff right?"
        verdict={verdictOn(thread, handoff)}
        onJudge={(verdict) => void desk.judge(opened.id, handoff, verdict)}
      />
    </div>
  );
}

function isFromCustomer(item: Item): item is Attached {
  return item.kind === 'attached' && item.by.role === 'customer';
}

function cannotReply(stance: Stance | null): string | null {
  switch (stance?.kind) {
    case undefined:
    case 'mine':
    case 'waiting':
      return null;
    case 'others':
      return `${stance.name} is replying`;
    case 'viewer':
      return 'you read along';
    case 'assistant':
    case 'resolved':
      return 'take the thread over to reply';
  }
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
