import { type Html, html } from '../../platform/html.ts';

const address = /\bhttps?:\/\/[^\s<>"'`]+/giu;
const trailing = /[.,;:!?)\]}»”’…]+$/u;

/** Text in which the web addresses that staff typed can be followed; everything else is text. */
export function linkedText(text: string): Html {
  const parts: (Html | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const typed = match[0].replace(trailing, '');
    const href = safeAddress(typed);
    if (!href) continue;
    const link = html`<a href="${href}" rel="noreferrer">${typed}</a>`;
    parts.push(text.slice(end, match.index), link);
    end = match.index + typed.length;
  }
  return html`${parts}${text.slice(end)}`;
}

// "https://bank.example@elsewhere.example" shows one place and leads to another.
function safeAddress(typed: string): string | null {
  if (!URL.canParse(typed)) return null;
  const { protocol, username, password, href } = new URL(typed);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && !username && !password ? href : null;
}
