// The brief: the context package as an agent reads it in ten seconds, before the thread itself. It grows while the customer waits.
import type { ComponentChildren } from 'preact';
import { isPicture } from '#domain/attachment';
import { reasonsOf } from '#domain/because';
import type { AttemptedAnswer, ContextPackage, Taken } from '#domain/context-package';
import { humanised } from '#domain/rule-words';
import type { Traits } from '#domain/signals/reading';
import type { Attached } from '#domain/thread';
import { DocumentLink } from './DocumentLink.tsx';
import { fileAddress } from './file-address.ts';
import { type PartKey, part } from './fresh.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import { Key } from './Key.tsx';
import { New } from './New.tsx';
import { Reasons } from './Reasons.tsx';
import { withoutMarks } from './without-marks.ts';

export interface BriefProps {
  readonly brief: ContextPackage;
  /** Pictures and PDFs that the customer sent. */
  readonly files: readonly Attached[];
  /** The thread's id. */
  readonly thread: string;
  /** Parts that were not there when the agent opened the thread. */
  readonly fresh: ReadonlySet<PartKey>;
  /** What of the brief the relay found neither in the thread nor in the account, the documents or the playbook. */
  readonly invented: readonly string[];
  /** Completes relative addresses: the relay’s own, as in the widget. */
  readonly base: string;
  /** What has to happen before a reply is possible; null: the thread is this agent's, or can be claimed. */
  readonly cannotReply: string | null;
  /** A draft claims the thread first. */
  readonly claims: boolean;
  /** Scrolls to a turn of the thread and lights it up. */
  readonly onTurn: (turn: string) => void;
  readonly onUseStep: () => void;
}

export function Brief(props: BriefProps) {
  const { brief, fresh } = props;
  return (
    <section class="brief" aria-label="Brief" tabIndex={-1}>
      <BriefHead {...props} />
      <Doubt {...props} />
      <Correction {...props} />
      <Reasons reasons={reasonsOf(brief.raisedBy, brief.asked)} fresh={fresh} onTurn={props.onTurn} />
      <Summary {...props} />
      <NextStep {...props} />
      <div class="brief-facts">
        <Fields {...props} />
        <Account {...props} />
      </div>
      <Files {...props} />
      <Attempted {...props} />
      <Documents {...props} />
    </section>
  );
}

/** The browser made the brief, and somebody may have made the browser say more than was said. */
function Doubt({ invented }: BriefProps) {
  if (invented.length === 0) return null;
  const parts = invented.map((one) => DOUBTED[one] ?? one);
  return (
    <p class="brief-doubt" role="alert">
      <Icon name="warning" size={14} />
      <span>Not in the conversation: {parts.join(', ')}. Read the thread before you act on it.</span>
    </p>
  );
}

const DOUBTED: Readonly<Record<string, string>> = {
  summary: 'a sentence of the summary',
  correction: 'the correction',
  account: 'facts about the account',
  verified: 'that the account is verified',
  attempted: 'an answer that was tried',
  documents: 'an article',
  fields: 'something the customer gave',
  nextStep: 'the next step',
};

function BriefHead({ brief, fresh }: BriefProps) {
  const { name, score, id } = brief.intent;
  return (
    <header class="brief-head">
      <span class="eyebrow">Brief</span>
      <h2>
        {id !== null && score < UNSURE && <span class="perhaps">Perhaps: </span>}
        {name || 'No intent recognised'}
        {fresh.has(part.intent(brief.intent)) && <New />}
      </h2>
      <p class="brief-scores">
        {id !== null && (
          <span>
            intent <b>{percent(score)} sure</b>
          </span>
        )}
        {brief.confidence !== null && (
          <span>
            last answer <b>{percent(brief.confidence)} sure</b>
          </span>
        )}
      </p>
    </header>
  );
}

/** Below this the intent is a guess, and is called one. */
const UNSURE = 0.5;

function Correction({ brief: { correction }, fresh }: BriefProps) {
  if (correction === null || correction === '') return null;
  return (
    <div class="correction">
      <h3>
        Corrected by the customer
        {fresh.has(part.correction(correction)) && <New />}
      </h3>
      <p dir="auto">{correction}</p>
    </div>
  );
}

function Summary({ brief, fresh, onTurn }: BriefProps) {
  if (brief.summary.length === 0) return null;
  const notes = [...new Set(brief.summary.flatMap((one) => one.turns))];
  const outdated = brief.correction !== null && brief.correction !== '';
  return (
    <Part
      name={outdated ? 'Summary before the correction' : 'Summary'}
      icon="document"
      class={outdated ? 'outdated' : ''}
    >
      <ul class="summary">
        {brief.summary.map((one) => (
          <li key={one.text} dir="auto">
            {one.text}
            {fresh.has(part.summary(one.text)) && <New />}
            <Turns turns={one.turns} notes={notes} onTurn={onTurn} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

interface TurnsProps {
  readonly turns: readonly string[];
  readonly notes: readonly string[];
  readonly onTurn: (turn: string) => void;
}

/** Links to the turns a sentence was made from, numbered like footnotes. */
function Turns({ turns, notes, onTurn }: TurnsProps) {
  return (
    <span class="turns">
      {turns.map((turn) => (
        <button
          key={turn}
          type="button"
          class="turn-link"
          onClick={() => onTurn(turn)}
          title="Show where this was said"
          aria-label={`Show where this was said: ${notes.indexOf(turn) + 1}`}
        >
          {notes.indexOf(turn) + 1}
        </button>
      ))}
    </span>
  );
}

function NextStep({ brief, fresh, cannotReply, claims, onUseStep }: BriefProps) {
  const step = brief.nextStep;
  if (step === null) return null;
  return (
    <div class="next-step">
      <h3>
        <Icon name="step" size={14} /> Recommended next step
        {fresh.has(part.nextStep(step)) && <New />}
      </h3>
      <p>{step}</p>
      <div class="next-step-foot">
        <button
          type="button"
          class="button small"
          aria-keyshortcuts="d"
          onClick={onUseStep}
          disabled={cannotReply !== null}
        >
          {claims ? 'Claim and draft a reply' : 'Draft a reply'} <Key of="D" />
        </button>
        {cannotReply !== null && <span class="muted">{cannotReply}</span>}
      </div>
    </div>
  );
}

function Fields({ brief, fresh }: BriefProps) {
  const entries = Object.entries(brief.fields);
  if (entries.length === 0) return null;
  return (
    <Part name="Asked for" icon="check">
      <dl class="facts">
        {entries.map(([name, value]) => (
          <Fact key={name} name={humanised(name)} fresh={fresh.has(part.field(name, value))}>
            <FieldValue value={value} />
          </Fact>
        ))}
      </dl>
    </Part>
  );
}

function Account({ brief: { account }, fresh }: BriefProps) {
  if (account === null) return null;
  // The name stands in the head already.
  const { traits, verified } = account;
  return (
    <Part
      name="Account"
      icon="person"
      beside={
        <span class={verified ? 'badge badge-good' : 'badge badge-warn'}>{verified ? 'Verified' : 'Not verified'}</span>
      }
    >
      <dl class="facts">
        {Object.entries(traits)
          .filter(([name]) => name !== 'name')
          .map(([name, value]) => (
            <Fact key={name} name={humanised(name)} fresh={fresh.has(part.trait(name, value))}>
              {traitInWords(value)}
            </Fact>
          ))}
      </dl>
      {!verified && <p class="hint">The page said this, unsigned: check before you act on it.</p>}
    </Part>
  );
}

interface FactProps {
  readonly name: string;
  readonly fresh: boolean;
  readonly children: ComponentChildren;
}

function Fact({ name, fresh, children }: FactProps) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>
        {children}
        {fresh && <New />}
      </dd>
    </div>
  );
}

function Files({ files, thread, onTurn }: BriefProps) {
  if (files.length === 0) return null;
  return (
    <Part name="Sent by the customer" icon="clip">
      <ul class="brief-files">
        {files.map(({ id, file }) => (
          <li key={id}>
            <button type="button" class="brief-file" onClick={() => onTurn(id)} title="Show it in the thread">
              {isPicture(file) ? (
                <img src={fileAddress(thread, file)} alt="" width={32} height={32} loading="lazy" />
              ) : (
                <Icon name="file" size={16} />
              )}
              <bdi class="file-name">{file.name}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Attempted({ brief, fresh, onTurn }: BriefProps) {
  if (brief.attempted.length === 0) return null;
  return (
    <Part name="Already tried" icon="assistant">
      <ol class="attempted">
        {brief.attempted.map((one) => (
          <li key={one.turn}>
            <button type="button" class="attempt" dir="auto" onClick={() => onTurn(one.turn)} title="Show this answer">
              {withoutMarks(one.text)}
            </button>
            <Outcome answer={one} />
            {fresh.has(part.attempted(one.turn, one.taken)) && <New />}
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Outcome({ answer }: { readonly answer: AttemptedAnswer }) {
  return (
    <span class={`taken taken-${answer.taken.replace(' ', '-')}`}>
      {TAKEN[answer.taken]}
      {answer.words !== null && <q dir="auto">{answer.words}</q>}
    </span>
  );
}

const TAKEN: Readonly<Record<Taken, string>> = {
  rejected: 'Rejected',
  'asked again': 'Asked again',
  accepted: 'Accepted',
  'no reaction': 'No reaction',
};

function Documents({ brief: { documents }, fresh, base }: BriefProps) {
  if (documents.length === 0) return null;
  return (
    <Part name="Documents used" icon="document">
      <ul class="documents">
        {documents.map((one) => (
          <li key={one.id}>
            <DocumentLink title={one.title} url={one.url} base={base} />
            {fresh.has(part.document(one.id)) && <New />}
          </li>
        ))}
      </ul>
    </Part>
  );
}

interface PartProps {
  readonly name: string;
  readonly icon: IconName;
  readonly class?: string;
  readonly beside?: ComponentChildren;
  readonly children: ComponentChildren;
}

function Part({ name, icon, class: className = '', beside, children }: PartProps) {
  return (
    <div class={`part ${className}`}>
      <h3>
        <Icon name={icon} size={13} /> {name} {beside}
      </h3>
      {children}
    </div>
  );
}

/** `true` is “Yes”, a long number has its thousands apart; a trait without a value is a dash. */
function traitInWords(value: Traits[string]): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'number' ? value.toLocaleString('en') : value;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Null: refused; '': given, and taken out since. */
function FieldValue({ value }: { readonly value: string | null }) {
  if (value === null) return <span class="not-given">did not give</span>;
  return value === '' ? <span class="muted">removed</span> : <span class="value">{value}</span>;
}
