// A way to be reached: the field for an e-mail address, with what really happens to it.
import { useState } from 'preact/hooks';
import type { Words } from '../words/words.ts';

export interface LeaveAddressProps {
  readonly words: Words;
  /** The address that was left; null: none yet. */
  readonly contact: string | null;
  /** Answers are e-mailed. Otherwise the address is for the team to see, and no more is said. */
  readonly byMail: boolean;
  onLeave(email: string): void;
}

export function LeaveAddress({ words, contact, byMail, onLeave }: LeaveAddressProps) {
  const [email, setEmail] = useState('');
  if (contact !== null) return <p>{byMail ? words.mailedTo(contact) : words.contactLeft(contact)}</p>;
  const what = byMail ? words.leaveForMail : words.leaveForTeam;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onLeave(email.trim());
      }}
    >
      <p>{what}</p>
      <div class="field">
        <input
          class="input"
          type="email"
          required
          autocomplete="email"
          placeholder={words.email}
          aria-label={what}
          value={email}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {words.leave}
        </button>
      </div>
    </form>
  );
}
