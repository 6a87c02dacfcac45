import DOMPurify from 'dompurify';

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const active = [
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'dialog',
  'style',
  'video',
  'audio',
  'source',
];

/** A whole document for the sandboxed frame. The server cleaned the mail already; neither trusts the other. */
export function mailDocument(html: string): string {
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer"><meta http-equiv="x-dns-prefetch-control" content="off">',
    '<style>body{margin:12px;font:14px/1.45 system-ui,sans-serif;color:#1d2124;background:#fff;',
    'overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}</style>',
    `</head><body>${cleaned(html)}</body></html>`,
  ].join('');
}

function cleaned(html: string): string {
  // A document that shows nothing, so that nothing in it is fetched while it is cleaned.
  const { body } = document.implementation.createHTMLDocument();
  const fragment = DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true },
    FORBID_TAGS: active,
    FORBID_ATTR: ['srcset', 'background', 'poster', 'ping', 'action', 'id', 'name', 'class'],
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|data:image\/(?:png|jpe?g|gif|webp);)/i,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  body.append(fragment);
  // The policy would block pictures from elsewhere, and every one would stand in the console.
  for (const picture of body.querySelectorAll('img:not([src^="data:"])')) picture.removeAttribute('src');
  return body.innerHTML;
}
