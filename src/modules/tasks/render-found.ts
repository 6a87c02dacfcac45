import { type Html, html } from '../../platform/html.ts';
import { Found, type TaskView } from './contract.ts';
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

/** Whoever has done it may still have to look, or find something else than they said first. */
export const mayFindLater = ({ state, inspects }: TaskView): boolean => state === 'done' && inspects;

export function findingLater(shown: Shown): Html | null {
  const { task, token, words, locale, unsent } = shown;
  if (!mayFindLater(task)) return null;
  const say = foundWords(locale);
  return html`<form method="post" action="/task/${task.id}/answers" enctype="multipart/form-data"><h2>${say.later}</h2>
<input type="hidden" name="token" value="${token}">
${finding(shown)}<label>${words.text}<textarea name="text" rows="3" maxlength="10000" dir="auto">${unsent?.text && html`\n${unsent.text}`}</textarea></label>
<label>${words.addFiles}<input type="file" name="files" multiple></label>
<div class="row"><button name="state" value="done">${say.sayLater}</button></div></form>`;
}

export const sayFound = (found: Found, locale: string): string => foundWords(locale).found[found];
