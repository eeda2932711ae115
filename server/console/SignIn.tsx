// Signing in with an e-mail address and a password.
import { useState } from 'preact/hooks';
import type { Done } from './api.ts';
import { Gate } from './Gate.tsx';

export interface SignInProps {
  readonly onSignIn: (email: string, password: string) => Promise<Done>;
}

export function SignIn({ onSignIn }: SignInProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    const done = await onSignIn(email.trim(), password);
    setBusy(false);
    setProblem(done.ok ? null : done.what);
  };
  return (
    <Gate title="Sign in" says="to the threads that wait for a person.">
      <form class="form" onSubmit={submit}>
        <label class="field">
          <span>E-mail</span>
          <input
            type="email"
            name="email"
            autoComplete="username"
            required
            // biome-ignore lint/a11y/noAutofocus: the form is all there is on this page
            autoFocus
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>Password</span>
          <input
            type="password"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </label>
        {problem !== null && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" class="button primary wide" disabled={busy}>
          {busy ? 'Signing in…' : 'Sign in'}
        </button>
        <p class="muted">
          No account? An admin invites you: <code>baton agent add</code> prints a link.
        </p>
      </form>
    </Gate>
  );
}
