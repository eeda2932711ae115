// The saved replies: what there is, and for owners and admins writing, changing and deleting them, with a look at what the customer will read.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import * as v from 'valibot';
import { fillReply, PLACES, type SavedReply, whyNotReply } from '#domain/saved-reply';
import type { Me } from '../api.ts';
import { Icon } from '../Icon.tsx';
import { ReplyText } from '../ReplyPicker.tsx';
import type { SavedReplies } from '../reply-book.ts';
import type { Ask, Asked } from './ask.ts';
import { Choice, Field, TextArea, TextField } from './Field.tsx';
import { when } from './HistoryDialog.tsx';

export interface RepliesPageProps {
  /** As the relay has them now; null: not read yet. */
  readonly saved: SavedReplies | null;
  readonly ask: Ask;
  readonly me: Me;
  readonly mayEdit: boolean;
  readonly onSay: (tone: 'plain' | 'bad', text: string) => void;
}

/** What is being written. `id` null: a new one. */
interface Draft {
  readonly id: string | null;
  readonly title: string;
  readonly text: string;
  readonly site: string;
}

const PATH = '/api/admin/replies';
const ALL_SITES = '';
const NEW: Draft = { id: null, title: '', text: '', site: ALL_SITES };
const EXAMPLE: Draft = {
  ...NEW,
  title: 'Refund is on its way',
  text: 'Hello {{customer.first_name}},\n\nyour refund is on its way. It takes three to five working days.\n\n{{agent.first_name}}',
};

export function RepliesPage({ saved, ask, me, mayEdit, onSay }: RepliesPageProps) {
  const draft = useSignal<Draft | null>(null);
  if (saved === null) return <div class="skeleton tall" />;
  const { replies, sites } = saved;
  const write = async ({ id, title, text, site }: Draft) => {
    const body = { title, text, site: site === ALL_SITES ? null : site };
    const answer = await ask('POST', id === null ? PATH : `${PATH}/${encodeURIComponent(id)}`, v.unknown(), body);
    if (answer.ok) draft.value = null;
    if (answer.ok) onSay('plain', `“${title.trim()}” is saved. Agents have it now.`);
    return answer;
  };
  const remove = async ({ id, title }: SavedReply) => {
    const answer = await ask('DELETE', `${PATH}/${encodeURIComponent(id)}`, v.unknown());
    onSay(answer.ok ? 'plain' : 'bad', answer.ok ? `“${title}” is deleted.` : answer.what);
  };
  return (
    <div class="narrow">
      {draft.value !== null && (
        <Editor
          key={draft.value.id ?? 'new'}
          draft={draft.value}
          sites={sites}
          me={me}
          onSave={write}
          onClose={() => (draft.value = null)}
        />
      )}
      <section class="panel" aria-labelledby="replies">
        <header class="panel-head site-head">
          <h2 id="replies">Saved replies</h2>
          <span class="grow" />
          {mayEdit && draft.value === null && (
            <button type="button" class="button primary" onClick={() => (draft.value = NEW)}>
              <Icon name="plus" size={14} /> Write a reply
            </button>
          )}
        </header>
        {replies.length === 0 ? (
          <Nothing onExample={mayEdit && draft.value === null ? () => (draft.value = EXAMPLE) : null} />
        ) : (
          <ul class="people-list">
            {replies.map((reply) => (
              <ReplyRow
                key={reply.id}
                reply={reply}
                siteName={reply.site === null ? null : (sites.find(({ id }) => id === reply.site)?.name ?? reply.site)}
                mayEdit={mayEdit}
                onEdit={() => (draft.value = { ...reply, site: reply.site ?? ALL_SITES })}
                onDelete={() => void remove(reply)}
              />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function Nothing({ onExample }: { readonly onExample: (() => void) | null }) {
  return (
    <div class="panel-part">
      <p>
        What agents write every day, written once: an agent types <b>/</b> in an empty reply, finds it by a word, and
        sends it with the customer’s name filled in.
      </p>
      {onExample === null ? (
        <p class="muted">Owners and admins write them.</p>
      ) : (
        <button type="button" class="button" onClick={onExample}>
          Begin with an example
        </button>
      )}
    </div>
  );
}

interface ReplyRowProps {
  readonly reply: SavedReply;
  /** Null: it is for all sites. */
  readonly siteName: string | null;
  readonly mayEdit: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

function ReplyRow({ reply, siteName, mayEdit, onEdit, onDelete }: ReplyRowProps) {
  const asking = useSignal(false);
  const { title, text, by, updatedAt } = reply;
  return (
    <li class="person">
      <span class="person-words">
        <b>
          {title} {siteName !== null && <span class="badge">{siteName}</span>}
        </b>
        <span class="reply-line">{text}</span>
        <small class="muted">
          {by}, {when(updatedAt)}
        </small>
      </span>
      {mayEdit && asking.value && (
        <span class="person-ask">
          <span>Delete it for everybody?</span>
          <button type="button" class="button small" onClick={() => (asking.value = false)}>
            Keep
          </button>
          <button type="button" class="button small risk" onClick={onDelete}>
            Delete
          </button>
        </span>
      )}
      {mayEdit && !asking.value && (
        <>
          <button type="button" class="button small" aria-label={`Edit ${title}`} onClick={onEdit}>
            Edit
          </button>
          <button
            type="button"
            class="button quiet small"
            aria-label={`Delete ${title}`}
            onClick={() => (asking.value = true)}
          >
            Delete
          </button>
        </>
      )}
    </li>
  );
}

interface EditorProps {
  readonly draft: Draft;
  readonly sites: SavedReplies['sites'];
  readonly me: Me;
  readonly onSave: (draft: Draft) => Promise<Asked<unknown>>;
  readonly onClose: () => void;
}

function Editor({ draft, sites, me, onSave, onClose }: EditorProps) {
  const title = useSignal(draft.title);
  const text = useSignal(draft.text);
  const site = useSignal(draft.site);
  const refused = useSignal<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // It opens above the list, which may be long.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const why = whyNotReply(text.value) ?? refused.value;
  const submit = async (event: Event) => {
    event.preventDefault();
    const answer = await onSave({ id: draft.id, title: title.value, text: text.value, site: site.value });
    refused.value = answer.ok ? null : answer.what;
  };
  const change = (to: { value: string }) => (value: string) => {
    to.value = value;
    refused.value = null;
  };
  /** Where the caret was left. */
  const putIn = (place: string) => {
    const field = form.current?.querySelector('textarea');
    if (!field) return;
    field.focus();
    field.setRangeText(place, field.selectionStart, field.selectionEnd, 'end');
    change(text)(field.value);
  };
  const example = {
    customer: 'Robin Lee',
    agent: me.name,
    site: (sites.find(({ id }) => id === site.value) ?? sites[0])?.name ?? null,
    fields: {},
  };
  return (
    <section class="panel" aria-labelledby="reply-editor">
      <header class="panel-head">
        <h2 id="reply-editor">{draft.id === null ? 'Write a reply' : `Change “${draft.title}”`}</h2>
      </header>
      <form ref={form} class="panel-part reply-form" onSubmit={submit}>
        <div class="pair">
          <Field label="Title" hint="What agents find it by. Customers do not see it.">
            <TextField value={title.value} placeholder="Refund is on its way" onChange={change(title)} />
          </Field>
          <Field label="For">
            <Choice
              value={site.value}
              options={[[ALL_SITES, 'All sites'], ...sites.map(({ id, name }) => [id, name] as const)]}
              onChange={change(site)}
            />
          </Field>
        </div>
        <Field label="Text">
          <TextArea
            rows={6}
            value={text.value}
            wrong={why !== null}
            placeholder="Hello {{customer.first_name}}, …"
            onChange={change(text)}
          />
        </Field>
        <div class="reply-places">
          <span class="muted">Put in:</span>
          {[...PLACES, 'field.order_number'].map((place) => (
            <button key={place} type="button" class="chip mono" onClick={() => putIn(`{{${place}}}`)}>
              {place}
            </button>
          ))}
        </div>
        {why !== null && (
          <p class="problem" role="alert">
            {why}
          </p>
        )}
        {text.value.trim() !== '' && (
          <section class="reply-preview" aria-label="As a customer reads it">
            <small class="muted">As Robin Lee would read it. What a thread does not say is left for the agent.</small>
            <ReplyText text={fillReply(text.value, example).text} />
          </section>
        )}
        <div class="row-of">
          <button type="submit" class="button primary" disabled={why !== null}>
            Save
          </button>
          <button type="button" class="button" onClick={onClose}>
            Not now
          </button>
        </div>
      </form>
    </section>
  );
}
