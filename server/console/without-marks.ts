// An assistant's answer in one line: its words without the marks of Markdown, which here nothing draws.

const LINK = /!?\[([^\][]{0,300})\]\([^()\s]{0,500}\)/gu;
const LEADING = /^ {0,3}(?:#{1,6}|[-*+>]|\d{1,3}\.) +/gmu;

export function withoutMarks(text: string): string {
  return text
    .replace(LINK, '$1')
    .replace(LEADING, '')
    .replace(/\*\*|__|`+/gu, '');
}
