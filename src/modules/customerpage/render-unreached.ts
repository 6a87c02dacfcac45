import { html } from '../../platform/html.ts';
import { type Page, pageOf } from '../../platform/http/page.ts';
import { brand, writeByMail } from './render.ts';
import { styles } from './styles.ts';
import type { DeskUnreached } from './unreached.ts';
import { voiceFor } from './words/speak.ts';

/** Stands in the place of a page that cannot be had just now, at that page's own address: to try again is to load it, which it does by itself. */
export function renderUnreached(desk: DeskUnreached): Page {
  const voice = voiceFor(desk.language);
  const { say } = voice;
  const { phone } = desk;
  const [before, after] = say('unreached.call', { number: '\n' }).split('\n');
  const call =
    phone && html`<p>${before}<a href="tel:${phone.dialled}" dir="ltr">${phone.said}</a>${after}</p>`;
  const content = html`<div class="page">${brand(desk)}<main><div class="head"><h1>${say('unreached')}</h1>
<p>${say('unreached.why')}</p><p>${say('unreached.kept')}</p><div class="answers"><a class="go" href="">${say('unreached.again')}</a></div>
${call}<p>${writeByMail(voice, desk)}</p></div></main></div>`;
  return pageOf({
    ...voice,
    title: say('unreached'),
    css: `${styles(desk.color)}${unreachedStyles}`,
    content,
    script: '/page/come-back.js',
  });
}

const unreachedStyles =
  '.head .answers{margin-block:1.25rem}.answers .go{background:var(--button);color:var(--on);font-weight:600;text-decoration:none;border-radius:12px;padding:.7rem 1.25rem}';
