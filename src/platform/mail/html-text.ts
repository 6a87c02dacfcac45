const piece = /<(\/?)([a-z][a-z\d]*)([^>]*)>|[^<]+/g;
const blocks = new Set(
  'p div h1 h2 h3 h4 h5 h6 blockquote pre center ul ol li dl dt dd table caption tr hr br'.split(' '),
);
const spaced = new Set('p h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl table'.split(' '));
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

// The line is kept in pieces: looking at the end of one growing string copies it each time, which a mail made of
// nothing but inline tags turns into minutes.
type Page = {
  lines: string[];
  line: string[];
  atGap: boolean;
  quotes: number;
  preformatted: number;
  links: { href: string; from: number }[];
};

/** The words of HTML that `sanitiseHtml` has written; its strict form is what makes reading it by pattern sound. */
export function textOfHtml(sanitised: string): string {
  const page: Page = { lines: [], line: [], atGap: true, quotes: 0, preformatted: 0, links: [] };
  for (const [all, closing, tag, attributes] of sanitised.matchAll(piece)) {
    if (tag === undefined) write(page, withoutEntities(all));
    else if (closing) close(page, tag);
    else open(page, tag, attributes ?? '');
  }
  endLine(page);
  return page.lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function write(page: Page, text: string): void {
  if (page.preformatted === 0) {
    const words = text.replace(/[\s\u00a0]+/g, ' ');
    add(page, page.atGap ? words.trimStart() : words);
    return;
  }
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (index > 0) endLine(page);
    add(page, line);
  }
}

function add(page: Page, words: string): void {
  if (words === '') return;
  page.line.push(words);
  page.atGap = words.endsWith(' ');
}

function open(page: Page, tag: string, attributes: string): void {
  if (tag === 'br') pushLine(page);
  else if (blocks.has(tag)) endBlock(page, tag);
  if (tag === 'hr') page.lines.push(quoted(page, '---'));
  if (tag === 'li') add(page, '- ');
  if ((tag === 'td' || tag === 'th') && !page.atGap) add(page, ' ');
  if (tag === 'blockquote') page.quotes++;
  if (tag === 'pre') page.preformatted++;
  if (tag === 'a') page.links.push({ href: attribute(attributes, 'href'), from: page.line.length });
  if (tag === 'img') write(page, attribute(attributes, 'alt'));
}

function close(page: Page, tag: string): void {
  if (tag === 'a') endLink(page);
  if (!blocks.has(tag) || tag === 'br' || tag === 'hr') return;
  endBlock(page, tag);
  if (tag === 'blockquote') page.quotes--;
  if (tag === 'pre') page.preformatted--;
}

// Where a link leads is part of what was said once its words alone remain.
function endLink(page: Page): void {
  const link = page.links.pop();
  if (!link || !/^https?:/.test(link.href)) return;
  const words = page.line.slice(link.from).join('').trim();
  const bare = (address: string) => address.replace(/^https?:\/\//, '').replace(/\/$/, '');
  if (words !== '' && bare(words) !== bare(link.href)) add(page, ` <${link.href}>`);
}

function endBlock(page: Page, tag: string): void {
  endLine(page);
  if (spaced.has(tag)) page.lines.push(quoted(page, ''));
}

function endLine(page: Page): void {
  if (page.line.some((words) => words.trim() !== '')) pushLine(page);
  page.line = [];
  page.atGap = true;
}

function pushLine(page: Page): void {
  page.lines.push(quoted(page, page.line.join('').trimEnd()));
  page.line = [];
  page.atGap = true;
}

function quoted(page: Page, line: string): string {
  return `${'> '.repeat(Math.min(page.quotes, 20))}${line}`.trimEnd();
}

function attribute(attributes: string, name: string): string {
  return withoutEntities(new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
}

function withoutEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (whole, name: string) => entities[name] ?? whole);
}
