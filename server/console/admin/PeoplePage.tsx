// The people who answer: who they are, what they may do, inviting one, and letting one go.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Avatar } from '../Avatar.tsx';
import type { Me } from '../api.ts';
import { Icon } from '../Icon.tsx';
import { CopyBox } from './CopyBox.tsx';
import { Choice, Field } from './Field.tsx';
import { when } from './HistoryDialog.tsx';
import type { Everybody, MadeInvite, PeopleApi, Person, QueueName, Role, Skills } from './people-api.ts';
import { SkillsLine } from './SkillsLine.tsx';

export interface PeoplePageProps {
  readonly api: PeopleApi;
  readonly me: Me;
  readonly onSay: (tone: 'plain' | 'bad', text: string) => void;
}

const ROLE_WORDS: Readonly<Record<Role, { readonly name: string; readonly says: string }>> = {
  owner: { name: 'Owner', says: 'Everything, and who owns' },
  admin: { name: 'Admin', says: 'Answers, and changes all settings' },
  agent: { name: 'Agent', says: 'Answers customers' },
  viewer: { name: 'Viewer', says: 'Reads along, changes nothing' },
};

export function PeoplePage({ api, me, onSay }: PeoplePageProps) {
  const all = useSignal<Everybody | null>(null);
  const queues = useSignal<readonly QueueName[]>([]);
  const load = async () => {
    const answer = await api.everybody();
    if (answer.ok) all.value = answer.value;
    else onSay('bad', answer.what);
  };
  useEffect(() => {
    void load();
    void api.queues().then((found) => {
      queues.value = found;
    });
  }, []);
  const done = async (asked: ReturnType<PeopleApi['takeBack']>, says: string) => {
    const answer = await asked;
    onSay(answer.ok ? 'plain' : 'bad', answer.ok ? says : answer.what);
    await load();
    return answer.ok;
  };
  if (all.value === null) return <div class="skeleton tall" />;
  const { agents, invites } = all.value;
  const here = agents.filter((one) => !one.disabled);
  const gone = agents.filter((one) => one.disabled);
  return (
    <div class="narrow">
      <Invite
        api={api}
        owner={me.role === 'owner'}
        alone={here.length === 1 && invites.length === 0}
        onMade={() => void load()}
      />
      <section class="panel" aria-labelledby="people">
        <header class="panel-head">
          <h2 id="people">People</h2>
          <p class="muted">
            A role that you change holds at their next click, also in windows that are open. In queues that give threads
            out, each is given what stands under their name, while they are here.
          </p>
        </header>
        <ul class="people-list">
          {here.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              me={me}
              onRole={(role) =>
                void done(api.setRole(person.id, role), `${person.name}: ${ROLE_WORDS[role].name} from now on.`)
              }
              queues={queues.value}
              onSkills={(skills) => done(api.setSkills(person.id, skills), `What ${person.name} takes on is saved.`)}
              onDisable={() => void done(api.disable(person.id), `${person.name} is signed out and cannot sign in.`)}
            />
          ))}
        </ul>
      </section>
      {invites.length > 0 && (
        <section class="panel" aria-labelledby="invites">
          <header class="panel-head">
            <h2 id="invites">Invited</h2>
          </header>
          <ul class="people-list">
            {invites.map((one) => (
              <li key={one.id} class="person">
                <span class="person-words">
                  <b>{one.email}</b>
                  <span class="muted">
                    {ROLE_WORDS[one.role].name}, link holds until {when(one.expiresAt)}
                  </span>
                </span>
                <button
                  type="button"
                  class="button small"
                  onClick={() => void done(api.takeBack(one.id), `The link for ${one.email} holds no more.`)}
                >
                  Take back
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {gone.length > 0 && (
        <section class="panel" aria-labelledby="gone">
          <header class="panel-head">
            <h2 id="gone">Disabled</h2>
            <p class="muted">They cannot sign in. Invite the same address to let them in again.</p>
          </header>
          <ul class="people-list">
            {gone.map(({ id, name, email }) => (
              <li key={id} class="person">
                <span class="person-words">
                  <b>{name}</b>
                  <span class="muted">{email}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

interface PersonRowProps {
  readonly person: Person;
  readonly me: Me;
  readonly queues: readonly QueueName[];
  readonly onSkills: (skills: Skills) => Promise<boolean>;
  readonly onRole: (role: Role) => void;
  readonly onDisable: () => void;
}

function PersonRow({ person, me, queues, onSkills, onRole, onDisable }: PersonRowProps) {
  const { name, email, role } = person;
  const asking = useSignal(false);
  const mayChange = me.role === 'owner' || role !== 'owner';
  return (
    <li class="person">
      <Avatar name={name} />
      <span class="person-words">
        <b>
          {name} {person.id === me.id && <span class="badge">You</span>}
        </b>
        <span class="muted">{email}</span>
      </span>
      {asking.value ? (
        <span class="person-ask">
          <span>Sign {name} out for good?</span>
          <button type="button" class="button small" onClick={() => (asking.value = false)}>
            Keep
          </button>
          <button type="button" class="button small risk" onClick={onDisable}>
            Disable
          </button>
        </span>
      ) : (
        <>
          <label class="field person-role">
            <span class="sr">Role of {name}</span>
            <select
              value={role}
              disabled={!mayChange}
              title={ROLE_WORDS[role].says}
              onChange={(event) => {
                const to = rolesFor(me).find((one) => one === event.currentTarget.value);
                // What is shown is what holds: it changes when the relay says so.
                event.currentTarget.value = role;
                if (to) onRole(to);
              }}
            >
              {(mayChange ? rolesFor(me) : [role]).map((one) => (
                <option key={one} value={one}>
                  {ROLE_WORDS[one].name}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            class="button quiet small"
            disabled={!mayChange}
            aria-label={`Disable ${name}`}
            onClick={() => (asking.value = true)}
          >
            Disable
          </button>
        </>
      )}
      {role !== 'viewer' && <SkillsLine name={name} skills={person.skills} queues={queues} onSave={onSkills} />}
    </li>
  );
}

/** Only owners make owners. */
function rolesFor(me: Pick<Me, 'role'>): readonly Role[] {
  return me.role === 'owner' ? ['owner', 'admin', 'agent', 'viewer'] : ['admin', 'agent', 'viewer'];
}

interface InviteProps {
  readonly api: PeopleApi;
  readonly owner: boolean;
  /** Nobody else is here yet. */
  readonly alone: boolean;
  readonly onMade: () => void;
}

function Invite({ api, owner, alone, onMade }: InviteProps) {
  const email = useSignal('');
  const role = useSignal<Role>('agent');
  const made = useSignal<(MadeInvite & { readonly email: string }) | null>(null);
  const wrong = useSignal<string | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    const address = email.value.trim();
    const answer = await api.invite(address, role.value);
    wrong.value = answer.ok ? null : answer.what;
    made.value = answer.ok ? { ...answer.value, email: address } : null;
    if (!answer.ok) return;
    email.value = '';
    onMade();
  };
  return (
    <section class="panel" aria-labelledby="invite">
      <header class="panel-head">
        <h2 id="invite">Invite somebody</h2>
        <p class="muted">
          {alone && 'You are alone here so far. '}They get a link that works once, for 24 hours; they choose their own
          password. Baton sends no mail for it: copy the link and send it yourself.
        </p>
      </header>
      <form class="invite-form" onSubmit={submit}>
        <Field label="E-mail">
          <input
            type="email"
            required
            value={email.value}
            placeholder="colleague@example.com"
            onInput={(event) => (email.value = event.currentTarget.value)}
          />
        </Field>
        <Field label="Role" hint={ROLE_WORDS[role.value].says}>
          <Choice
            value={role.value}
            options={rolesFor({ role: owner ? 'owner' : 'admin' }).map((one) => [one, ROLE_WORDS[one].name] as const)}
            onChange={(one) => (role.value = one)}
          />
        </Field>
        <button type="submit" class="button primary">
          <Icon name="plus" size={14} /> Make a link
        </button>
      </form>
      {wrong.value !== null && (
        <p class="problem in-panel" role="alert">
          {wrong.value}
        </p>
      )}
      {made.value !== null && (
        <div class="made" role="status">
          <p>
            For <b>{made.value.email}</b>, until {when(made.value.expiresAt)}. It is shown this once.
          </p>
          <CopyBox label="The link" text={made.value.link} />
        </div>
      )}
    </section>
  );
}
