// The way out for e-mails: one mail to one address over SMTP. What went wrong is told by code, never with an address or the server's words.
import { createTransport } from 'nodemailer';
import type { Letter } from './letter.ts';
import { isHere, type MailSettings } from './settings.ts';

export type Sent =
  | { readonly kind: 'sent' }
  /** It may work later: the server is away, busy, or does not know us. */
  | { readonly kind: 'failed'; readonly why: string; readonly nobodyThere: boolean }
  /** The server will never take this mail: there is no such address. */
  | { readonly kind: 'refused'; readonly why: string };

export interface Smtp {
  send(letter: Letter): Promise<Sent>;
  /** Connects and signs in, and sends nothing. Null: it works; otherwise why not, as words for people. */
  test(): Promise<string | null>;
}

/** Milliseconds: RFC 5321 allows minutes, but a customer waits, and another try follows. */
const CONNECT_WITHIN = 10_000;
const SILENCE = 30_000;

export function createSmtp({ smtp, from }: Pick<MailSettings, 'smtp' | 'from'>): Smtp {
  const { protocol, hostname, port, username, password } = new URL(smtp);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/gu, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // A password never crosses a network in the clear.
    requireTLS: username !== '' && !isHere(hostname),
    ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: CONNECT_WITHIN,
    greetingTimeout: CONNECT_WITHIN,
    socketTimeout: SILENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send({ to, subject, text, html, id, inReplyTo, references, headers }) {
      try {
        await transport.sendMail({
          from: { name: from.name ?? '', address: from.address },
          to: { name: '', address: to },
          envelope: { from: from.address, to },
          subject,
          text,
          html,
          messageId: id,
          inReplyTo,
          references: [...references],
          headers: { ...headers },
        });
        return { kind: 'sent' };
      } catch (error) {
        return failureOf(error);
      }
    },
    async test() {
      try {
        await transport.verify();
        return null;
      } catch (error) {
        return ADVICE[codeOf(error)] ?? `it did not answer as a mail server does (${codeOf(error)})`;
      }
    },
  };
}

const ADVICE: Readonly<Record<string, string>> = {
  EAUTH: 'it does not take this user and password; check SMTP_URL',
  EDNS: 'there is no such host; check SMTP_URL',
  ECONNECTION: 'it cannot be reached; check host, port and firewall',
  ESOCKET: 'it cannot be reached, or its TLS does not fit (smtps: for port 465, smtp: for 587)',
  ETIMEDOUT: 'it does not answer; check host, port and firewall',
  ETLS: 'it offers no TLS, and a password is not sent without; use smtps:',
};

/** Codes of a mail server that is not there at all: the next mail would fare no better. */
const NOBODY = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'EAUTH', 'ETLS', 'ECONNREFUSED']);

function failureOf(error: unknown): Sent {
  const code = codeOf(error);
  const { responseCode, command } = Object(error);
  const why = typeof responseCode === 'number' ? `${code} ${responseCode}` : code;
  // What it says of the sender is the operator's to put right; what it says of this recipient, or this mail, will not change.
  const final = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
  return final ? { kind: 'refused', why } : { kind: 'failed', why, nobodyThere: NOBODY.has(code) };
}

function codeOf(error: unknown): string {
  const { code } = Object(error);
  return typeof code === 'string' ? code : 'unknown';
}
