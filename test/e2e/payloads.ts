// The corpus of hostile text: each line of test/cases/xss.txt, and a larger one made by combining, for longer runs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Payload n proves that it ran by calling `hit(n)`. */
export type Payloads = readonly string[];

const CONTROLS: Readonly<Record<string, string>> = { '␉': '\t', '␊': '\n', '␍': '\r', '␀': '\0' };

/** Our own corpus; with XSS_TIER=nightly all of the combined one after it, with a number about so many of it. */
export function payloads(): Payloads {
  const own = linesOf('xss.txt');
  const more = process.env.XSS_TIER === 'nightly' ? Number.POSITIVE_INFINITY : Number(process.env.XSS_TIER ?? 0);
  const every = more > 0 ? combined() : [];
  const step = Math.max(1, Math.floor(every.length / more));
  const all = [...own, ...every.filter((_, at) => at % step === 0)];
  return all.map((one, index) => one.replaceAll('(0)', `(${index})`));
}

/** Markdown and HTML that would ask another host for something when shown: each line of test/cases/markdown-leaks.txt. */
export function leaks(): readonly string[] {
  return linesOf('markdown-leaks.txt');
}

function linesOf(file: string): string[] {
  return readFileSync(join(import.meta.dirname, '../cases', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('// '))
    .map((line) => line.replace(/[␉␊␍␀]/gu, (mark) => CONTROLS[mark] ?? ''));
}

/** Tags that fire by themselves, in every spelling, behind every way out of where they may stand. */
function combined(): string[] {
  const tags = [
    'img src=x onerror=hit(0)',
    'svg onload=hit(0)',
    'iframe onload=hit(0)',
    'details open ontoggle=hit(0)',
    'audio src=x onerror=hit(0)',
    'video src=x onerror=hit(0)',
    'style onload=hit(0)',
    'marquee onstart=hit(0)',
    'object data=x onerror=hit(0)',
    'link rel=stylesheet href=x onerror=hit(0)',
    'input type=image src=x onerror=hit(0)',
    'a href=javascript:hit(0)',
  ];
  const ways = ['', '"', "'", '`', '">', "'>", '-->', ']]>', '</p>', '</style>', '</script>', '</title>', '\n\n', '> '];
  const ends = ['>', ' >', '/>', '//', '>x', '\n>', '></a>', ' <'];
  const spellings: readonly ((tag: string) => string)[] = [
    (tag) => tag,
    (tag) => tag.replace(/^\w+|\bon\w+/gu, (name) => name.toUpperCase()),
    (tag) => tag.replaceAll(' ', '/'),
    (tag) => tag.replaceAll(' ', '\t'),
    (tag) => tag.replaceAll(' ', '\n'),
    (tag) => tag.replace('hit', '&#104;it'),
    (tag) => tag.replace(/=(hit\(0\))/u, '="$1"'),
  ];
  return tags.flatMap((tag) =>
    ways.flatMap((way) => ends.flatMap((end) => spellings.map((spelling) => `${way}<${spelling(tag)}${end}`))),
  );
}
