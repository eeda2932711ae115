// Making an account from the link that the first run, or an invitation, printed.
import { useState } from 'preact/hooks';
import type { Done } from './api.ts';
import { Gate } from './Gate.tsx';

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface SetUpProps {
  readonly onSetUp: (account: NewAccount) => Promise<Done>;
}

/** What the relay takes at least. */
const SHORTEST_PASSWORD = 10;

export function SetUp({ onSetUp }: SetUpProps) {
  const [account, setAccount] = useState<NewAccount>({ name: '', email: '', password: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    const done = await onSetUp({ ...account, name: account.name.trim(), email: account.email.trim() });
    setBusy(false);
    setProblem(done.ok ? null : done.what);
  };
  return (
    <Gate title="Set up your account" says="Customers see the name; the e-mail address is for signing in.">
      <form class="form" onSubmit={submit}>
        <label class="field">
          <span>Name</span>
          <input
            type="text"
            name="name"
            autoComplete="name"
            required
            maxLength={80}
            // biome-ignore lint/a11y/noAutofocus: the form is all there is on this page
            autoFocus
            value={account.name}
            onInput={(event) => setAccount({ ...account, name: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>E-mail</span>
          <input
            type="email"
            name="email"
            autoComplete="username"
            required
            value={account.email}
            onInput={(event) => setAccount({ ...account, email: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>Password</span>
          <input
            type="password"
            name="password"
            autoComplete="new-password"
            required
            minLength={SHORTEST_PASSWORD}
            value={account.password}
            onInput={(event) => setAccount({ ...account, password: event.currentTarget.value })}
          />
          <small class="muted">At least {SHORTEST_PASSWORD} characters.</small>
        </label>
        {problem !== null && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" class="button primary wide" disabled={busy}>
          {busy ? 'One moment…' : 'Start'}
        </button>
      </form>
    </Gate>
  );
}
