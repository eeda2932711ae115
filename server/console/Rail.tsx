// The left edge: the shelves with their counts, who is here, and this agent's own switches.
import type { AgentPresence, SavedView } from '#domain/wire';
import { Avatar } from './Avatar.tsx';
import { Brand } from './Brand.tsx';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import { Key } from './Key.tsx';
import { hashOf } from './route.ts';
import type { Shelf, ShelfId } from './shelves.ts';
import type { Theme } from './theme.ts';

export interface RailProps {
  readonly shelves: readonly Shelf[];
  readonly chosen: ShelfId | 'settings' | 'reports' | 'view';
  readonly views: readonly SavedView[];
  /** The address of what the list shows now. */
  readonly view: string;
  readonly onDropView: (name: string) => void;
  /** `idle`: away because nothing was touched for a while. */
  readonly me: { readonly id: string; readonly name: string; readonly away: boolean; readonly idle: boolean };
  readonly agents: readonly AgentPresence[];
  readonly theme: Theme;
  readonly sound: boolean;
  /** `default` means: the browser was never asked whether it may show notifications. */
  readonly notifications: 'default' | 'granted' | 'denied' | 'missing';
  readonly onShelf: (shelf: ShelfId) => void;
  readonly onPage: () => void;
  readonly onAway: () => void;
  readonly onTheme: () => void;
  readonly onSound: () => void;
  readonly onNotifications: () => void;
  readonly onKeys: () => void;
  readonly onSignOut: () => void;
}

export function Rail(props: RailProps) {
  const { shelves } = props;
  const queues = shelves.filter((shelf) => shelf.id.startsWith('queue:'));
  const named = (...ids: readonly ShelfId[]) => shelves.filter((shelf) => ids.includes(shelf.id));
  return (
    <nav class="rail" aria-label="Queues">
      <Brand />
      <div class="rail-shelves">
        <ShelfList {...props} shelves={named('waiting', 'mine', 'aside', 'called')} />
        <SavedList {...props} />
        {queues.length > 0 && <h2 class="rail-name">Queues</h2>}
        <ShelfList {...props} shelves={queues} />
        <h2 class="rail-name">More</h2>
        <ShelfList {...props} shelves={named('people', 'assistant', 'resolved', 'all')} />
        <a
          class={props.chosen === 'reports' ? 'shelf chosen' : 'shelf'}
          href={hashOf({ at: 'reports', days: 28, site: null, list: null })}
          aria-current={props.chosen === 'reports' ? 'page' : undefined}
          onClick={props.onPage}
        >
          <Icon name="chart" size={15} />
          <span class="shelf-name">Reports</span>
        </a>
        <a
          class={props.chosen === 'settings' ? 'shelf chosen' : 'shelf'}
          href={hashOf({ at: 'settings', page: 'playbook', item: null })}
          aria-current={props.chosen === 'settings' ? 'page' : undefined}
          onClick={props.onPage}
        >
          <Icon name="settings" size={15} />
          <span class="shelf-name">Settings</span>
        </a>
      </div>
      <Others agents={props.agents} me={props.me.id} />
      <Switches {...props} />
    </nav>
  );
}

function ShelfList({ shelves, chosen, onShelf }: Pick<RailProps, 'shelves' | 'chosen' | 'onShelf'>) {
  return (
    <ul class="shelves">
      {shelves.map((shelf) => (
        <li key={shelf.id}>
          <button
            type="button"
            class={shelf.id === chosen ? 'shelf chosen' : 'shelf'}
            aria-current={shelf.id === chosen ? 'true' : undefined}
            onClick={() => onShelf(shelf.id)}
          >
            <Icon name={iconOf(shelf.id)} size={15} />
            <span class="shelf-name" title={shelf.name}>
              {shelf.name}
            </span>
            <Count shelf={shelf} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Links, so that one can be opened in another tab, or sent to a colleague. */
function SavedList({ views, view, onDropView }: Pick<RailProps, 'views' | 'view' | 'onDropView'>) {
  if (views.length === 0) return null;
  return (
    <>
      <h2 class="rail-name">Views</h2>
      <ul class="shelves">
        {views.map(({ name, address }) => (
          <li key={name} class="saved">
            <a
              class={address === view ? 'shelf chosen' : 'shelf'}
              href={hashOf({ at: 'desk', view: address })}
              aria-current={address === view ? 'true' : undefined}
            >
              <Icon name="filter" size={15} />
              <span class="shelf-name">{name}</span>
            </a>
            <button
              type="button"
              class="button quiet small"
              aria-label={`Forget the view ${name}`}
              onClick={() => onDropView(name)}
            >
              <Icon name="close" size={12} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Count({ shelf }: { readonly shelf: Shelf }) {
  if (shelf.cards.length === 0) return null;
  return (
    <span class="shelf-count">
      {shelf.late > 0 && (
        <span class="late" role="img" aria-label={`${shelf.late} overdue`} title={`${shelf.late} overdue`} />
      )}
      {shelf.cards.length}
    </span>
  );
}

function iconOf(shelf: ShelfId): IconName {
  switch (shelf) {
    case 'waiting':
      return 'inbox';
    case 'mine':
      return 'mine';
    case 'aside':
      return 'later';
    case 'called':
      return 'at';
    case 'people':
      return 'people';
    case 'assistant':
      return 'watch';
    case 'resolved':
      return 'resolve';
    case 'all':
      return 'table';
    default:
      return 'route';
  }
}

function Others({ agents, me }: { readonly agents: readonly AgentPresence[]; readonly me: string }) {
  const others = agents.filter((agent) => agent.id !== me);
  if (others.length === 0) return null;
  return (
    <section class="others" aria-label="Colleagues here now">
      {others.slice(0, 8).map((agent) => (
        <span key={agent.id} class="other" title={`${agent.name}${agent.away ? ', away' : ''}`}>
          <Avatar name={agent.name} size="small" away={agent.away} />
          <span class="sr">
            {agent.name}
            {agent.away ? ', away' : ', here'}
          </span>
        </span>
      ))}
      {others.length > 8 && <span class="muted">+{others.length - 8}</span>}
    </section>
  );
}

function Switches(props: RailProps) {
  const { me, theme, sound } = props;
  return (
    <div class="rail-foot">
      <button type="button" class="who" onClick={props.onAway} aria-pressed={me.away} aria-keyshortcuts="a">
        <Avatar name={me.name} away={me.away} />
        <span class="who-words">
          <span class="who-name">{me.name}</span>
          <span class="muted">{stateOf(me)}</span>
        </span>
        <Key of="A" />
      </button>
      <div class="tools">
        <Tool
          icon={sound ? 'bell' : 'bellOff'}
          says={sound ? 'New handoffs ring: turn the sound off' : 'Sound is off: let new handoffs ring'}
          onClick={props.onSound}
        />
        {props.notifications === 'default' && (
          <Tool icon="inbox" says="Show a notification for new handoffs" onClick={props.onNotifications} />
        )}
        <Tool
          icon={theme === 'dark' ? 'sun' : 'moon'}
          says={theme === 'dark' ? 'Light colours' : 'Dark colours'}
          onClick={props.onTheme}
        />
        <Tool icon="keyboard" says="Keyboard shortcuts (?)" onClick={props.onKeys} />
        <Tool icon="leave" says="Sign out" onClick={props.onSignOut} />
      </div>
    </div>
  );
}

function stateOf({ away, idle }: RailProps['me']): string {
  if (!away) return 'Available';
  return idle ? 'Away: idle for 10 min' : 'Away';
}

interface ToolProps {
  readonly icon: IconName;
  readonly says: string;
  readonly onClick: () => void;
}

function Tool({ icon, says, onClick }: ToolProps) {
  return (
    <button type="button" class="button quiet tool" title={says} aria-label={says} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
