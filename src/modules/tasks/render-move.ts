import { type Html, html, needed } from '../../platform/html.ts';
import { moveWords } from './move-words.ts';
import type { Shown } from './render-task.ts';

/** Where it is accepted, its day and its stop can still be said anew; what is not filled in stays as it is. */
export function moving({ task, words, locale, token, unsent }: Shown): Html | null {
  if (task.state !== 'accepted' || task.question || task.call) return null;
  const say = moveWords(locale);
  const written = unsent?.ofMove ? unsent : null;
  return html`<details${written && html` open`}><summary>${say.anotherDay}</summary>
<form method="post" action="/task/${task.id}/moves" enctype="multipart/form-data">
<input type="hidden" name="token" value="${token}">
<label>${say.expectedOn}<input type="date" name="expectedOn" value="${written?.expectedOn ?? task.expectedOn}"></label>
<label>${say.canBeStopped}<select name="stop"><option value="">${say.asBefore}</option>${(
    ['unknown', 'cannot', 'until'] as const
  ).map(
    (one) =>
      html`<option value="${one}"${one === written?.stop && html` selected`}>${one === 'until' ? words.stopsUntil : words.noStop[one]}</option>`,
  )}</select></label>
<label>${words.stopUntil}<input type="datetime-local" name="stopUntil" value="${written?.stopUntil}"></label>
<label>${words.stopCost}<input name="stopCost" value="${written?.stopCost}" inputmode="decimal" maxlength="16"></label>
<label>${words.stopCurrency}<input name="stopCurrency" value="${written?.stopCurrency}" maxlength="3"></label>
<label>${words.stopWords}<input name="stopWords" value="${written?.stopWords}" maxlength="200" dir="auto"></label>
<label>${needed(say.why)}<textarea name="text" rows="3" maxlength="10000" dir="auto" required>${written?.text && html`\n${written.text}`}</textarea></label>
<div class="row"><button>${say.move}</button></div></form></details>`;
}

/** Where they say another day now. */
export function firstSaid(shown: Shown, day: (shown: Shown, date: string) => string): Html | null {
  const { expectedOn, firstExpectedOn } = shown.task;
  if (firstExpectedOn === null || firstExpectedOn === expectedOn) return null;
  return html` ${moveWords(shown.locale).firstSaid(day(shown, firstExpectedOn))}`;
}
