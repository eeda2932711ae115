// Where e-mails go out, and from whom: what SMTP_URL, MAIL_FROM and MAIL_AFTER say.
import { isIP } from 'node:net';

export interface Sender {
  /** Null: the address alone. */
  readonly name: string | null;
  readonly address: string;
}

export interface MailSettings {
  /** `smtp://user:password@host:port`, or `smtps:` for TLS from the first byte. Holds a password: never to be shown. */
  readonly smtp: string;
  readonly from: Sender;
  /** Milliseconds a customer must have been away before an answer is mailed. */
  readonly after: number;
}

/** Whether this names a mail server. */
export function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(text);
  const bare = pathname === '' || pathname === '/';
  return (protocol === 'smtp:' || protocol === 'smtps:') && hostname !== '' && bare && search + hash === '';
}

/** `Acme Support <support@acme.example>`, or the address alone. Null: it is neither. */
export function senderOf(text: string): Sender | null {
  const found = /^(?:"?(?<name>[^"<>\r\n]*?)"?\s*<(?<full>[^<>\s]+)>|(?<bare>[^<>\s]+))$/u.exec(text.trim())?.groups;
  const address = found?.full ?? found?.bare ?? '';
  if (!/^[^\s@<>",;:]+@[^\s@<>",;:]+$/u.test(address)) return null;
  return { name: found?.name?.trim() || null, address };
}

/** The same without user and password, for people to read. */
export function shownSmtp(smtp: string): string {
  const { protocol, host } = new URL(smtp);
  return `${protocol}//${host}`;
}

/** Whether what is sent there stays on this machine. */
export function isHere(hostname: string): boolean {
  const plain = hostname.replace(/^\[|\]$/gu, '');
  return plain === 'localhost' || plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}
