// The settings: one page for each thing a support team sets up, with its own place in the address.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import * as v from 'valibot';
import type { Article } from '../../../widget/assistant/knowledge.ts';
import type { Me } from '../api.ts';
import { Icon } from '../Icon.tsx';
import type { IconName } from '../icon-paths.ts';
import type { SavedReplies } from '../reply-book.ts';
import { casesPath } from '../reports/figures.ts';
import { hashOf, type SettingsPlace } from '../route.ts';
import { type Ask, createAsk } from './ask.ts';
import { PeoplePage } from './PeoplePage.tsx';
import { PlaybookPage } from './PlaybookPage.tsx';
import { createPeopleApi } from './people-api.ts';
import { createPlaybookApi, type PlaybookApi, type SiteLine } from './playbook-api.ts';
import { QueuesPage } from './QueuesPage.tsx';
import { RepliesPage } from './RepliesPage.tsx';
import { SitesPage } from './SitesPage.tsx';
import { StartPage } from './StartPage.tsx';
import { createSitesApi } from './sites-api.ts';
import type { FetchCases } from './TryCases.tsx';

export interface SettingsProps {
  readonly place: SettingsPlace;
  readonly me: Me;
  readonly get: typeof fetch;
  readonly storage: Storage;
  /** The latest version of each site's playbook that this page was told of. */
  readonly versions: ReadonlyMap<string, number>;
  /** Sites whose threads this page has seen. */
  readonly seen: ReadonlySet<string>;
  /** The saved replies, as the relay has them now; null: not read yet. */
  readonly replies: SavedReplies | null;
  readonly onSay: (tone: 'plain' | 'bad', text: string) => void;
  readonly onMenu: () => void;
}

interface Tab {
  readonly page: SettingsPlace['page'];
  readonly name: string;
  readonly icon: IconName;
}

/** Everybody reads these; the rest is for those who may change it. */
const FOR_ALL: readonly SettingsPlace['page'][] = ['playbook', 'queues', 'replies'];

const TABS: readonly Tab[] = [
  { page: 'playbook', name: 'Playbook', icon: 'table' },
  { page: 'queues', name: 'Queues', icon: 'route' },
  { page: 'replies', name: 'Saved replies', icon: 'copy' },
  { page: 'people', name: 'People', icon: 'people' },
  { page: 'sites', name: 'Sites', icon: 'globe' },
  { page: 'start', name: 'Get started', icon: 'start' },
];

export function Settings(props: SettingsProps) {
  const { place, me, get, onMenu } = props;
  const ask = useMemo(() => createAsk(get), [get]);
  const mayEdit = me.role === 'owner' || me.role === 'admin';
  return (
    <main class="settings" aria-label="Settings">
      <header class="settings-head">
        <button type="button" class="button quiet only-small" onClick={onMenu} aria-label="Queues and settings">
          <Icon name="menu" size={18} />
        </button>
        <h1>Settings</h1>
        <nav class="settings-tabs" aria-label="Settings">
          {TABS.filter((tab) => mayEdit || FOR_ALL.includes(tab.page)).map(({ page, name, icon }) => (
            <a
              key={page}
              class={page === place.page ? 'tab chosen' : 'tab'}
              href={hashOf({ at: 'settings', page, item: null })}
              aria-current={page === place.page ? 'page' : undefined}
            >
              <Icon name={icon} size={14} /> {name}
            </a>
          ))}
        </nav>
      </header>
      <div class="settings-body">
        <Page {...props} ask={ask} mayEdit={mayEdit} />
      </div>
    </main>
  );
}

interface PageProps extends SettingsProps {
  readonly ask: Ask;
  readonly mayEdit: boolean;
}

/** Set once the playbook page was opened on this machine. */
const READ = 'baton:console:playbook-read';

function Page(props: PageProps) {
  const { place, ask, me, mayEdit, onSay } = props;
  const people = useMemo(() => createPeopleApi(ask), [ask]);
  const sites = useMemo(() => createSitesApi(ask), [ask]);
  if (!mayEdit && !FOR_ALL.includes(place.page)) return <Playbooks {...props} />;
  switch (place.page) {
    case 'playbook':
      return <Playbooks {...props} />;
    case 'queues':
      return <QueuesPage ask={ask} onSay={onSay} />;
    case 'replies':
      return <RepliesPage saved={props.replies} ask={ask} me={me} mayEdit={mayEdit} onSay={onSay} />;
    case 'people':
      return <PeoplePage api={people} me={me} onSay={onSay} />;
    case 'sites':
      return <SitesPage api={sites} onSay={onSay} />;
    case 'start':
      return (
        <StartPage
          sites={sites}
          people={people}
          seen={props.seen}
          readPlaybook={props.storage.getItem(READ) !== null}
        />
      );
  }
}

/** The playbook of the site in the address, or of the first. */
function Playbooks({ place, ask, get, storage, mayEdit, versions, onSay }: PageProps) {
  const api = useMemo(() => createPlaybookApi(ask), [ask]);
  const sites = useSites(api);
  useEffect(() => storage.setItem(READ, '1'), []);
  if (typeof sites === 'string') return <Trouble>{sites}</Trouble>;
  if (sites === null) return null;
  const site = sites.find((one) => one.site === place.item) ?? sites[0];
  if (!site) return <Trouble>There is no site yet. Add one first: every site has a playbook of its own.</Trouble>;
  return (
    <>
      {sites.length > 1 && <SitePicker sites={sites} chosen={site.site} />}
      <PlaybookPage
        key={site.site}
        site={site.site}
        api={api}
        articles={(id) => articlesOf(get, id)}
        fetchCases={() => casesOf(get, site.site)}
        mayEdit={mayEdit}
        news={versions.get(site.site) ?? 0}
        storage={storage}
        onSay={(text) => onSay('plain', text)}
      />
    </>
  );
}

function useSites(api: PlaybookApi): readonly SiteLine[] | string | null {
  const sites = useSignal<readonly SiteLine[] | string | null>(null);
  useEffect(() => {
    void api.sites().then((answer) => {
      sites.value = answer.ok ? answer.value : answer.what;
    });
  }, [api]);
  return sites.value;
}

function SitePicker({ sites, chosen }: { readonly sites: readonly SiteLine[]; readonly chosen: string }) {
  return (
    <nav class="site-picker" aria-label="Sites">
      {sites.map(({ site, name }) => (
        <a
          key={site}
          class={site === chosen ? 'chip chosen' : 'chip'}
          aria-current={site === chosen ? 'page' : undefined}
          href={hashOf({ at: 'settings', page: 'playbook', item: site })}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}

function Trouble({ children }: { readonly children: ComponentChildren }) {
  return (
    <p class="problem" role="alert">
      {children}
    </p>
  );
}

/** The judged handoffs of the last 90 days, as the reports export them. */
async function casesOf(get: typeof fetch, site: string): ReturnType<FetchCases> {
  const now = Date.now();
  const path = casesPath({ site, from: now - CASES_DAYS * 86_400_000, to: now });
  const answer = await get(path).catch(() => null);
  if (answer?.ok) return { ok: true, file: await answer.text() };
  return { ok: false, what: 'The judged handoffs cannot be had. Check the connection and try again.' };
}

const CASES_DAYS = 90;

const articlesSchema = v.object({
  articles: v.array(
    v.object({
      id: v.string(),
      title: v.string(),
      url: v.exactOptional(v.string()),
      tags: v.exactOptional(v.array(v.string())),
      text: v.string(),
    }),
  ),
});

/** What the assistant answers from; nothing where there is nothing. */
async function articlesOf(get: typeof fetch, site: string): Promise<readonly Article[]> {
  const answer = await get(`/knowledge.json?site=${encodeURIComponent(site)}`).catch(() => null);
  const read = v.safeParse(articlesSchema, await answer?.json().catch(() => null));
  return read.success ? read.output.articles : [];
}
