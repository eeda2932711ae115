// Agents' accounts, made as people make them: by a one-time link.
import { createHash } from 'node:crypto';
import type { Invite } from '../../server/store/store.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly cookie: string;
}

const PASSWORD = 'correct horse battery staple';
const HOUR = 3_600_000;

export function inviteFor(name: string): Invite {
  const hash = createHash('sha256').update(tokenFor(name)).digest('hex');
  return { hash, email: emailOf(name), name, role: 'agent', expiresAt: Date.now() + HOUR };
}

/** Throws when the relay does not take the invite. */
export async function signUp(url: string, name: string): Promise<Account> {
  const response = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token: tokenFor(name), name, email: emailOf(name), password: PASSWORD }),
  });
  if (!response.ok) throw new Error(await response.text());
  const { id } = (await response.json()) as { readonly id: string };
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { id, name, cookie };
}

function tokenFor(name: string): string {
  return createHash('sha256').update(`invite for ${name}`).digest('hex').slice(0, 32);
}

function emailOf(name: string): string {
  return `${name.toLowerCase()}@example.com`;
}
