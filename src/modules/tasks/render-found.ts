import { type Html, html } from '../../platform/html.ts';
import { Found } from './contract.ts';
import { foundWords } from './found-words.ts';
import type { Shown } from './render-task.ts';

/** What whoever gets the thing found of it, asked for only where whoever asked wants to know. */
export function finding({ task, locale, unsent }: Shown): Html | null {
  if (!task.inspects) return null;
  const say = foundWords(locale);
  const chosen = unsent?.found ?? '';
  return html`<label>${say.ask}<select name="found"><option value="">${say.notSaid}</option>${Found.options.map(
    (one) => html`<option value="${one}"${one === chosen && html` selected`}>${say.found[one]}</option>`,
  )}</select></label>
<label>${say.cost}<input name="foundCost" inputmode="decimal" maxlength="16" value="${unsent?.foundCost}"></label>
<label>${say.currency}<input name="foundCurrency" maxlength="3" value="${unsent?.foundCurrency}"></label>`;
}

export const sayFound = (found: Found, locale: string): string => foundWords(locale).found[found];
