// Reads the articles of a knowledge base: Markdown files with a front matter of id and title (and url, tags).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';
import type { Finding } from './playbook-file.ts';

export interface Article {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly tags: readonly string[];
  /** Markdown. */
  readonly text: string;
}

export type KnowledgeRead =
  | { readonly ok: true; readonly articles: readonly Article[]; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

const frontMatter = v.object({
  id: v.pipe(v.string('must be text'), v.regex(/^[\w.-]{1,100}$/u, 'must be letters, digits, dots and dashes')),
  title: v.pipe(
    v.string('must be text'),
    v.minLength(1, 'must not be empty'),
    v.maxLength(300, 'must be at most 300 characters'),
  ),
  url: v.optional(
    v.pipe(v.string('must be text'), v.check(isLink, 'must be an http(s) address, or a path that begins with /')),
  ),
  // YAML reads the tag 429 as a number.
  tags: v.optional(
    v.array(v.pipe(v.union([v.string(), v.number()], 'must be words'), v.transform(String), v.maxLength(60))),
    [],
  ),
});

/** Reads every `.md` below this folder, in the order of their names. Null: a site without articles. */
export function readKnowledge(folder: string | null): KnowledgeRead {
  if (folder === null) return { ok: true, articles: [], findings: [] };
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .sort();
  } catch {
    return {
      ok: false,
      findings: [error(`${folder}:1:1`, 'cannot be read; check that the folder is there and who may read it')],
    };
  }
  const articles: Article[] = [];
  const findings: Finding[] = [];
  const places = new Map<string, string>();
  for (const name of names) {
    const path = join(folder, name);
    const read = parseArticle(readFileSync(path, 'utf8'), path);
    findings.push(...read.findings);
    if (!read.article) continue;
    const other = places.get(read.article.id);
    if (other)
      findings.push(
        error(`${path}:1:1`, `the id “${read.article.id}” stands in ${other} too; give one of them another`),
      );
    places.set(read.article.id, path);
    articles.push(read.article);
  }
  const broken = findings.some((one) => one.level === 'error');
  return broken ? { ok: false, findings } : { ok: true, articles, findings };
}

export function parseArticle(
  text: string,
  path: string,
): { readonly article: Article | null; readonly findings: readonly Finding[] } {
  const parts = /^---\r?\n(?<front>.*?)^---\s*$\r?\n?(?<body>.*)$/msu.exec(text)?.groups;
  if (!parts)
    return {
      article: null,
      findings: [error(`${path}:1:1`, 'has no front matter; begin it with --- and id, title, then --- again')],
    };
  const lines = new LineCounter();
  const document = parseDocument(parts.front ?? '', { lineCounter: lines, prettyErrors: false });
  const place = (offset: number) => `${path}:${lines.linePos(offset).line + 1}:${lines.linePos(offset).col}`;
  const broken = document.errors.map((one) =>
    error(place(one.pos[0]), `${one.message}; check indentation, quotes and colons`),
  );
  if (broken.length > 0) return { article: null, findings: broken };

  const parsed = v.safeParse(frontMatter, document.toJS() ?? {});
  if (!parsed.success) {
    const wrong = parsed.issues.map((issue) => {
      const key = String(issue.path?.[0]?.key ?? '');
      const node: unknown = document.get(key, true);
      const range =
        node !== null && typeof node === 'object' && 'range' in node && Array.isArray(node.range)
          ? Number(node.range[0])
          : 0;
      return error(
        place(range),
        issue.received === 'undefined' ? `“${key}” is missing; add it` : `“${key}” ${issue.message}`,
      );
    });
    return { article: null, findings: wrong };
  }
  const { id, title, url, tags } = parsed.output;
  const body = (parts.body ?? '').trim();
  const findings: Finding[] =
    body === '' ? [{ level: 'warning', line: `${path}:1:1  has no text; write what the assistant should answer` }] : [];
  return { article: { id, title, ...(url === undefined ? {} : { url }), tags, text: body }, findings };
}

function error(place: string, what: string): Finding {
  return { level: 'error', line: `${place}  ${what}` };
}

function isLink(url: string): boolean {
  return /^\/(?!\/)/u.test(url) || /^https?:\/\//iu.test(url);
}
