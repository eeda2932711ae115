// The e-mail itself: what agents answered, and nothing that a customer wrote, so that nobody can make it say something to somebody else.
import { html, raw } from 'hono/html';
import type { Attached, Item, Said } from '#domain/thread';
import type { MailWords } from './words.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Message-ID, with its angle brackets: the same whenever this mail is tried again. */
  readonly id: string;
  readonly inReplyTo: string;
  readonly references: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/** An agent's answer. */
export type Answer = (Said | Attached) & { readonly by: { readonly role: 'agent'; readonly name: string } };

export interface LetterParts {
  readonly to: string;
  readonly words: MailWords;
  readonly site: string;
  readonly answers: readonly Answer[];
  /** Where the conversation goes on, and where e-mails are stopped. */
  readonly back: string;
  readonly stop: string;
  readonly id: string;
  /** The mails of this thread before, the oldest first; the first is the thread's own name. */
  readonly before: readonly [string, ...string[]];
}

/** As much as a mail carries; the rest stands in the conversation. */
const MOST = { answers: 20, characters: 40_000 } as const;

export function isAnswer(item: Item): item is Answer {
  return item.kind !== 'stage' && item.by.role === 'agent' && !item.removed;
}

export async function letterOf(parts: LetterParts): Promise<Letter> {
  const { to, words, id, before, stop } = parts;
  const site = oneLine(parts.site);
  const told = toldOf(parts);
  return {
    to,
    subject: words.subject(site),
    text: plain(parts, site, told),
    html: await page(parts, site, told),
    id,
    inReplyTo: before.at(-1) ?? before[0],
    references: before,
    headers: {
      'List-Unsubscribe': `<${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      // Nobody's out-of-office reply is answered, and none is asked for.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': words.language,
    },
  };
}

interface Told {
  /** Null: the same as before. */
  readonly name: string | null;
  readonly text: string;
}

interface Telling {
  readonly told: readonly Told[];
  /** There is more than the mail carries. */
  readonly more: boolean;
}

function toldOf({ answers, words }: LetterParts): Telling {
  const all = answers.map((one, at) => ({
    name: answers[at - 1]?.by.name === one.by.name ? null : oneLine(one.by.name),
    text: one.kind === 'said' ? one.text : words.file(oneLine(one.file.name)),
  }));
  const told: Told[] = [];
  let left: number = MOST.characters;
  for (const one of all.slice(0, MOST.answers)) {
    if (left <= 0) break;
    told.push({ ...one, text: one.text.slice(0, left) });
    left -= one.text.length;
  }
  return { told, more: told.length < all.length || left < 0 };
}

function plain({ words, back, stop }: LetterParts, site: string, { told, more }: Telling): string {
  const answers = told.map(({ name, text }) => (name === null ? text : `${name}:\n\n${text}`));
  return [
    words.intro,
    ...answers,
    ...(more ? [words.more] : []),
    `${words.goOn}:\n${back}`,
    `${words.once} ${words.noReply}`,
    '-- ',
    `${words.why(site)}\n${words.stop}: ${stop}\n`,
  ].join('\n\n');
}

/** One column, its styles inline: mail programs know no others. `raw` is for what stands in this file alone. */
async function page({ words, back, stop }: LetterParts, site: string, { told, more }: Telling): Promise<string> {
  const done = await html`<!doctype html>
<html lang="${words.language}" dir="${words.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${words.subject(site)}</title>
</head>
<body style="${raw(STYLES.body)}">
<div style="${raw(STYLES.column)}">
<p style="${raw(STYLES.site)}" dir="auto">${site}</p>
<p style="${raw(STYLES.text)}">${words.intro}</p>
${told.map(answerOf(words))}
${more ? html`<p style="${raw(STYLES.text)}">${words.more}</p>` : ''}
<p style="${raw(STYLES.go)}"><a href="${back}" style="${raw(STYLES.button)}">${words.goOn}</a></p>
<p style="${raw(STYLES.small)}">${words.once} ${words.noReply}</p>
<hr style="${raw(STYLES.rule)}">
<p style="${raw(STYLES.small)}" dir="auto">${words.why(site)} <a href="${stop}" style="${raw(STYLES.link)}">${words.stop}</a></p>
</div>
</body>
</html>
`;
  return String(done);
}

function answerOf(words: MailWords) {
  const box = raw(words.dir === 'rtl' ? STYLES.answerRtl : STYLES.answer);
  return ({ name, text }: Told) => html`<div style="${box}">
${name === null ? '' : html`<p style="${raw(STYLES.name)}" dir="auto">${name}</p>`}
<div style="${raw(STYLES.said)}" dir="auto">${lines(text)}</div>
</div>`;
}

/** Line breaks as elements: not every mail program honours white space. */
function lines(text: string) {
  return text.split(/\r?\n/u).map((line, at) => (at === 0 ? html`${line}` : html`<br>${line}`));
}

const STYLES = {
  body: 'margin:0;padding:24px 16px;font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif'.replaceAll(
    '"',
    "'",
  ),
  column: 'max-width:560px;margin:0 auto',
  site: 'margin:0 0 24px;font-size:18px;font-weight:600',
  text: 'margin:0 0 16px',
  answer: 'margin:0 0 16px;padding:2px 0 2px 16px;border-left:3px solid #3b5bdb',
  answerRtl: 'margin:0 0 16px;padding:2px 16px 2px 0;border-right:3px solid #3b5bdb',
  name: 'margin:0 0 4px;font-size:14px;font-weight:600',
  said: 'overflow-wrap:anywhere',
  go: 'margin:28px 0 20px',
  button:
    'display:inline-block;padding:12px 20px;border-radius:8px;background:#3b5bdb;color:#ffffff;font-weight:600;text-decoration:none',
  small: 'margin:0 0 12px;font-size:13px;line-height:1.5;opacity:.75',
  rule: 'margin:24px 0 16px;border:0;border-top:1px solid #8888',
  link: 'color:inherit',
} as const;

/** What stands in a header, or in one line of a mail, has no line breaks and nothing that cannot be seen. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
