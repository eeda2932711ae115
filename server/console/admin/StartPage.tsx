// The first hour: what to do next, what is done already, and why each step is worth it.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Icon } from '../Icon.tsx';
import { hashOf, type SettingsPlace } from '../route.ts';
import { CopyBox } from './CopyBox.tsx';
import type { PeopleApi } from './people-api.ts';
import { type AllSites, type SitesApi, snippetOf } from './sites-api.ts';

export interface StartPageProps {
  readonly sites: SitesApi;
  readonly people: PeopleApi;
  /** Sites whose threads the inbox has shown. */
  readonly seen: ReadonlySet<string>;
  /** Somebody on this machine has opened the playbook page. */
  readonly readPlaybook: boolean;
}

/** Where the relay runs for a first look: no customer is there. */
const OWN = /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?$/u;

export function StartPage({ sites, people, seen, readPlaybook }: StartPageProps) {
  const all = useSignal<AllSites | null>(null);
  const others = useSignal<number | null>(null);
  useEffect(() => {
    void sites.all().then((answer) => {
      if (answer.ok) all.value = answer.value;
    });
    void people.everybody().then((answer) => {
      if (answer.ok)
        others.value = answer.value.agents.filter((one) => !one.disabled).length - 1 + answer.value.invites.length;
    });
  }, []);
  if (all.value === null || others.value === null) return <div class="skeleton tall" />;
  const { url, sites: list } = all.value;
  const placed = list.find((site) => site.origins.some((one) => one !== url && !OWN.test(one)));
  const site = placed ?? list[0];
  const steps = [
    { title: 'See a handoff', done: seen.size > 0, body: <SeeOne /> },
    { title: 'Read the playbook', done: readPlaybook, body: <ReadIt /> },
    { title: 'Say where your pages are', done: placed !== undefined, body: <SayWhere /> },
    {
      title: 'Paste the snippet',
      done: placed !== undefined && seen.has(placed.id) && placed.id !== 'demo',
      body: site ? <Paste text={snippetOf(url, site.id, null)} /> : <SayWhere />,
    },
    { title: 'Invite a colleague', done: others.value > 0, body: <Invite /> },
  ];
  const left = steps.filter((step) => !step.done).length;
  const next = steps.findIndex((step) => !step.done);
  return (
    <div class="narrow">
      <section class="panel" aria-labelledby="start">
        <header class="panel-head">
          <h2 id="start">
            {left === 0 ? 'All set' : `${left === 1 ? 'One step' : `${left} steps`} to your first customer`}
          </h2>
          <p class="muted">
            {left === 0
              ? 'Customers reach you, and you know what happens to what they say. This page stays here.'
              : 'Each step is ticked when it has happened.'}
          </p>
        </header>
        <ol class="steps">
          {steps.map((step, at) => (
            <li key={step.title} class={step.done ? 'step done' : 'step'}>
              <span class="step-mark">
                {step.done ? <Icon name="check" size={14} /> : at + 1}
                <span class="sr">{step.done ? 'Done' : 'To do'}</span>
              </span>
              <details open={at === next}>
                <summary>{step.title}</summary>
                <div class="step-body">{step.body}</div>
              </details>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function SeeOne() {
  return (
    <p>
      Open{' '}
      <a href="/" target="_blank" rel="noopener">
        the demo page
      </a>{' '}
      beside this window and write “you charged me twice”. The thread rings in your inbox with its brief on top: claim
      it with <b>C</b> and answer.
    </p>
  );
}

function ReadIt() {
  return (
    <p>
      <Go page="playbook">The playbook</Go> says what happens to what customers say: answered, asked, handed over, and
      to whom. Try sentences of your own customers there, and change what does not fit. Nothing changes for them before
      you publish.
    </p>
  );
}

function SayWhere() {
  return (
    <p>
      Under <Go page="sites">Sites</Go> add your own, with the origins of its pages, such as https://shop.example.com.
      Nobody can embed it anywhere else.
    </p>
  );
}

function Paste({ text }: { readonly text: string }) {
  return (
    <>
      <p>One tag, anywhere in your pages. The step is done when the first customer has written from there.</p>
      <CopyBox label="Snippet" text={text} />
    </>
  );
}

function Invite() {
  return (
    <p>
      Handoffs wait for people. Under <Go page="people">People</Go> make a link for each colleague; viewers read along
      without answering.
    </p>
  );
}

function Go({ page, children }: { readonly page: SettingsPlace['page']; readonly children: ComponentChildren }) {
  return <a href={hashOf({ at: 'settings', page, item: null })}>{children}</a>;
}
