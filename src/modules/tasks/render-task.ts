import { type Html, html, needed } from '../../platform/html.ts';
import { formPage } from '../../platform/http/form-page.ts';
import type { Page } from '../../platform/http/page.ts';
import { sayMoney } from '../../platform/money.ts';
import type { TaskView } from './contract.ts';
import { foundWords, type WrongFound } from './found-words.ts';
import { moveWords, type WrongMove } from './move-words.ts';
import { type PassedLine, passedLines, passedWords } from './passed-words.ts';
import type { FoundFields } from './read-found.ts';
import type { StopFields } from './read-stop.ts';
import { finding, findingLater, mayFindLater, sayFound } from './render-found.ts';
import { firstSaid, moving } from './render-move.ts';
import { answersTo } from './states.ts';
import type { TaskWords } from './words.ts';

export type Voice = { words: TaskWords; locale: string };

export type Shown = Voice & {
  task: TaskView;
  /** Whose case it is; null where whoever reads does not work on the desk. */
  about: About | null;
  desk: { color: string; zone: string };
  /** What makes the form believed: only whoever was shown the page has it. */
  token: string;
  /** What was written in an answer that was not taken, as somebody else had answered meanwhile. */
  unsent: Unsent | null;
};

export type About = { customer: string; reference: string };

export type Unsent = {
  text?: string | undefined;
  theirReference?: string | undefined;
  expectedOn?: string | undefined;
  /** Nobody else answered meanwhile; why it was not taken. */
  wrong?: 'noReason' | 'noDay' | 'dayOver' | 'badStop' | 'tooLarge' | WrongFound;
  /** It was no answer: a day or a stop was said anew. */
  ofMove?: { wrong?: WrongMove };
} & StopFields &
  FoundFields;

export function renderTask(shown: Shown): Page {
  const { task, about, desk, words } = shown;
  const content = html`<header>${task.desk}</header><main>
${notice(shown)}
<p class="quiet">${words.asks(task.askedBy, task.desk)} · ${when(shown, task.at)}</p>
<h1>${words.title(task.desk)}</h1>
${about && html`<p>${words.about(about.customer, about.reference)}</p>`}
<p><strong>${words.next(task.state, task.desk, task.due && when(shown, task.due))}</strong></p>
<p class="text">${task.request}</p>
${task.question && html`<p class="text">${words.otherwise(task.question.otherwise)}</p>`}
<p>${words.state[task.state]}${task.expectedOn && html` ${words.expected(day(shown, task.expectedOn))}.${firstSaid(shown, day)}`}${task.theirReference && html` <span class="quiet">${words.reference}: ${task.theirReference}</span>`}</p>
${stops(shown)}${passedOn(shown)}${said(shown)}${answering(shown)}${findingLater(shown)}${moving(shown)}${wentWrong(shown)}</main>`;
  return formPage({ title: words.title(task.desk), locale: shown.locale, color: desk.color, content });
}

function notice({ task, words, locale, unsent }: Shown): Html | null {
  if (!unsent) return null;
  if (unsent.ofMove?.wrong)
    return html`<div class="notice" role="status"><p>${moveWords(locale).wrong[unsent.ofMove.wrong]}</p></div>`;
  if (unsent.wrong)
    return html`<div class="notice" role="status"><p>${sayWrongOf(unsent.wrong, { words, locale })}</p></div>`;
  const isLost = unsent.text && answersTo(task.state).length === 0 && !mayFindLater(task);
  return html`<div class="notice" role="status"><p>${words.changed}</p>${
    isLost && html`<p>${words.unsent}</p><p class="text">${unsent.text}</p>`
  }</div>`;
}

const sayWrongOf = (wrong: NonNullable<Unsent['wrong']>, { words, locale }: Voice): string =>
  wrong === 'badCost' || wrong === 'onlyDone' || wrong === 'notFound'
    ? foundWords(locale).wrong[wrong]
    : words[wrong];

/** A page that only says what is wrong and what to do. */
export function renderProblem({ words, locale }: Voice, problem: 'noLink' | 'failed'): Page {
  const content = html`<main><h1>${words[problem]}</h1>${problem === 'noLink' && html`<p>${words.noLinkDo}</p>`}</main>`;
  return formPage({ title: words[problem], locale, color: '#2f5d8a', content });
}

function passedOn(shown: Shown): Html | null {
  const { task, words, locale } = shown;
  const named = Object.entries(task.passedOn).map(([label, value]): PassedLine => ({ label, value }));
  const others = passedLines(task.passed, {
    words: passedWords(locale),
    when: (at) => when(shown, at),
    day: (date) => day(shown, date),
  });
  const lines = [...named, ...others];
  if (lines.length === 0) return null;
  return html`<section><h2>${words.passedOn}</h2><dl>${lines.map(
    ({ label, value, fileId }) =>
      html`<dt>${label}</dt><dd>${fileId ? fileLink(task.id, { id: fileId, name: value }) : value}</dd>`,
  )}</dl></section>`;
}

const fileLink = (taskId: string, { id, name }: { id: string; name: string }): Html =>
  html`<a href="/task/${taskId}/files/${id}">${name}</a>`;

function said(shown: Shown): Html | null {
  const entries = shown.task.entries.filter(
    ({ kind, text, found, files }) =>
      kind !== 'task asked' && (text || found || files.length > 0 || kind === 'task good'),
  );
  if (entries.length === 0) return null;
  return html`<section><h2>${shown.words.said}</h2><ol>${entries.map(
    ({ kind, author, text, found, at, files }) =>
      html`<li><span class="quiet">${author} · ${when(shown, at)}</span>${found && html`<p>${sayFound(found, shown.locale)}</p>`}${text && html`<p class="text">${text}</p>`}${
        kind === 'task good' && html`<p>${shown.words.isGood}</p>`
      }${
        files.length > 0 &&
        html`<p>${shown.words.files}: ${files.map((file, at) => html`${at > 0 && ', '}${fileLink(shown.task.id, file)}`)}</p>`
      }</li>`,
  )}</ol></section>`;
}

function answering(shown: Shown): Html | null {
  const { task, words, token } = shown;
  const unsent = shown.unsent?.ofMove ? null : shown.unsent;
  const answers = answersTo(task.state);
  if (answers.length === 0) return null;
  if (task.question)
    return html`<form method="post" action="/task/${task.id}/answers"><h2>${words.answer}</h2>
<input type="hidden" name="token" value="${token}"><input type="hidden" name="state" value="done">
<div class="row">${task.question.choices.map(
      (choice) => html`<button name="text" value="${choice}">${choice}</button>`,
    )}</div></form>`;
  if (task.atOnce)
    return html`<form method="post" action="/task/${task.id}/answers" enctype="multipart/form-data"><h2>${words.answer}</h2>
<input type="hidden" name="token" value="${token}">
<label>${words.text}<textarea name="text" rows="4" maxlength="10000" dir="auto">${unsent?.text && html`\n${unsent.text}`}</textarea></label>
<div class="row">${(['done', 'declined'] as const).map(
      (answer) => html`<button name="state" value="${answer}">${words.giveNow[answer]}</button>`,
    )}</div></form>`;
  return html`<form method="post" action="/task/${task.id}/answers" enctype="multipart/form-data"><h2>${words.answer}</h2>
<input type="hidden" name="token" value="${token}">
${unsent?.wrong === 'notFound' && html`<input type="hidden" name="withoutFound" value="yes">`}${finding(shown)}<label>${words.text}<textarea name="text" rows="4" maxlength="10000" dir="auto">${unsent?.text && html`\n${unsent.text}`}</textarea></label>
<label>${words.reference}<input name="theirReference" maxlength="100" value="${unsent?.theirReference ?? task.theirReference}"></label>
<label>${words.addFiles}<input type="file" name="files" multiple></label>
${task.state === 'asked' && promising(shown)}
<div class="row">${answers.map(
    (answer) => html`<button name="state" value="${answer}">${words.give[answer]}</button>`,
  )}</div></form>`;
}

/** However far it is. */
function wentWrong({ task, words, token }: Shown): Html {
  return html`<details><summary>${words.wrong}</summary><p>${words.wrongHeard}</p>
<form method="post" action="/task/${task.id}/setbacks" enctype="multipart/form-data">
<input type="hidden" name="token" value="${token}">
<label>${needed(words.wrongText)}<textarea name="text" rows="3" maxlength="10000" dir="auto" required></textarea></label>
<div class="row"><button>${words.sayWrong}</button></div></form></details>`;
}

function when({ desk, locale }: Shown, at: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: desk.zone,
  }).format(new Date(at));
}

function stops(shown: Shown): Html | null {
  const { task, words, locale } = shown;
  if (!task.stop) return null;
  if (typeof task.stop === 'string') return html`<p>${words.noStop[task.stop]}</p>`;
  const cost = task.stop.cost && sayMoney(task.stop.cost, locale);
  return html`<p>${words.stops(when(shown, task.stop.until), cost)}${task.stop.words && html` (${task.stop.words})`}</p>`;
}

/** By when, and whether it can be stopped. What is needed by a time is likely to be done on its day. */
function promising({ task, desk, words, unsent }: Shown): Html {
  const asked =
    task.due && Temporal.Instant.from(task.due).toZonedDateTimeISO(desk.zone).toPlainDate().toString();
  const stop = unsent?.stop ?? 'unknown';
  return html`<label>${words.expectedOn}<input type="date" name="expectedOn" value="${unsent?.expectedOn ?? asked}"></label>
<label>${words.canBeStopped}<select name="stop">${(['unknown', 'cannot', 'until'] as const).map(
    (one) =>
      html`<option value="${one}"${one === stop && html` selected`}>${one === 'until' ? words.stopsUntil : words.noStop[one]}</option>`,
  )}</select></label>
<label>${words.stopUntil}<input type="datetime-local" name="stopUntil" value="${unsent?.stopUntil}"></label>
<label>${words.stopCost}<input name="stopCost" inputmode="decimal" maxlength="16" value="${unsent?.stopCost}"></label>
<label>${words.stopCurrency}<input name="stopCurrency" maxlength="3" value="${unsent?.stopCurrency}"></label>
<label>${words.stopWords}<input name="stopWords" maxlength="200" dir="auto" value="${unsent?.stopWords}"></label>`;
}

/** A day has no zone. */
function day({ locale }: Shown, date: string): string {
  const form = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  return form.format(new Date(date));
}
