// The sites: what to paste into their pages, where they may be embedded, and how they say who their customers are.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Icon } from '../Icon.tsx';
import { hashOf } from '../route.ts';
import type { Asked } from './ask.ts';
import { CopyBox } from './CopyBox.tsx';
import { Choice, Field, TextArea, TextField } from './Field.tsx';
import { type AllSites, type MadeKey, type SiteInfo, type SitesApi, snippetOf } from './sites-api.ts';

export interface SitesPageProps {
  readonly api: SitesApi;
  readonly onSay: (tone: 'plain' | 'bad', text: string) => void;
}

export function SitesPage({ api, onSay }: SitesPageProps) {
  const all = useSignal<AllSites | null>(null);
  const load = async () => {
    const answer = await api.all();
    if (answer.ok) all.value = answer.value;
    else onSay('bad', answer.what);
  };
  useEffect(() => void load(), []);
  /** Does it, says so, and shows what holds now. True: it was done. */
  const done = async (asked: Promise<Asked<unknown>>, says: string) => {
    const answer = await asked;
    onSay(answer.ok ? 'plain' : 'bad', answer.ok ? says : answer.what);
    await load();
    return answer.ok;
  };
  if (all.value === null) return <div class="skeleton tall" />;
  const { url, integrity, sites } = all.value;
  return (
    <div class="narrow">
      {sites.map((site) => (
        <SitePanel
          key={site.id}
          site={site}
          url={url}
          integrity={integrity}
          api={api}
          done={done}
          onSay={onSay}
          onLoad={load}
        />
      ))}
      <AddSite sites={sites} api={api} done={done} />
    </div>
  );
}

type Done = (asked: Promise<Asked<unknown>>, says: string) => Promise<boolean>;

interface SitePanelProps extends SitesPageProps {
  readonly site: SiteInfo;
  readonly url: string;
  readonly integrity: string | null;
  readonly done: Done;
  readonly onLoad: () => Promise<void>;
}

function SitePanel(props: SitePanelProps) {
  const { site, url, integrity } = props;
  const pinned = useSignal(false);
  return (
    <section class="panel" aria-labelledby={`site-${site.id}`}>
      <header class="panel-head site-head">
        <h2 id={`site-${site.id}`}>{site.name}</h2>
        <span class="muted mono">{site.id}</span>
        <a class="button small" href={hashOf({ at: 'settings', page: 'playbook', item: site.id })}>
          <Icon name="table" size={13} /> Its playbook
        </a>
      </header>
      <div class="panel-part">
        <h3>Paste this into its pages</h3>
        <p class="muted">Anywhere in the page, once. Nothing is loaded or stored before a customer opens the chat.</p>
        <CopyBox label={`Snippet of ${site.name}`} text={snippetOf(url, site.id, pinned.value ? integrity : null)} />
        {integrity !== null && (
          <label class="check">
            <input
              type="checkbox"
              checked={pinned.value}
              onChange={(event) => {
                pinned.value = event.currentTarget.checked;
              }}
            />
            <span>
              Hold it to these very bytes (SRI).{' '}
              <span class="muted">Paste it anew after each update of the relay.</span>
            </span>
          </label>
        )}
      </div>
      <Origins {...props} />
      <Identity {...props} />
    </section>
  );
}

function Origins({ site, api, done }: SitePanelProps) {
  const name = useSignal(site.name);
  const text = useSignal(site.origins.join('\n'));
  const origins = linesOf(text.value);
  const changed = name.value.trim() !== site.name || origins.join(' ') !== site.origins.join(' ');
  const submit = (event: Event) => {
    event.preventDefault();
    void done(api.change(site.id, { name: name.value, origins }), `${name.value.trim()}: saved.`);
  };
  return (
    <form class="panel-part" onSubmit={submit}>
      <h3>Where it may be embedded</h3>
      <div class="site-form">
        <Field label="Name">
          <TextField value={name.value} onChange={(value) => (name.value = value)} />
        </Field>
        <Field
          label="Origins, one a line"
          hint="Such as https://shop.example.com. Pages from elsewhere get no line to the relay."
        >
          <TextArea
            rows={Math.max(2, origins.length + 1)}
            value={text.value}
            onChange={(value) => (text.value = value)}
          />
        </Field>
      </div>
      {origins.includes('*') && <p class="problem">“*” lets every page of the web embed this site.</p>}
      <button type="submit" class="button" disabled={!changed}>
        Save
      </button>
    </form>
  );
}

function Identity({ site, api, done, onSay, onLoad }: SitePanelProps) {
  const made = useSignal<MadeKey | null>(null);
  const pem = useSignal<string | null>(null);
  const add = async (publicKey: string | null) => {
    const answer = await api.addKey(site.id, publicKey);
    if (!answer.ok) return onSay('bad', answer.what);
    made.value = answer.value;
    pem.value = null;
    await onLoad();
  };
  return (
    <div class="panel-part">
      <h3>Who its customers are</h3>
      <p class="muted">
        The site’s server signs a token for whoever is logged in; agents see such customers as verified. Without a key,
        what the page says is shown as unverified.
      </p>
      <ul class="key-list">
        {site.keys.map(({ kid, alg }, at) => (
          <li key={kid} class="key-row">
            <Icon name="lock" size={13} />
            <span class="mono">{kid}</span>
            <span class="muted grow">
              {alg}, {at === 0 ? 'the newest' : 'still holds'}
            </span>
            <button
              type="button"
              class="button quiet small"
              aria-label={`Remove the key ${kid}`}
              onClick={() => void done(api.removeKey(site.id, kid), `${kid} holds no more.`)}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      {made.value?.secret && (
        <div class="made in-part" role="status">
          <p>
            The secret of <b class="mono">{made.value.kid}</b>, for the site’s server and never for a page. It is shown
            this once; sign with HS256.
          </p>
          <CopyBox label="The secret" text={made.value.secret} />
        </div>
      )}
      {pem.value !== null && (
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            void add(pem.value);
          }}
        >
          <Field
            label="Ed25519 public key, PEM"
            hint="The secret stays with the site: openssl pkey -in key.pem -pubout"
          >
            <TextArea rows={4} value={pem.value} onChange={(value) => (pem.value = value)} />
          </Field>
          <div class="row-of">
            <button type="submit" class="button primary">
              Add it
            </button>
            <button type="button" class="button" onClick={() => (pem.value = null)}>
              Not now
            </button>
          </div>
        </form>
      )}
      {pem.value === null && (
        <div class="row-of">
          <button type="button" class="button small" onClick={() => void add(null)}>
            {site.keys.length === 0 ? 'Make a secret' : 'Make a new secret'}
          </button>
          <button type="button" class="button small" onClick={() => (pem.value = '')}>
            Add a public key
          </button>
        </div>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={site.required}
          disabled={site.keys.length === 0}
          onChange={(event) => {
            const to = event.currentTarget.checked;
            void done(api.require(site.id, to), to ? 'Only named customers may write now.' : 'Anybody may write now.');
          }}
        />
        <span>
          Only customers whom the site has named may write.{' '}
          {site.keys.length === 0 && <span class="muted">Needs a key first.</span>}
        </span>
      </label>
    </div>
  );
}

interface AddSiteProps {
  readonly sites: readonly SiteInfo[];
  readonly api: SitesApi;
  readonly done: Done;
}

function AddSite({ sites, api, done }: AddSiteProps) {
  const id = useSignal('');
  const name = useSignal('');
  const origin = useSignal('');
  const from = useSignal(sites[0]?.id ?? '');
  const submit = async (event: Event) => {
    event.preventDefault();
    const site = {
      id: id.value.trim(),
      name: name.value.trim() || id.value.trim(),
      origins: linesOf(origin.value),
      from: from.value,
    };
    if (!(await done(api.add(site), `${site.name} is there. Its snippet stands above.`))) return;
    for (const field of [id, name, origin]) field.value = '';
  };
  if (sites.length === 0)
    return (
      <section class="panel">
        <header class="panel-head">
          <h2>There is no site yet</h2>
          <p class="muted">
            The first one brings its playbook as a file:{' '}
            <code>baton site add ID --origin https://… --playbook FILE</code>
          </p>
        </header>
      </section>
    );
  return (
    <section class="panel" aria-labelledby="add-site">
      <header class="panel-head">
        <h2 id="add-site">Add a site</h2>
        <p class="muted">Each site has a playbook of its own. It begins as another one’s.</p>
      </header>
      <form class="panel-part" onSubmit={submit}>
        <div class="pair">
          <Field label="Id" hint="What data-site says: letters, digits, dots, dashes.">
            <input
              type="text"
              required
              value={id.value}
              placeholder="shop"
              onInput={(event) => (id.value = event.currentTarget.value)}
            />
          </Field>
          <Field label="Name">
            <TextField value={name.value} placeholder="Our shop" onChange={(value) => (name.value = value)} />
          </Field>
          <Field label="Origins, one a line">
            <TextArea
              rows={2}
              value={origin.value}
              placeholder="https://shop.example.com"
              onChange={(value) => (origin.value = value)}
            />
          </Field>
          <Field label="Begins with the playbook of">
            <Choice
              value={from.value}
              options={sites.map((one) => [one.id, one.name] as const)}
              onChange={(one) => (from.value = one)}
            />
          </Field>
        </div>
        <button type="submit" class="button primary">
          <Icon name="plus" size={14} /> Add the site
        </button>
      </form>
    </section>
  );
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/[\n,]/u)
    .map((one) => one.trim().replace(/\/$/u, ''))
    .filter(Boolean);
}
