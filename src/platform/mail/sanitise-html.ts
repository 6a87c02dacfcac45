import sanitizeHtml from 'sanitize-html';

const structure = 'p div br hr h1 h2 h3 h4 h5 h6 blockquote pre center ul ol li dl dt dd'.split(' ');
const tables = 'table caption thead tbody tfoot tr td th'.split(' ');
const words = 'a b strong i em u s del ins sub sup small span code img'.split(' ');

const colour = [/^#[\da-f]{3,8}$/i, /^[a-z]{3,20}$/i, /^rgb\(\s*\d{1,3}\s*(,\s*\d{1,3}\s*){2}\)$/i];

// Words that nobody was meant to read as part of the message, and languages of their own.
const unread = 'head title script style textarea option select noscript template xmp'.split(' ');
const foreign = 'svg math iframe noembed noframes object plaintext'.split(' ');

type Attributes = Record<string, string>;

/**
 * The part of a mail's HTML that may be shown, as a fragment in which nothing runs, nothing is fetched and nothing
 * can be submitted. Pictures sent along keep their Content-ID as `data-cid`, without a `src`: the screen puts the
 * address of the attachment there. Every other picture is replaced by its alternative text.
 */
export function sanitiseHtml(html: string): string {
  return sanitizeHtml(html.replaceAll('\0', ''), {
    allowedTags: [...structure, ...tables, ...words],
    allowedAttributes: {
      '*': ['dir', 'lang', 'style'],
      a: ['href', 'rel', 'target'],
      img: ['alt', 'data-cid', 'height', 'width'],
      td: ['align', 'colspan', 'rowspan', 'valign'],
      th: ['align', 'colspan', 'rowspan', 'valign'],
      ol: ['start'],
    },
    allowedStyles: {
      '*': {
        color: colour,
        'background-color': colour,
        'font-weight': [/^(bold|bolder|normal|[1-9]00)$/],
        'font-style': [/^(italic|normal)$/],
        'text-align': [/^(left|right|center|justify|start|end)$/],
        'text-decoration': [/^(underline|line-through|none)$/],
      },
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nonTextTags: [...unread, ...foreign],
    nestingLimit: 200,
    transformTags: { a: safeLink, img: ownPicture, '*': plainAttributes },
  });
}

function safeLink(_tag: string, attributes: Attributes): sanitizeHtml.Tag {
  const href = linkTarget(attributes.href ?? '');
  if (!href) return { tagName: 'span', attribs: {} };
  return { tagName: 'a', attribs: { href, target: '_blank', rel: 'noopener nofollow' } };
}

// The browser drops tabs and line breaks inside a scheme, so the address is read as it will read it, and what was
// read is what is written.
function linkTarget(href: string): string | null {
  const url = URL.parse(href.trim());
  if (!url || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return null;
  return url.href;
}

function ownPicture(_tag: string, attributes: Attributes): sanitizeHtml.Tag {
  const cid = /^\s*cid:(.+)$/i.exec(attributes.src ?? '')?.[1]?.trim();
  const alt = attributes.alt?.trim() ?? '';
  if (!cid) return { tagName: 'span', attribs: {}, text: alt };
  const attribs: Attributes = { 'data-cid': decoded(cid), alt };
  for (const side of ['width', 'height']) {
    const size = attributes[side];
    if (size && /^\d{1,4}$/.test(size)) attribs[side] = size;
  }
  return { tagName: 'img', attribs };
}

function decoded(cid: string): string {
  try {
    return decodeURIComponent(cid);
  } catch {
    return cid;
  }
}

const plainValues: Record<string, RegExp> = {
  dir: /^(ltr|rtl|auto)$/i,
  lang: /^[a-z]{2,8}(-[a-z\d]{1,8}){0,3}$/i,
  align: /^(left|right|center|justify)$/i,
  valign: /^(top|middle|bottom|baseline)$/i,
  colspan: /^\d{1,2}$/,
  rowspan: /^\d{1,2}$/,
  start: /^\d{1,4}$/,
};

function plainAttributes(tagName: string, attributes: Attributes): sanitizeHtml.Tag {
  const kept = Object.entries(attributes).filter(([name, value]) => plainValues[name]?.test(value) ?? true);
  return { tagName, attribs: Object.fromEntries(kept) };
}
