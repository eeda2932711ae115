// Sends what waits in the outbox for e-mails: looks who is still away, decides what a mail tells of, tries, and tries again.
import type { Thread } from '#domain/thread';
import type { Mail } from '../store/mails.ts';
import type { Store } from '../store/store.ts';
import type { Threads } from '../threads.ts';
import { type Answer, isAnswer, type Letter, letterOf } from './letter.ts';
import type { Links } from './links.ts';
import type { Smtp } from './smtp.ts';
import { mailWords } from './words.ts';

/** What became of a mail. `read`: they saw the answers first; `stopped`: they want no mails. */
export type MailResult = 'sent' | 'failed' | 'dead' | 'read' | 'stopped';

export interface MailerParts {
  readonly store: Pick<Store, 'mails' | 'thread'>;
  readonly threads: Pick<Threads, 'known'>;
  readonly links: Links;
  readonly smtp: Pick<Smtp, 'send'>;
  /** Where people reach the relay, without a slash at the end. */
  readonly url: string;
  /** Milliseconds a customer must have been away. */
  readonly after: number;
  siteName(site: string): string;
  /** Whether the customer of this thread has a line open. */
  isHere(thread: string): boolean;
  now(): number;
  onResult(result: MailResult, why: string, tries: number): void;
}

export interface Mailer {
  /** An answer was given that may have to be mailed: from now on it is watched whether the customer is there. */
  watch(thread: string): void;
  /** Sends what is due. One look at a time: while one is under way, another does nothing. */
  look(): Promise<void>;
}

const MINUTE = 60_000;
/** Milliseconds before each further try: a restart of the mail server, an hour's outage, a day's. After the last one the mail is given up. */
const AGAIN = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * MINUTE);
/** Mails of one look, so that a long outage does not send all at once. */
const AT_ONCE = 50;
/** SEC-16: so long nothing more goes to an address whose owner never followed a link of ours, whoever left it, in however many threads. */
const UNCONFIRMED_EVERY = 86_400_000;

/**
 * A mail is decided (which answers, to whom) and stored before it is tried, and marked as sent after the server took it. Killed in
 * between, it is tried again with the same words under the same Message-ID: that one mail may come twice, and no answer is lost.
 */
export function createMailer(parts: MailerParts): Mailer {
  const { store, now, after } = parts;
  const { mails } = store;
  const began = now();
  /** When each customer who is waited for was last seen with a line. */
  const seenHere = new Map<string, number>();
  let looking = false;

  return {
    watch: isThere,
    async look() {
      for (const thread of seenHere.keys()) isThere(thread);
      // After a start every customer is given the time to come back.
      if (looking || now() < began + after) return;
      looking = true;
      try {
        for (const mail of await mails.due(now(), AT_ONCE)) if (!(await handled(mail))) return;
      } finally {
        looking = false;
      }
    },
  };

  function isThere(thread: string): boolean {
    const here = parts.isHere(thread);
    if (here) seenHere.set(thread, now());
    return here;
  }

  /** False: nobody is at the other end, and the next mail would fare no better. */
  async function handled(mail: Mail): Promise<boolean> {
    const thread = (await parts.threads.known(mail.thread))?.thread;
    if (!thread || thread.contact === null) return gone(mail, null);
    if (isThere(mail.thread) || now() < (seenHere.get(mail.thread) ?? 0) + after) return later(mail, now() + after);
    const answers = await unseen(mail, thread);
    const last = answers.at(-1)?.seq;
    if (last === undefined) return gone(mail, 'read');
    const to = parts.links.digest(thread.contact);
    if (await mails.isStopped(to)) return gone(mail, 'stopped');
    const next = mail.last === null ? await nextTo(to, thread) : 0;
    if (next > now()) return later(mail, next);
    // The log went on meanwhile: the next look decides anew.
    if (mail.last === null && !(await mails.fix(mail.id, thread.head, { last, to }))) return true;
    // The address was put right since it was tried last.
    if (mail.last !== null && mail.to !== to) await mails.save(mail.id, { to });
    return tried(mail, await letter(mail, thread, answers, to));
  }

  async function later({ id }: Mail, dueAt: number): Promise<true> {
    await mails.save(id, { dueAt });
    return true;
  }

  async function gone({ id, thread, tries }: Mail, why: 'read' | 'stopped' | null): Promise<true> {
    await mails.drop(id);
    seenHere.delete(thread);
    if (why) parts.onResult(why, why, tries);
    return true;
  }

  /** Of a mail that was tried before, what was decided then: all of it, unless all of it was read by now. */
  async function unseen(mail: Mail, thread: Thread): Promise<readonly Answer[]> {
    const seen = (await store.thread(mail.thread))?.seen.customer ?? 0;
    const all = thread.items.filter(isAnswer).filter((one) => one.seq >= mail.first);
    if (mail.last === null) return all.filter((one) => one.seq > seen);
    const { last } = mail;
    return seen >= last ? [] : all.filter((one) => one.seq <= last);
  }

  /** The earliest moment at which this address may get a mail about this thread. */
  async function nextTo(to: string, thread: Thread): Promise<number> {
    const { account, contact } = thread;
    const before = await mails.ofThread(thread.id);
    // One after the other, in the order of the answers.
    const ahead = before.find((one) => one.state === 'waiting' && one.last !== null);
    if (ahead) return Math.max(ahead.dueAt, now()) + after;
    if (account?.verified && account.traits.email === contact) return 0;
    if (before.some((one) => one.to === to && one.takenBy !== null)) return 0;
    const lastTo = await mails.lastTo(to);
    return lastTo === null ? 0 : lastTo + UNCONFIRMED_EVERY;
  }

  async function letter(mail: Mail, thread: Thread, answers: readonly Answer[], to: string): Promise<Letter> {
    const { url, links } = parts;
    const earlier = (await mails.ofThread(thread.id)).filter((one) => one.state === 'sent' && one.first < mail.first);
    const named = (name: string) => `<${name}@${new URL(url).hostname}>`;
    return letterOf({
      to: thread.contact ?? '',
      words: mailWords(thread.locale),
      site: parts.siteName(thread.site),
      answers,
      back: `${url}/back/${links.back(mail.id, mail.madeAt)}`,
      stop: `${url}/mail/stop/${links.stop(to)}`,
      id: named(mail.id),
      before: [named(links.nameOf(thread.id)), ...earlier.map((one) => named(one.id))],
    });
  }

  async function tried(mail: Mail, made: Letter): Promise<boolean> {
    const tries = mail.tries + 1;
    const sent = await parts.smtp.send(made);
    if (sent.kind === 'sent') {
      await mails.save(mail.id, { state: 'sent', sentAt: now(), tries });
      seenHere.delete(mail.thread);
      parts.onResult('sent', '', tries);
      return true;
    }
    const again = sent.kind === 'failed' ? AGAIN[mail.tries] : undefined;
    await mails.save(mail.id, again === undefined ? { state: 'dead', tries } : { dueAt: now() + again, tries });
    parts.onResult(again === undefined ? 'dead' : 'failed', sent.why, tries);
    return sent.kind === 'refused' || !sent.nobodyThere;
  }
}
