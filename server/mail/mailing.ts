// E-mails in a running relay: the mailer on its clock, and what it tells operators. Without a mail server there is none of it.
import type { Log } from '../logs.ts';
import type { Metrics } from '../metrics.ts';
import type { Timers } from '../timers.ts';
import { createMailer, type Mailer, type MailerParts } from './mailer.ts';

export interface MailingParts extends Omit<MailerParts, 'smtp' | 'after' | 'onResult'> {
  readonly mail: Mailing | null;
  readonly timers: Timers;
  readonly metrics: Pick<Metrics, 'mail'>;
  onFault(error: unknown): void;
}

/** How e-mails go out. */
export interface Mailing extends Pick<MailerParts, 'smtp' | 'after'> {
  readonly log: Pick<Log, 'warn'>;
}

/** Milliseconds between two looks at what is due. */
const LOOK_EVERY = 5_000;

export function startMailing(parts: MailingParts): Pick<Mailer, 'watch'> & { stop(): void } {
  const { mail, metrics } = parts;
  if (!mail) return { watch: () => {}, stop: () => {} };
  const mailer = createMailer({
    ...parts,
    ...mail,
    onResult(result, why, tries) {
      metrics.mail(result);
      // Never with an address, or with what the mail server said of it.
      if (result === 'failed') mail.log.warn('e-mail not sent yet', { why, tries });
      if (result === 'dead') mail.log.warn('e-mail given up', { why, tries });
    },
  });
  const stop = parts.timers.every(Math.min(LOOK_EVERY, mail.after), () => void mailer.look().catch(parts.onFault));
  return { watch: (thread) => mailer.watch(thread), stop };
}
