import { Marked, type Token, type Tokens } from 'marked';
import { escaped } from './html.ts';

/** A piece of what somebody wrote, of one of a few harmless kinds; everything else in it is text. */
export type Piece = string | { tag: Tag; href?: string; start?: number; children: Piece[] };
type Tag =
  | 'p'
  | 'strong'
  | 'em'
  | 'del'
  | 'code'
  | 'pre'
  | 'br'
  | 'hr'
  | 'ul'
  | 'ol'
  | 'li'
  | 'blockquote'
  | 'a';

const marked = new Marked({ gfm: true, breaks: true });

// Nobody nests so deep and marks so much by hand, and reading it would take a machine minutes: it is shown as it stands.
const tooDeep = /^(?:[ \t]*(?:>|[-*+]|\d+[.)])){12}|[[*_~`!<(]{40}/m;
const mostMarks = 1000;
const longest = 20_000;

/** What somebody wrote as Markdown, as pieces of a few kinds: no HTML of theirs, no picture, no link but to web and mail. */
export function piecesOf(text: string): Piece[] {
  const marks = text.match(/[*_~[`]/g)?.length ?? 0;
  if (text.length > longest || marks > mostMarks || tooDeep.test(text))
    return [{ tag: 'p', children: linesOf(text) }];
  return marked.lexer(text).flatMap(pieceOf);
}

function pieceOf(token: Token): Piece[] {
  switch (token.type) {
    case 'space':
      return [];
    // Nobody who writes "[Order]: 12345" means to define a link.
    case 'def':
      return [{ tag: 'p', children: linesOf(token.raw.trim()) }];
    case 'hr':
    case 'br':
      return [{ tag: token.type, children: [] }];
    case 'code':
      return [{ tag: 'pre', children: [textOf(token)] }];
    case 'codespan':
      return [{ tag: 'code', children: [textOf(token)] }];
    case 'heading':
      return [{ tag: 'p', children: [{ tag: 'strong', children: inside(token) }] }];
    case 'paragraph':
      return [{ tag: 'p', children: inside(token) }];
    case 'strong':
    case 'em':
    case 'del':
    case 'blockquote':
      return [{ tag: token.type, children: inside(token) }];
    case 'list':
      return [listOf(token as Tokens.List)];
    case 'link':
    case 'image':
      return [linkOf(token as Tokens.Link | Tokens.Image)];
    case 'text':
      return token.tokens ? inside(token) : [textOf(token)];
    case 'escape':
      return [textOf(token)];
    default:
      return isBlock(token) ? [{ tag: 'p', children: linesOf(token.raw.trim()) }] : [token.raw];
  }
}

const inside = (token: Token): Piece[] =>
  'tokens' in token && token.tokens ? token.tokens.flatMap(pieceOf) : [textOf(token)];

const textOf = (token: Token): string => ('text' in token ? String(token.text) : token.raw);

const isBlock = (token: Token) => token.type === 'table' || ('block' in token && token.block === true);

function listOf({ ordered, start, items }: Tokens.List): Piece {
  const children = items.map((item): Piece => ({ tag: 'li', children: item.tokens.flatMap(pieceOf) }));
  if (!ordered) return { tag: 'ul', children };
  return { tag: 'ol', children, ...(typeof start === 'number' && start !== 1 && { start }) };
}

/** A picture would be fetched from somewhere, and tell that somebody reads: it is a link like any other. */
function linkOf(token: Tokens.Link | Tokens.Image): Piece {
  const said: Piece[] = token.type === 'image' ? [token.text] : token.tokens.flatMap(pieceOf);
  const href = targetOf(token.href);
  if (href === null) return { tag: 'code', children: [token.raw] };
  return { tag: 'a', href, children: said.some((piece) => piece !== '') ? said : [href] };
}

function targetOf(href: string): string | null {
  const url = URL.parse(href.trim());
  return url && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
}

const linesOf = (text: string): Piece[] =>
  text.split('\n').flatMap((line, at): Piece[] => (at === 0 ? [line] : [{ tag: 'br', children: [] }, line]));

/** Each of these runs as its own words do, whatever the language of the program that shows it. */
export const blocks: ReadonlySet<Tag> = new Set<Tag>(['p', 'pre', 'ul', 'ol', 'blockquote']);

/** The same as HTML, for mails. */
export const markdownHtml = (text: string): string => piecesOf(text).map(htmlOf).join('');

function htmlOf(piece: Piece): string {
  if (typeof piece === 'string') return escaped(piece);
  const { tag, href, start, children } = piece;
  if (tag === 'br' || tag === 'hr') return `<${tag}>`;
  const attributes = [
    blocks.has(tag) && ' dir="auto"',
    href !== undefined && ` href="${escaped(href)}"`,
    start !== undefined && ` start="${start}"`,
  ]
    .filter(Boolean)
    .join('');
  return `<${tag}${attributes}>${children.map(htmlOf).join('')}</${tag}>`;
}
