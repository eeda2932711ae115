// Text as vnodes: Markdown's tokens, never HTML. No images, links only where they lead to the web, mail or a phone.
import { lexer, type Token, type Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { SafeLink } from './SafeLink.tsx';

/** Markdown of an answer or a message. What is not understood is shown as the text it is. */
export function Rich({ text, base }: { text: string; base: string }) {
  // Read once: the whole thread is drawn again at every change.
  return useMemo(() => <>{blocks(lexer(text), base)}</>, [text, base]);
}

/** A little of everything: read once in the pauses, so that the first answer does not wait for expressions to be compiled. */
const KINDS = ['a', '**a** _b_', '[a](https://b.example)', '`a`', '- a', '> a', '# a', '1. a'];

export function* warmUp(): Generator<void> {
  for (const kind of KINDS) yield void lexer(kind);
}

function blocks(tokens: readonly Token[], base: string): ComponentChildren[] {
  return tokens.map((token) => block(token, base));
}

function block(token: Token, base: string): ComponentChildren {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      return (
        <p>
          <strong>{inline(token.tokens ?? [], base)}</strong>
        </p>
      );
    case 'paragraph':
      return <p>{inline(token.tokens ?? [], base)}</p>;
    case 'list':
      return list(token as Tokens.List, base);
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      );
    case 'blockquote':
      return <blockquote>{blocks(token.tokens ?? [], base)}</blockquote>;
    case 'text':
      return token.tokens ? <span>{inline(token.tokens, base)}</span> : token.text;
    default:
      return <p>{token.raw}</p>;
  }
}

function list(token: Tokens.List, base: string): ComponentChildren {
  const items = token.items.map((item) => <li>{blocks(item.tokens, base)}</li>);
  return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>;
}

function inline(tokens: readonly Token[], base: string): ComponentChildren[] {
  return tokens.map((token) => piece(token, base));
}

function piece(token: Token, base: string): ComponentChildren {
  switch (token.type) {
    case 'strong':
      return <strong>{inline(token.tokens ?? [], base)}</strong>;
    case 'em':
      return <em>{inline(token.tokens ?? [], base)}</em>;
    case 'codespan':
      return <code>{plain(token.text)}</code>;
    case 'br':
      return <br />;
    case 'link':
      return link(token as Tokens.Link, base);
    case 'text':
    case 'escape':
      return 'tokens' in token && token.tokens ? inline(token.tokens, base) : plain(token.text);
    default:
      return token.raw;
  }
}

/** The lexer escapes for HTML; vnodes need the characters themselves. */
function plain(text: string): string {
  return text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
  );
}

/** Relative links lead to the site the article is on, the relay. */
function link(token: Tokens.Link, base: string): ComponentChildren {
  return (
    <SafeLink href={token.href} base={base} text={textOf(token.tokens)}>
      {inline(token.tokens, base)}
    </SafeLink>
  );
}

/** What tokens read like, without their marks. */
function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      'tokens' in token && token.tokens ? textOf(token.tokens) : plain('text' in token ? token.text : ''),
    )
    .join('');
}
