// Which page: setting up, signing in, or the desk.
import type { ReadonlySignal } from '@preact/signals';
import type { Me } from './api.ts';
import { DeskPage, type DeskPageProps } from './DeskPage.tsx';
import type { Route } from './route.ts';
import { SetUp, type SetUpProps } from './SetUp.tsx';
import { SignIn, type SignInProps } from './SignIn.tsx';

export interface AppProps {
  readonly route: ReadonlySignal<Route>;
  /** Undefined: not known yet. Null: not signed in. */
  readonly me: ReadonlySignal<Me | null | undefined>;
  /** The desk of whoever is signed in. */
  readonly desk: ReadonlySignal<DeskPageProps | null>;
  readonly onSignIn: SignInProps['onSignIn'];
  readonly onSetUp: (token: string, ...account: Parameters<SetUpProps['onSetUp']>) => ReturnType<SetUpProps['onSetUp']>;
}

export function App({ route, me, desk, onSignIn, onSetUp }: AppProps) {
  const place = route.value;
  if (place.at === 'set-up') return <SetUp onSetUp={(account) => onSetUp(place.token, account)} />;
  if (me.value === undefined) return null;
  if (desk.value === null) return <SignIn onSignIn={onSignIn} />;
  return <DeskPage {...desk.value} />;
}
