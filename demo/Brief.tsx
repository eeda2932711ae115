// What the person who takes over is given: the context package, as far as it is complete, and where the handoff stands.
import type { ContextPackage } from '#domain/context-package';
import { humanised } from '#domain/rule-words';
import { shortReasons } from './reasons.ts';
import type { WatchedHandoff } from './watch.ts';

export function Brief({ handoff: { stage, ended, brief } }: { handoff: WatchedHandoff }) {
  return (
    <section class="brief" aria-labelledby="brief-title">
      <h3 id="brief-title">What the person starts from</h3>
      <p class={ended ? 'stage-line ended' : 'stage-line'}>{stage}</p>
      {brief && <Facts brief={brief} />}
      <p class="hint">
        Now be that person: take over in the{' '}
        <a href="/console/" target="_blank" rel="noopener">
          console
        </a>
        . The first start of the relay printed a link that makes your account.
      </p>
    </section>
  );
}

function Facts({ brief }: { brief: ContextPackage }) {
  const fields = Object.entries(brief.fields);
  return (
    <dl class="facts-list">
      <Fact name="Wants" values={[brief.intent.name]} />
      <Fact name="Said" values={brief.summary.map((one) => one.text)} />
      <Fact name="Gave" values={fields.map(([field, value]) => `${humanised(field)}: ${value ?? 'not given'}`)} />
      <Fact name="Tried" values={brief.attempted.map((one) => `${one.text.replace(/\*\*|`/g, '')} (${one.taken})`)} />
      <Fact name="Articles" values={brief.documents.map((one) => one.title)} />
      <Fact name="Why" values={shortReasons(brief.raisedBy, brief.asked).slice(0, 2)} />
      <Fact name="Next step" values={brief.nextStep ? [brief.nextStep] : []} />
    </dl>
  );
}

function Fact({ name, values }: { name: string; values: readonly string[] }) {
  if (values.length === 0) return null;
  return (
    <div>
      <dt>{name}</dt>
      {values.slice(0, 4).map((value) => (
        <dd key={value}>{value}</dd>
      ))}
    </div>
  );
}
