// The agents' page once signed in: rail, list, thread, and what lies over them.
import { type ReadonlySignal, useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { cardOf } from '#domain/card';
import type { Thread } from '#domain/thread';
import type { Alarm } from './alarm.ts';
import { Banner } from './Banner.tsx';
import { CustomerDataDialog } from './CustomerDataDialog.tsx';
import { type CommandsParts, commandsFor } from './commands.ts';
import { customerName } from './customer-name.ts';
import { type Desk, lastHandoffIn } from './desk.ts';
import { EmptyPane } from './EmptyPane.tsx';
import { choicesOf } from './filter-choices.ts';
import { Inbox } from './Inbox.tsx';
import { KeySheet } from './KeySheet.tsx';
import { LazyReports } from './LazyReports.tsx';
import { LazySettings } from './LazySettings.tsx';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import { ReplyPicker } from './ReplyPicker.tsx';
import { ResolveDialog } from './ResolveDialog.tsx';
import { repliesFor } from './reply-book.ts';
import { hashOf, type Route } from './route.ts';
import { SnoozeDialog } from './SnoozeDialog.tsx';
import type { Screen } from './screen.ts';
import { ThreadPane } from './ThreadPane.tsx';
import { ToastList } from './ToastList.tsx';
import { type Person, TransferDialog } from './TransferDialog.tsx';
import type { Themes } from './theme.ts';
import type { Toasts } from './toasts.ts';
import type { Unread } from './unread.ts';

export interface DeskPageProps {
  readonly desk: Desk;
  readonly screen: Screen;
  readonly alarm: Alarm;
  /** Away because nothing was touched for a while. */
  readonly idle: ReadonlySignal<boolean>;
  readonly toasts: Toasts;
  readonly unread: Unread;
  readonly themes: Themes;
  readonly route: ReadonlySignal<Route>;
  readonly get: typeof fetch;
  readonly storage: Storage;
  readonly onBack: () => void;
  readonly onSignOut: () => void;
}

export function DeskPage(props: DeskPageProps) {
  const { desk, screen, alarm, toasts } = props;
  const opened = desk.opened.value;
  const place = props.route.value;
  // Whoever went somewhere has done with the menu, by whichever way they went.
  useEffect(screen.closeMenu, [place]);
  const isPage = place.at === 'settings' || place.at === 'reports';
  const shown = isPage ? ' has-settings' : opened === null ? '' : ' has-thread';
  return (
    <div class={`desk${shown}${screen.menu.value ? ' has-menu' : ''}`}>
      <Banner
        link={desk.link.value}
        why={desk.why.value}
        unsent={opened?.peer.unsent.value.length ?? 0}
        onRetry={desk.retry}
      />
      <Edge {...props} />
      {screen.menu.value && (
        <button type="button" class="veil" aria-label="Close the menu" onClick={screen.toggleMenu} />
      )}
      {place.at === 'settings' ? (
        <LazySettings {...props} place={place} />
      ) : place.at === 'reports' ? (
        <LazyReports {...props} place={place} />
      ) : (
        <>
          <List {...props} />
          {opened === null ? (
            <EmptyPane refused={desk.inbox.refused.value} waiting={waitingCount(screen)} maySetUp={mayManage(desk)} />
          ) : (
            <ThreadPane desk={desk} screen={screen} opened={opened} onBack={props.onBack} />
          )}
        </>
      )}
      <Dialogs {...props} />
      <ToastList toasts={toasts} />
      <div class="sr" role="status" aria-live="polite">
        {alarm.announced.value}
      </div>
    </div>
  );
}

function Edge({ desk, screen, alarm, idle, themes, route, onBack, onSignOut }: DeskPageProps) {
  const away = desk.inbox.away.value;
  const { at } = route.value;
  const page = at === 'settings' || at === 'reports' ? at : null;
  const isSaved = desk.views.all.value.some((one) => one.address === screen.view.value);
  return (
    <Rail
      shelves={screen.shelves.value}
      chosen={page ?? (isSaved ? 'view' : screen.shelf.value.id)}
      views={desk.views.all.value}
      view={page === null ? screen.view.value : ''}
      onDropView={(name) => void desk.views.drop(name)}
      me={{ ...desk.me, away, idle: idle.value }}
      agents={desk.inbox.agents.value}
      theme={themes.theme.value}
      sound={alarm.sound.value}
      notifications={alarm.notifications.value}
      onShelf={(shelf) => {
        screen.choose(shelf);
        if (page !== null) onBack();
      }}
      onPage={screen.closeMenu}
      onAway={() => void desk.setAway(!away)}
      onTheme={themes.toggle}
      onSound={alarm.toggleSound}
      onNotifications={() => void alarm.askNotifications()}
      onKeys={() => screen.show('keys')}
      onSignOut={onSignOut}
    />
  );
}

function List({ desk, screen, unread }: DeskPageProps) {
  const selected = useComputed(() => desk.opened.value?.id ?? null).value;
  // Read here so that a new mark redraws the list.
  unread.marks.value;
  return (
    <Inbox
      shelf={screen.shelf.value}
      cards={screen.listed.value}
      search={screen.search.value}
      finding={screen.finding.value}
      selected={selected}
      me={desk.me.id}
      now={desk.now}
      loaded={desk.inbox.loaded.value}
      isUnread={unread.isUnread}
      isTyping={(thread) => desk.typing.value.has(thread)}
      queueName={desk.names.queueName}
      rowName={(card) => (card.row === null ? null : desk.names.rowName(card.site, card.row))}
      onSearch={screen.find}
      onSearchAgain={screen.findAgain}
      onMenu={screen.toggleMenu}
      filters={screen.filters.value}
      choices={screen.filtering.value ? choicesOf(desk, screen.shelf.value.cards) : null}
      onFilter={screen.filter}
      onClearFilters={screen.clearFilters}
      onToggleFilters={screen.toggleFilters}
      onSaveView={(name) => desk.views.save({ name, address: screen.view.peek() })}
    />
  );
}

function Dialogs(props: DeskPageProps) {
  const { desk, screen, onBack } = props;
  const dialog = screen.dialog.value;
  const opened = desk.opened.value;
  const close = () => screen.show(null);
  if (dialog === null) return null;
  if (dialog === 'keys') return <KeySheet onClose={close} />;
  if (dialog === 'palette') return <Palette find={(typed) => commandsFor(typed, commandsOf(props))} onClose={close} />;
  if (opened === null) return null;
  const thread = opened.peer.thread.value;
  switch (dialog) {
    case 'resolve':
      return (
        <ResolveDialog
          handedOff={lastHandoffIn(opened.peer) !== null}
          onClose={close}
          onResolve={(reason, verdict) => void screen.finish(desk.resolve(reason, verdict))}
        />
      );
    case 'data':
      return (
        <CustomerDataDialog
          thread={opened.id}
          customer={customerName(desk.inbox.cards.value.get(opened.id) ?? cardOf(thread))}
          onClose={close}
          onErase={async () => {
            const done = await desk.eraseCustomer();
            if (!done) return;
            close();
            onBack();
          }}
        />
      );
    case 'transfer':
      return (
        <TransferDialog
          title="Transfer"
          button="Transfer"
          people={receivers(desk, thread)}
          queues={desk.inbox.queues.value}
          current={thread.owner.kind === 'assistant' ? null : thread.owner.queue}
          suggested={null}
          withNote
          onClose={close}
          onTransfer={(to, note) => void screen.finish(desk.transfer(to, note))}
        />
      );
    case 'replies':
      return <Replies desk={desk} screen={screen} site={thread.site} />;
    case 'snooze':
      return <SnoozeDialog onClose={close} onSnooze={(until) => void screen.finish(desk.snooze(until))} />;
    case 'route':
      return (
        <TransferDialog
          title="Route to people"
          button="Route"
          people={[]}
          queues={desk.inbox.queues.value}
          current={null}
          suggested={desk.names.routingNow(thread).queue}
          withNote={false}
          onClose={close}
          onTransfer={(to) => void (to.kind === 'queue' && screen.finish(desk.route(to.queue)))}
        />
      );
  }
}

function Replies({ desk, screen, site }: Pick<DeskPageProps, 'desk' | 'screen'> & { readonly site: string }) {
  const all = desk.replies.all.value?.replies ?? null;
  const find = useMemo(() => all && ((typed: string) => repliesFor(site, typed, all)), [all, site]);
  return (
    <ReplyPicker
      find={find}
      values={screen.places.value}
      mayWrite={mayManage(desk)}
      onTake={screen.takeReply}
      onClose={() => screen.show(null)}
    />
  );
}

function mayManage({ me }: Pick<Desk, 'me'>): boolean {
  return me.role === 'owner' || me.role === 'admin';
}

function commandsOf({ desk, screen, alarm, themes, route, onBack, onSignOut }: DeskPageProps): CommandsParts {
  const away = desk.inbox.away.peek();
  return {
    stance: onPage(route.peek()) ? null : screen.stance.peek(),
    shelves: screen.shelves.peek(),
    views: desk.views.all.peek(),
    cards: desk.inbox.cards.peek().all(),
    away,
    mayManage: mayManage(desk),
    doVerb: (verb) => void screen.doVerb(verb),
    note: () => screen.setMode('note'),
    replies: screen.chooseReply,
    draft: (desk.opened.peek()?.brief.peek()?.nextStep ?? null) === null ? null : () => void screen.useStep(),
    choose(shelf) {
      screen.choose(shelf);
      if (onPage(route.peek())) onBack();
    },
    goTo: (place) => {
      location.hash = hashOf(place);
    },
    toggleAway: () => void desk.setAway(!away),
    toggleTheme: themes.toggle,
    toggleSound: alarm.toggleSound,
    showKeys: () => screen.show('keys'),
    signOut: onSignOut,
  };
}

function onPage({ at }: Route): boolean {
  return at === 'settings' || at === 'reports';
}

/** Everybody else who may answer; who is here first. */
function receivers(desk: Desk, { owner }: Thread): readonly Person[] {
  const here = new Map(desk.inbox.agents.value.map((one) => [one.id, one]));
  const people = desk.inbox.team.value.flatMap(({ id, name }): readonly Person[] => {
    if (id === desk.me.id || (owner.kind === 'agent' && owner.agent === id)) return [];
    const found = here.get(id);
    return [{ id, name, state: found === undefined ? 'gone' : found.away ? 'away' : 'here' }];
  });
  return people.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.name.localeCompare(b.name));
}

const ORDER: readonly Person['state'][] = ['here', 'away', 'gone'];

function waitingCount(screen: Screen): number {
  return screen.shelves.value.find((shelf) => shelf.id === 'waiting')?.cards.length ?? 0;
}
