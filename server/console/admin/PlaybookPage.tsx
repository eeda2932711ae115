// The playbook: what happens to what customers say, as a table that everybody reads and those who may change.
import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Problem } from '#domain/playbook-source';
import type { Article } from '../../../widget/assistant/knowledge.ts';
import { Icon } from '../Icon.tsx';
import { FileButton } from './FileButton.tsx';
import { HistoryDialog, when } from './HistoryDialog.tsx';
import { Matrix } from './Matrix.tsx';
import { hasError, Problems } from './Problems.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import type { PlaybookApi, Version } from './playbook-api.ts';
import { yamlPath } from './playbook-api.ts';
import { createPlaybookEditor, type PlaybookEditor } from './playbook-editor.ts';
import { Rules } from './Rules.tsx';
import { type FetchCases, TryCases } from './TryCases.tsx';
import { TryPanel } from './TryPanel.tsx';

export interface PlaybookPageProps {
  readonly site: string;
  readonly api: PlaybookApi;
  readonly articles: (site: string) => Promise<readonly Article[]>;
  readonly fetchCases: FetchCases;
  readonly mayEdit: boolean;
  /** The version another console published for this site, as it is told. */
  readonly news: number;
  readonly storage: Storage;
  readonly onSay: (text: string) => void;
}

export function PlaybookPage(props: PlaybookPageProps) {
  const { site, api, storage, mayEdit } = props;
  const editor = useMemo(
    () => createPlaybookEditor({ site, api, storage, mayEdit, later }),
    [site, api, storage, mayEdit],
  );
  useEffect(() => {
    void editor.load();
    return editor.close;
  }, [editor]);
  const running = editor.published.value;
  useEffect(() => {
    if (running === null || props.news <= running.number) return;
    void editor.load().then(() => {
      if (editor.changes.peek().length === 0) return;
      props.onSay(`Version ${props.news} was published meanwhile. Your draft stands on top of it now.`);
    });
  }, [props.news]);
  if (running === null || editor.draft.value === null)
    return editor.trouble.value === null ? (
      <div class="skeletons">
        <span class="sr">Loading the playbook</span>
        <div class="skeleton tall" />
      </div>
    ) : (
      <p class="problem" role="alert">
        {editor.trouble.value}
      </p>
    );
  return <Loaded {...props} editor={editor} running={running} />;
}

interface LoadedProps extends PlaybookPageProps {
  readonly editor: PlaybookEditor;
  readonly running: Version;
}

function Loaded({ site, editor, running, mayEdit, articles, fetchCases, onSay }: LoadedProps) {
  const source = editor.draft.value ?? running.source;
  const problems = editor.problems.value;
  const wrong = hasError(problems);
  const search = useSignal('');
  const open = useSignal<string | null>(null);
  const trying = useSignal<'sentence' | 'cases' | null>(null);
  const dialog = useSignal<'publish' | 'history' | null>(null);
  const imported = useSignal<readonly Problem[] | string | null>(null);
  const cache = useMemo(() => onceFor(() => articles(site)), [site]);

  const showRow = (id: string) => {
    search.value = '';
    const at = source.intents.findIndex((one) => one.id === id);
    const place = at < 0 ? 'unknown' : `intents.${at}`;
    open.value = place;
    requestAnimationFrame(() => focusRow(place));
  };
  /** The keyboard goes back to what opened the panel. */
  const stopTrying = () => {
    const from = trying.peek();
    trying.value = null;
    document.getElementById(`try-${from}`)?.focus();
  };
  const addRow = () => {
    const at = source.intents.length;
    search.value = '';
    editor.set(['intents', at], { id: freeId(source.intents), says: [], action: 'answer' });
    open.value = `intents.${at}`;
    requestAnimationFrame(() => focusRow(`intents.${at}`));
  };
  const rollBack = async (number: number) => {
    if (!(await editor.takeVersion(number))) return;
    dialog.value = editor.changes.peek().length > 0 ? 'publish' : null;
    if (editor.changes.peek().length > 0) return;
    editor.discard();
    onSay('That version says the same as the one that runs.');
  };
  /** A dialog tells that it closed after another one may have taken its place. */
  const close = (which: 'publish' | 'history') => {
    if (dialog.peek() === which) dialog.value = null;
  };
  const onImported = (said: readonly Problem[] | string | null) => {
    imported.value = said;
    if (said !== null) return;
    onSay('The file is your draft now. What it says is kept, its comments are not.');
  };
  const publish = async (note: string) => {
    const number = await editor.publish(note);
    if (number === null) return false;
    dialog.value = null;
    onSay(`Version ${number} runs now.`);
    return true;
  };

  return (
    <div class={trying.value === null ? 'playbook' : 'playbook is-trying'}>
      <div class="playbook-main">
        <header class="playbook-bar">
          <p class="playbook-state">
            {running.number === 0 ? (
              <>Runs what stands in the site’s file.</>
            ) : (
              <>
                <b>Version {running.number}</b>
                <span class="muted">
                  {' '}
                  by {running.by}
                  {running.at !== null && `, ${when(running.at)}`}
                  {running.note && `: ${running.note}`}
                </span>
              </>
            )}
          </p>
          <div class="playbook-tools">
            <TryButton of="sentence" trying={trying}>
              <Icon name="asked" size={14} /> Try a sentence
            </TryButton>
            <TryButton of="cases" trying={trying}>
              <Icon name="checks" size={14} /> Judged handoffs
            </TryButton>
            <button
              type="button"
              class="button"
              onClick={() => {
                void editor.loadHistory();
                dialog.value = 'history';
              }}
            >
              <Icon name="history" size={14} /> Versions
            </button>
            {mayEdit && (
              <FileButton
                name="Import YAML"
                title="A YAML file becomes the draft. Its comments are lost: the console keeps what it says, not how it is written."
                accept=".yaml,.yml,application/yaml"
                onRead={async (file) => onImported(await editor.importYaml(file))}
              />
            )}
            <a class="button" href={yamlPath(site)} download>
              Export YAML
            </a>
          </div>
        </header>
        {imported.value !== null && (
          <div class="problem" role="alert">
            {typeof imported.value === 'string' ? imported.value : <Problems problems={imported.value} />}
            <span>Nothing was taken from the file.</span>
          </div>
        )}
        <DraftBar editor={editor} wrong={wrong} onPublish={() => (dialog.value = 'publish')} />
        <section class="panel" aria-labelledby="matrix">
          <header class="panel-head matrix-head">
            <div>
              <h2 id="matrix">What happens to what customers say</h2>
              <p class="muted">
                {mayEdit
                  ? 'Each row is something customers want. Open one to read all of it and to change it.'
                  : 'Each row is something customers want. Open one to read all of it; owners and admins change it.'}
              </p>
            </div>
            <label class="search">
              <Icon name="search" size={14} />
              <span class="sr">Search the rows</span>
              <input
                type="search"
                placeholder="Search the rows"
                value={search.value}
                onInput={(event) => (search.value = event.currentTarget.value)}
              />
            </label>
            {mayEdit && (
              <button type="button" class="button" onClick={addRow}>
                <Icon name="plus" size={14} /> Add a row
              </button>
            )}
          </header>
          <Matrix
            source={source}
            problems={problems}
            mayEdit={mayEdit}
            search={search.value}
            open={open.value}
            onOpen={(row) => {
              // Whoever closes a row goes on from it.
              if (row === null && open.value !== null) focusSoon(open.value);
              open.value = row;
            }}
            onSet={editor.set}
          />
        </section>
        <Rules source={source} problems={problems} mayEdit={mayEdit} onSet={editor.set} onReplace={editor.replace} />
      </div>
      {trying.value === 'sentence' && (
        <TryPanel
          source={source}
          sound={!wrong && !editor.checking.value}
          articles={cache}
          onShowRow={showRow}
          onClose={stopTrying}
        />
      )}
      {trying.value === 'cases' && (
        <TryCases
          draft={source}
          running={running.source}
          changed={editor.changes.value.length > 0}
          sound={!wrong && !editor.checking.value}
          fetchCases={fetchCases}
          mayFetch={mayEdit}
          onClose={stopTrying}
        />
      )}
      {dialog.value === 'publish' && (
        <PublishDialog
          changes={editor.changes.value}
          number={running.number + 1}
          refused={
            wrong
              ? 'Something in it is wrong: close this, and look for the rows that are marked.'
              : editor.trouble.value
          }
          onPublish={publish}
          onClose={() => close('publish')}
        />
      )}
      {dialog.value === 'history' && (
        <HistoryDialog
          site={site}
          versions={editor.history.value}
          running={running.number}
          mayEdit={mayEdit}
          onRollBack={(number) => void rollBack(number)}
          onClose={() => close('history')}
        />
      )}
    </div>
  );
}

interface TryButtonProps {
  readonly of: 'sentence' | 'cases';
  readonly trying: Signal<'sentence' | 'cases' | null>;
  readonly children: ComponentChildren;
}

function TryButton({ of, trying, children }: TryButtonProps) {
  return (
    <button
      id={`try-${of}`}
      type="button"
      class="button"
      aria-pressed={trying.value === of}
      onClick={() => (trying.value = trying.value === of ? null : of)}
    >
      {children}
    </button>
  );
}

interface DraftBarProps {
  readonly editor: PlaybookEditor;
  readonly wrong: boolean;
  readonly onPublish: () => void;
}

function DraftBar({ editor, wrong, onPublish }: DraftBarProps) {
  const changes = editor.changes.value.length;
  if (changes === 0) return null;
  const errors = editor.problems.value.filter((one) => one.level === 'error');
  return (
    <div class={wrong ? 'draft-bar is-wrong' : 'draft-bar'} role="status">
      <span class="grow">
        <b>{changes === 1 ? 'One change' : `${changes} changes`}</b> not published
        {wrong && `, ${errors.length === 1 ? 'one error' : `${errors.length} errors`}: ${errors[0]?.what}`}
      </span>
      <button type="button" class="button small" onClick={editor.discard}>
        Discard
      </button>
      <button type="button" class="button small primary" disabled={wrong || editor.checking.value} onClick={onPublish}>
        Review and publish
      </button>
    </div>
  );
}

function later(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

function onceFor<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}

function freeId(rows: readonly { readonly id: string }[]): string {
  for (let at = rows.length + 1; ; at++) if (!rows.some((one) => one.id === `row-${at}`)) return `row-${at}`;
}

function focusSoon(place: string): void {
  requestAnimationFrame(() => document.getElementById(`row-${place}`)?.focus({ preventScroll: true }));
}

function focusRow(place: string): void {
  const row = document.getElementById(`row-${place}`);
  row?.scrollIntoView({ block: 'start' });
  row?.focus({ preventScroll: true });
}
