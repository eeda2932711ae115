// A mail server on a port of this machine that keeps what it is given, can be told to refuse, and can be taken away and brought back.
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came, decoded from nothing. */
  readonly raw: string;
  /** Unfolded and decoded, names in small letters. A header that came twice is an array of two. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly text: string;
  readonly html: string;
}

export interface MailServer {
  readonly url: string;
  readonly port: number;
  readonly mails: Received[];
  /** What the next recipients are answered with, until told otherwise; null: taken. */
  refuseWith(code: number | null): void;
  close(): Promise<void>;
}

export async function startMailServer(port = 0, login?: { user: string; pass: string }): Promise<MailServer> {
  const mails: Received[] = [];
  let refusing: number | null = null;
  const server = new SMTPServer({
    disabledCommands: login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    authOptional: !login,
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      done(username === login?.user && password === login?.pass ? null : new Error('no'), { user: username }),
    onRcptTo: (_address, _session, done) =>
      done(refusing === null ? null : Object.assign(new Error('no'), { responseCode: refusing })),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const raw = Buffer.concat(parts).toString('utf8');
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((one) => one.address),
          raw,
          ...mailIn(raw),
        });
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  const at = typeof address === 'object' && address ? address.port : port;
  const user = login ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.pass)}@` : '';
  return {
    url: `smtp://${user}127.0.0.1:${at}`,
    port: at,
    mails,
    refuseWith(code) {
      refusing = code;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function mailIn(raw: string): Pick<Received, 'headers' | 'text' | 'html'> {
  const { headers, body } = partIn(raw);
  const boundary = /boundary="?([^";]+)/u.exec(headers.get('content-type')?.[0] ?? '')?.[1] ?? '';
  const parts = body.split(`--${boundary}`).map((part) => partIn(part.replace(/^\r\n/u, '')));
  const of = (type: string) => parts.find((part) => part.headers.get('content-type')?.[0]?.startsWith(type));
  return { headers, text: decoded(of('text/plain')), html: decoded(of('text/html')) };
}

interface Part {
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
}

function partIn(raw: string): Part {
  const end = raw.indexOf('\r\n\r\n');
  const headers = new Map<string, readonly string[]>();
  for (const line of raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/gu, ' ')
    .split('\r\n')) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), words(line.slice(at + 1).trim())]);
  }
  return { headers, body: raw.slice(end + 4) };
}

function decoded(part: Part | undefined): string {
  const coding = part?.headers.get('content-transfer-encoding')?.[0] ?? '';
  const body = part?.body ?? '';
  if (coding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  const plain = coding === 'quoted-printable' ? quoted(body.replace(/=\r\n/gu, '')) : body;
  return plain.replaceAll('\r\n', '\n');
}

/** Encoded words of a header (RFC 2047). */
function words(text: string): string {
  return text
    .replace(/\?=\s+=\?/gu, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/giu, (_, kind: string, what: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(what, 'base64').toString('utf8') : quoted(what.replaceAll('_', ' ')),
    );
}

function quoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
