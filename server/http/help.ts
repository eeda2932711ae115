// Help articles as plain pages. Markdown becomes a few known elements with escaped text; no HTML of an article passes.
import type { Article } from '../knowledge-file.ts';

/** The page of one article. `site` is whose widget it carries. */
export function articlePage(article: Article, others: readonly Article[], site: string): string {
  const list = others.map((one) => `<li><a href="/help/${encodeURIComponent(one.id)}">${escaped(one.title)}</a></li>`);
  return page(
    article.title,
    site,
    `<p><a href="/">Home</a> · <a href="/help">All articles</a></p>\n<article>\n<h1>${escaped(article.title)}</h1>\n${blocks(article.text)}\n</article>` +
      (list.length > 0 ? `\n<nav aria-label="More articles"><h2>More</h2><ul>${list.join('')}</ul></nav>` : ''),
  );
}

export function listPage(articles: readonly Article[], site: string): string {
  const list = articles.map(
    (one) => `<li><a href="/help/${encodeURIComponent(one.id)}">${escaped(one.title)}</a></li>`,
  );
  return page('Help', site, `<p><a href="/">Home</a></p>\n<h1>Help</h1>\n<ul>${list.join('')}</ul>`);
}

export const HELP_STYLE = `:root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}
body{max-width:42rem;margin:0 auto;padding:2rem 1.25rem 6rem}
h1{line-height:1.2}h2{margin-top:2rem}
code{font-size:.9em;background:rgb(127 127 127/.15);padding:.1em .3em;border-radius:.25em}
pre{overflow:auto;padding:1rem;background:rgb(127 127 127/.12);border-radius:.5rem}pre code{background:none;padding:0}
table{border-collapse:collapse}td,th{border:1px solid rgb(127 127 127/.4);padding:.3rem .6rem;text-align:left}
nav{margin-top:3rem;border-top:1px solid rgb(127 127 127/.3)}
`;

function page(title: string, site: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/help/style.css">
<script async src="/baton.js" data-site="${escaped(site)}"></script>
</head>
<body>
${body}
</body>
</html>
`;
}

// Blocks: headings, lists, code, tables, quotes, paragraphs

function blocks(markdown: string): string {
  const lines = markdown.split(/\r?\n/u);
  const out: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const kind = kindOf(lines[at] ?? '');
    let end = at + 1;
    if (kind === 'fence') while (end < lines.length && !isFence(lines[end] ?? '')) end += 1;
    else if (kind !== 'heading') while (end < lines.length && continues(kind, lines[end] ?? '')) end += 1;
    out.push(block(kind, lines.slice(at, end)));
    at = kind === 'fence' ? end + 1 : end;
  }
  return out.filter((one) => one !== '').join('\n');
}

type Kind = 'blank' | 'fence' | 'heading' | 'bullets' | 'numbers' | 'quote' | 'table' | 'text';

function kindOf(line: string): Kind {
  if (line.trim() === '') return 'blank';
  if (isFence(line)) return 'fence';
  if (/^#{1,6}\s/u.test(line)) return 'heading';
  if (/^\s*[-*]\s/u.test(line)) return 'bullets';
  if (/^\s*\d+[.)]\s/u.test(line)) return 'numbers';
  if (line.startsWith('>')) return 'quote';
  return line.startsWith('|') ? 'table' : 'text';
}

function isFence(line: string): boolean {
  return line.startsWith('```');
}

function continues(kind: Kind, line: string): boolean {
  const next = kindOf(line);
  return next === kind || ((kind === 'bullets' || kind === 'numbers') && next === 'text' && /^\s/u.test(line));
}

function block(kind: Kind, lines: readonly string[]): string {
  const text = lines.join('\n');
  switch (kind) {
    case 'blank':
      return '';
    case 'fence':
      return `<pre><code>${escaped(lines.slice(1).join('\n'))}</code></pre>`;
    case 'heading': {
      // The article's title is the h1.
      const level = Math.max(2, /^#+/u.exec(text)?.[0].length ?? 2);
      return `<h${level}>${inline(text.replace(/^#+\s*/u, ''))}</h${level}>`;
    }
    case 'bullets':
      return `<ul>${items(text, /^\s*[-*]\s+/mu)}</ul>`;
    case 'numbers':
      return `<ol>${items(text, /^\s*\d+[.)]\s+/mu)}</ol>`;
    case 'quote':
      return `<blockquote><p>${inline(text.replace(/^>\s?/gmu, ''))}</p></blockquote>`;
    case 'table':
      return table(lines);
    case 'text':
      return `<p>${inline(text)}</p>`;
  }
}

function items(text: string, mark: RegExp): string {
  const all = text.split(mark).filter((one) => one.trim() !== '');
  return all.map((one) => `<li>${inline(one.trim())}</li>`).join('');
}

function table(lines: readonly string[]): string {
  const rows = lines.filter((line) => !/^\|[\s:|-]+$/u.test(line));
  const cells = (line: string, tag: string) =>
    line
      .replace(/^\||\|\s*$/gu, '')
      .split('|')
      .map((cell) => `<${tag}>${inline(cell.trim())}</${tag}>`)
      .join('');
  return `<table>${rows.map((line, at) => `<tr>${cells(line, at === 0 ? 'th' : 'td')}</tr>`).join('')}</table>`;
}

/** Bold, code and links to this site or the web; everything else is text. */
function inline(text: string): string {
  return text
    .split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]*\]\([^)\s]*\))/u)
    .map((part) => {
      const code = /^`([^`]+)`$/u.exec(part);
      if (code) return `<code>${escaped(code[1] ?? '')}</code>`;
      const bold = /^\*\*([^*]+)\*\*$/u.exec(part);
      if (bold) return `<strong>${escaped(bold[1] ?? '')}</strong>`;
      const link = /^\[([^\]]*)\]\(([^)\s]*)\)$/u.exec(part);
      if (link && isSafe(link[2] ?? ''))
        return `<a href="${escaped(link[2] ?? '')}" rel="noopener">${escaped(link[1] ?? '')}</a>`;
      return escaped(link ? (link[1] ?? '') : part);
    })
    .join('');
}

function isSafe(href: string): boolean {
  return /^https?:\/\/[^\s]+$/iu.test(href) || /^\/(?![/\\])/u.test(href) || /^mailto:[^\s]+$/iu.test(href);
}

function escaped(text: string): string {
  const marks: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/gu, (one) => marks[one] ?? one);
}
