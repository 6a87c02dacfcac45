import { type Html, html, needed } from '../../platform/html.ts';
import { formPage } from '../../platform/http/form-page.ts';
import type { Page } from '../../platform/http/page.ts';
import type { ReferralView } from './contract.ts';
import type { ReferralWords } from './words.ts';

export type Voice = { words: ReferralWords; locale: string };
export type Notice = 'sent' | keyof ReferralWords['wrong'] | null;

export type Shown = Voice & {
  desk: { name: string; color: string; zone: string };
  referrals: readonly ReferralView[];
  /** Where the form goes, and what makes it believed. */
  action: string;
  token: string;
  /** What makes one of it where it is sent twice. */
  key: string;
  /** What was written, where it could not be taken. */
  written: Record<string, string>;
  notice: Notice;
};

export function renderReferrals(shown: Shown): Page {
  const { desk, words, locale, notice } = shown;
  const title = words.title(desk.name);
  const content = html`<header>${desk.name}</header><main>
<h1>${title}</h1>
${notice && html`<p class="notice" role="status">${notice === 'sent' ? words.sent(desk.name) : words.wrong[notice]}</p>`}
<p>${words.what(desk.name)}</p>
${form(shown)}${passedOn(shown)}</main>`;
  return formPage({ title, locale, color: desk.color, content });
}

/** A page that only says what is wrong and what to do. */
export function renderProblem({ words, locale }: Voice, problem: 'noLink' | 'failed'): Page {
  const content = html`<main><h1>${words[problem]}</h1>${problem === 'noLink' && html`<p>${words.noLinkDo}</p>`}</main>`;
  return formPage({ title: words[problem], locale, color: '#2f5d8a', content });
}

function form({ words, action, token, key, written }: Shown): Html {
  const { name, address, need, theirReference, by, how, on } = written;
  return html`<form method="post" action="${action}"><input type="hidden" name="token" value="${token}"><input type="hidden" name="key" value="${key}">
<label>${needed(words.name)}<input name="name" required maxlength="200" dir="auto" value="${name}"></label>
<label>${needed(words.address)}<input name="address" required maxlength="254" value="${address}"></label>
<label>${needed(words.need)}<textarea name="need" rows="4" required maxlength="10000" dir="auto">${need && html`\n${need}`}</textarea></label>
<label>${words.reference}<input name="theirReference" maxlength="100" value="${theirReference}"></label>
<h2>${words.consent}</h2><p class="quiet">${words.consentWhat}</p>
<label>${needed(words.consentBy)}<input name="by" required maxlength="200" dir="auto" value="${by}"></label>
<label>${needed(words.consentHow)} <span class="quiet">${words.consentHowHint}</span><input name="how" required maxlength="200" dir="auto" value="${how}"></label>
<label>${needed(words.consentOn)}<input type="date" name="on" required value="${on}"></label>
<div class="row"><button>${words.send}</button></div></form>`;
}

function passedOn({ words, referrals, desk, locale }: Shown): Html {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: desk.zone });
  const one = ({ name, theirReference, state, at }: ReferralView) =>
    html`<li><p><strong>${name}</strong>${
      theirReference && html` <span class="quiet">${theirReference}</span>`
    }<br>${words.state[state](desk.name)} <span class="quiet">· ${day.format(new Date(at))}</span></p></li>`;
  return html`<section><h2>${words.became}</h2>${
    referrals.length === 0 ? html`<p>${words.nobody}</p>` : html`<ol>${referrals.map(one)}</ol>`
  }</section>`;
}
