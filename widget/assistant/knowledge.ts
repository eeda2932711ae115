// The knowledge base in the browser: finds the articles that fit and answers in their own words.
import MiniSearch from 'minisearch';
import { type Courtesy, courtesyOf } from '#domain/courtesy';
import type { AnswerDocument } from '#domain/signals/reading';
import type { Assistant } from './assistant.ts';

/** An article as `/knowledge.json` serves it; `text` is Markdown. */
export interface Article {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly tags?: readonly string[];
  readonly text: string;
}

/** What the assistant says to a courtesy, in the customer's language. */
export type CourtesyWords = Readonly<Record<Courtesy, string>>;

const MOST_DOCUMENTS = 5;
const EXCERPT = 600;
/** Words that carry no topic: left out of the search, so that “how do I” finds nothing by itself. */
const STOP = new Set(
  'a about above after again all also am an and any are as at be because been before being but by can cant could did do does doing dont down for from get give go going got had has have having he her here hers him his how i id if ill im in into is it its ive just let like made make me more most my need no not now of off ok on once only or our out over please same she should so some such tell than that the their them then there these they thing things this those through to too under up us use want was way we were what when where which while who why will with would yes you your youre'.split(
    ' ',
  ),
);

/** Articles indexed at a stretch: about 10 ms on a phone four times slower than a desk. */
const AT_A_STRETCH = 2;

interface Library {
  readonly index: MiniSearch<Article>;
  readonly byId: ReadonlyMap<string, Article>;
  /** The terms of each article, by its id. */
  readonly vocabulary: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Answers from articles, and says how far the best one covers the question. They are indexed in slices, so that the page stays responsive. */
export function createKnowledgeAssistant(articles: readonly Article[], courtesies: CourtesyWords): Assistant {
  const indexed = indexOf(articles);

  return async ({ text }) => {
    const courtesy = courtesyOf(text);
    if (courtesy) return { text: courtesies[courtesy], documents: [], confidence: 1 };
    const { index, byId, vocabulary } = await indexed;
    const hits = index.search(text.slice(0, 2_000), {
      boost: { title: 3, tags: 2 },
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      weights: { prefix: 0.4, fuzzy: 0.25 },
    });
    const documents = hits.slice(0, MOST_DOCUMENTS).flatMap(({ id, score }) => {
      const article = byId.get(String(id));
      return article ? [documentOf(article, score, text)] : [];
    });
    const top = documents[0] && byId.get(documents[0].id);
    if (!top) return { text: '', documents: [], confidence: 0 };
    return { text: answerFrom(top, text), documents, confidence: coverage(text, vocabulary, top.id) };
  };

  function documentOf(article: Article, score: number, question: string): AnswerDocument {
    const text = `${article.title}. ${plain(answerFrom(article, question))}`.slice(0, EXCERPT);
    return {
      id: article.id,
      title: article.title,
      ...(article.url ? { url: article.url } : {}),
      score: round(score),
      text,
    };
  }
}

async function indexOf(articles: readonly Article[]): Promise<Library> {
  const index = new MiniSearch<Article>({
    fields: ['title', 'tags', 'text'],
    storeFields: ['id'],
    extractField: (article, field) =>
      field === 'tags' ? (article.tags ?? []).join(' ') : String(article[field as 'text']),
    processTerm: termOf,
  });
  const vocabulary = new Map<string, ReadonlySet<string>>();
  let read = 0;
  for (const article of articles) {
    index.add(article);
    vocabulary.set(article.id, termsOf(wordsOf(article)));
    if (++read % AT_A_STRETCH === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  return { index, byId: new Map(articles.map((article) => [article.id, article])), vocabulary };
}

/** Small words out, plurals and cases folded: light stemming that both the index and the question go through. */
export function termOf(term: string): string | null {
  const folded = term
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]s$|['’]/g, '');
  if (folded.length < 2 || STOP.has(folded)) return null;
  return folded.length > 4
    ? folded.replace(/(?:ies)$/, 'y').replace(/(?:ing|ed|es|s)$/, '')
    : folded.replace(/(?<=\w{3})s$/, '');
}

function wordsOf({ title, tags = [], text }: Article): string {
  return [title, ...tags, text].join(' ');
}

/**
 * How far an article covers a question, 0 to 1: the share of the question's terms that it has, each counted by how rare it is among the
 * articles (inverse document frequency); and as a long message says more than it asks, several rare terms in common count by themselves.
 */
function coverage(question: string, vocabulary: ReadonlyMap<string, ReadonlySet<string>>, id: string): number {
  const known = vocabulary.get(id) ?? new Set();
  let asked = 0;
  let met = 0;
  for (const term of termsOf(question)) {
    const holders = [...vocabulary.values()].filter((terms) => terms.has(term)).length;
    const rarity = Math.log((vocabulary.size + 1) / (holders + 1)) / Math.log(vocabulary.size + 1);
    asked += rarity;
    if (known.has(term)) met += rarity;
  }
  const share = asked === 0 ? 0 : met / asked;
  return round(1 - (1 - share) * Math.exp(-met));
}

/** The article's first paragraph, which answers its title, and the one other block that has most of the question's words. */
function answerFrom(article: Article, question: string): string {
  const [first = '', ...rest] = article.text
    .trim()
    .split(/\n{2,}/)
    .filter((block) => !/^#{1,6} [^\n]*$/.test(block.trim()));
  const terms = new Set(question.split(/[^\p{L}\p{N}'’]+/u).flatMap((word) => termOf(word) ?? []));
  const known = termsOf(first);
  const best = rest
    .map((block) => ({
      block,
      score: [...termsOf(block)].filter((term) => terms.has(term) && !known.has(term)).length,
    }))
    .sort((a, b) => b.score - a.score)[0];
  return best && best.score > 0 ? `${first.trim()}\n\n${best.block.trim()}` : first.trim();
}

function termsOf(text: string): Set<string> {
  return new Set(text.split(/[^\p{L}\p{N}'’]+/u).flatMap((word) => termOf(word) ?? []));
}

/** Markdown without its marks, for excerpts. */
function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`>#]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function round(score: number): number {
  return Math.round(score * 100) / 100;
}
