import { type Html, html, needed } from '../../platform/html.ts';
import type { Voice } from './words/speak.ts';

/** Stands where a page cannot be opened, on every desk's address alike, whether there is such a desk or not. */
export function askForLink({ say }: Voice, slug: string): Html {
  return html`<form class="ask" method="post" action="/page/${slug}/link"><p>${say('link.again')}</p>
<label for="mail">${needed(say('link.mail'))}</label>
<input id="mail" name="mail" type="email" inputmode="email" autocomplete="email" dir="ltr" maxlength="254" required>
<button class="main">${say('link.send')}</button></form>`;
}

/** Of this form only, so that the pages of cases need not carry it. */
export const askForLinkStyles = `
.ask{grid-column:1;display:grid;gap:.5rem;max-inline-size:26rem}
.ask label{font-weight:600;margin-block-start:.75rem}
.ask button{justify-self:start}
.ask input{min-block-size:3rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--grey);border-radius:12px;padding:.7rem .9rem;margin-block-end:.5rem}
`.replaceAll('\n', '');
