import { Marked, type Token, type Tokens } from 'marked';
import { escaped } from './html.ts';

/** A piece of what somebody wrote, of one of a few harmless kinds; everything else in it is text. */
export type Piece =
  | string
  | { tag: Tag; href?: string; start?: number; children: Piece[] }
  // A picture that is kept here; its description is its child.
  | { tag: 'picture'; id: string; children: Piece[] };
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
  if (!isReadable(text)) return [{ tag: 'p', children: linesOf(text) }];
  return marked.lexer(text).flatMap(pieceOf);
}

function isReadable(text: string): boolean {
  const marks = text.match(/[*_~[`]/g)?.length ?? 0;
  return text.length <= longest && marks <= mostMarks && !tooDeep.test(text);
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
    case 'image':
      return [pictureOf(token as Tokens.Image)];
    case 'link':
      return [linkOf(token as Tokens.Link)];
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

const kept = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const oneKept = new RegExp(`^!\\[([^\\]]*)\\]\\(picture/(${kept})\\)$`);

/** A picture that is kept here, as words name it. */
export const keptPictures = (): RegExp => new RegExp(`!\\[([^\\]]*)\\]\\(picture/(${kept})\\)`, 'g');

export const namePicture = ({ id, description }: { id: string; description: string }): string =>
  `![${description}](picture/${id})`;

/** What words show: pictures that are kept here, as often as they stand there, and whether there are others. */
export function picturesIn(text: string): { kept: { id: string; description: string }[]; others: boolean } {
  let others = false;
  if (isReadable(text))
    marked.walkTokens(marked.lexer(text), ({ type, raw }) => {
      if (type === 'image' && !oneKept.test(raw)) others = true;
    });
  const named = [...text.matchAll(keptPictures())];
  return {
    kept: named.map(([, description = '', id = '']) => ({ id, description: description.trim() })),
    others,
  };
}

/** From elsewhere it would be fetched, and tell that somebody reads: it is a link like any other. */
function pictureOf(token: Tokens.Image): Piece {
  const [, description = '', id] = oneKept.exec(token.raw) ?? [];
  if (id === undefined) return linkOf(token);
  return { tag: 'picture', id, children: [description.trim()] };
}

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

type ShowPicture = (picture: { id: string; description: string }) => string;

/** The same as HTML, for mails and pages; where pictures cannot be shown, their descriptions are. */
export const markdownHtml = (text: string, show?: ShowPicture): string =>
  piecesOf(text)
    .map((piece) => htmlOf(piece, show))
    .join('');

function htmlOf(piece: Piece, show?: ShowPicture): string {
  if (typeof piece === 'string') return escaped(piece);
  if (piece.tag === 'picture') {
    const description = piece.children.join('');
    return show ? show({ id: piece.id, description }) : `<em>${escaped(description)}</em>`;
  }
  const { tag, href, start, children } = piece;
  if (tag === 'br' || tag === 'hr') return `<${tag}>`;
  const attributes = [
    blocks.has(tag) && ' dir="auto"',
    href !== undefined && ` href="${escaped(href)}"`,
    start !== undefined && ` start="${start}"`,
  ]
    .filter(Boolean)
    .join('');
  return `<${tag}${attributes}>${children.map((child) => htmlOf(child, show)).join('')}</${tag}>`;
}

/** The words alone, without what they show. */
export const withoutPictures = (text: string): string =>
  text
    .replace(keptPictures(), '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
