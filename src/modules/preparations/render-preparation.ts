import { type Html, html, needed } from '../../platform/html.ts';
import { formPage } from '../../platform/http/form-page.ts';
import type { Page } from '../../platform/http/page.ts';
import { sayMoney } from '../../platform/money.ts';
import type { Hours } from '../../platform/time/hours.ts';
import { FirstKind } from '../mandates/contract.ts';
import { trustIn } from '../mandates/policy.ts';
import type { Prepared } from './contract.ts';
import type { Opened, Proposed } from './queries/preparation-of-link.ts';
import { theRest } from './render-rest.ts';
import { restWords } from './rest-words.ts';
import type { PreparationWords } from './words.ts';

export type Voice = { words: PreparationWords; language: string };
/** Why nothing was done, where something was asked. */
export type Notice = keyof PreparationWords['notice'] | null;

export type Shown = Voice &
  Opened & {
    /** Whether the link came to the address that is to be shown theirs. */
    isProof: boolean;
    /** Where the forms go, and what makes them believed. */
    page: string;
    token: string;
    notice: Notice;
    /** What was written as their mail address. */
    mail: string;
  };

export function renderPreparation(shown: Shown): Page {
  const { words, what, company, state } = shown;
  const title = words.title(company, what.client);
  const content = html`<header>${what.client}</header><main>
<h1>${title}</h1>
${state === 'open' ? asking(shown) : over(shown)}</main>`;
  return formPage({ title, locale: localeOf(shown), color: what.desk.color, content });
}

/** A page that only says what is wrong and what to do. */
export function renderProblem({ words, language }: Voice, problem: 'noLink' | 'failed'): Page {
  const content = html`<main><h1>${words[problem]}</h1>${problem === 'noLink' && html`<p>${words.noLinkDo}</p>`}</main>`;
  return formPage({ title: words[problem], locale: language, color: '#2f5d8a', content });
}

const localeOf = ({ language }: Voice) => (language === 'en' ? 'en-GB' : language);

function over(shown: Shown): Html {
  const { words, state, company, what, notice } = shown;
  if (state === 'open') return html``;
  return html`${notice && html`<p class="notice" role="alert">${words.notice[notice]}</p>`}
<p class="notice" role="status">${words.over[state](company)}</p>
${proving(shown)}
${state === 'confirmed' && html`<p>${words.writeTo(what.desk.address)}</p>${reached(shown)}`}`;
}

/** How they are reached from now on, and how they can look at the desk, if they like. */
function reached(shown: Shown): Html {
  const { words, isReachedByMail, unproven, isProof } = shown;
  const signIn = html`<a href="/app/sign-in">${words.signIn}</a>`;
  if (isReachedByMail) return html`<p>${words.account.mail} ${signIn}</p>`;
  const says = html`<p>${words.account[unproven ? 'unproven' : 'text']}</p>`;
  return isProof ? says : html`${says}${naming(shown)}`;
}

function naming({ words, page, token, mail }: Shown): Html {
  return html`<form method="post" action="${page}/addresses"><input type="hidden" name="token" value="${token}">
<label>${needed(words.mailAddress)}<br><span class="quiet">${words.mailAddressLater}</span><input type="email" name="mail" autocomplete="email" maxlength="254" required value="${mail}"></label>
<div class="row"><button>${words.mailAddressSend}</button></div></form>`;
}

/** An address is theirs once a link that went there was opened, and pressed: programs open links by themselves. */
function proving({ words, unproven, isProof, page, token }: Shown): Html | null {
  if (!unproven) return null;
  if (!isProof) return html`<p><strong>${words.provesSent(unproven)}</strong></p>`;
  return html`<form method="post" action="${page}/addresses"><input type="hidden" name="token" value="${token}">
<p>${words.provesAsk(unproven)}</p><div class="row"><button class="main">${words.provesYes}</button></div></form>`;
}

function asking(shown: Shown): Html {
  const { words, company, by, notice, page, token, version, what, isClientHere } = shown;
  const action = `${page}/answers`;
  return html`${notice && html`<p class="notice" role="alert">${words.notice[notice]}</p>`}
<p>${words.what(by, company)}</p>
<p><strong>${words.nothingYet}</strong></p>
<p>${words.whose[isClientHere ? 'here' : 'new'](what.client)}</p>
<form method="post" action="${action}"><input type="hidden" name="token" value="${token}"><input type="hidden" name="version" value="${version}">
<h2>${words.does(company)}</h2>
<p class="text">${what.purpose}</p>
${terms(shown)}
<h2>${words.desk}</h2>
${desk(shown)}
<h2>${words.people}</h2>
${people(shown)}
<h2>${words.alone}</h2>
${mandates(shown)}
${theRest(shown)}
<p>${words.end}</p>
${!what.answers.mail && html`<label>${words.mailAddress}<br><span class="quiet">${words.mailAddressHint}</span><input type="email" name="mail" autocomplete="email" maxlength="254" value="${shown.mail}"></label>`}
<div class="row"><button class="main" name="answer" value="yes">${words.yes}</button></div></form>
<details><summary>${words.no}</summary>
<form method="post" action="${action}"><input type="hidden" name="token" value="${token}"><input type="hidden" name="version" value="${version}">
<label>${words.reason}<textarea name="reason" rows="3" maxlength="1000"></textarea></label>
<button name="answer" value="no">${words.refuse}</button></form></details>`;
}

function terms(shown: Shown): Html {
  const { words, what } = shown;
  const locale = localeOf(shown);
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const data = what.data.length > 0 && new Intl.ListFormat(locale).format(what.data);
  return html`<dl><dt>${words.sees}</dt><dd>${data && words.agreed(data)}${words.reads}</dd>
${what.keptIn && html`<dt>${words.keptIn}</dt><dd>${countries.of(what.keptIn) ?? what.keptIn}</dd>`}
${what.pay && html`<dt>${words.pay}</dt><dd>${what.pay}</dd>`}
${agreement(shown)}</dl>`;
}

function agreement({ words, what, agreementFileName, page }: Shown): Html | null {
  if (!what.agreement && !agreementFileName) return null;
  return html`<dt>${words.agreement}</dt><dd>${what.agreement}${what.agreement && agreementFileName && html`<br>`}
${agreementFileName && html`<a href="${page}/agreement">${agreementFileName}</a>`}</dd>`;
}

function desk(shown: Shown): Html {
  const { words, what } = shown;
  const locale = localeOf(shown);
  const hours = new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', unitDisplay: 'long' });
  const limit = hours.format(Math.round(what.desk.answerLimitMinutes / 6) / 10);
  return html`<dl><dt>${words.name}</dt><dd>${what.desk.name}</dd>
<dt>${words.address}</dt><dd>${what.desk.address}</dd>
<dt>${words.hours}</dt><dd>${openHours(what.desk.hours, locale)} (${what.desk.zone})
${words.answersWithin(limit)}</dd>${holidays(shown)}</dl>`;
}

function holidays(shown: Shown): Html | null {
  const { words, what } = shown;
  const { holidays: days = [] } = what.desk;
  if (days.length === 0) return null;
  const say = new Intl.DateTimeFormat(localeOf(shown), { dateStyle: 'long', timeZone: 'UTC' });
  return html`<dt>${words.closed}</dt><dd>${days.map((day) => say.format(Date.parse(day))).join('\n')}</dd>`;
}

/** A line a day on which it is open. */
function openHours(hours: Hours, locale: string): string {
  if ('always' in hours) return '24/7';
  const days = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return Object.entries(hours.week)
    .filter(([, spans]) => spans.length > 0)
    .map(([day, spans]) => {
      // The first day of 2024 was a Monday.
      const name = days.format(Date.UTC(2024, 0, Number(day)));
      return `${name} ${spans.map(([from, to]) => `${from}–${to}`).join(', ')}`;
    })
    .join('\n');
}

function people(shown: Shown): Html {
  const { words, people: all } = shown;
  if (all.length === 0) return html`<p>${words.nobody}</p>`;
  return html`<p class="quiet">${words.peopleHint}</p>${all.map((one) => somebody(shown, one))}`;
}

function somebody(shown: Shown, one: Proposed): Html {
  const { words, company } = shown;
  return html`<label class="tick"><input type="checkbox" name="person-${one.personId}" value="yes" checked> <span><strong>${one.name}</strong>, ${one.title}${one.called && ` (${words.called(one.called)})`}<br>
<span class="quiet">${[company, one.place].filter(Boolean).join(', ')}: ${words.role[one.role]}${known(shown, one)}</span></span></label>`;
}

/** What they know and which languages they speak, where it was said. */
function known(shown: Shown, { skills = [], languages = [] }: Proposed): Html | null {
  const { words } = shown;
  const locale = localeOf(shown);
  const list = new Intl.ListFormat(locale);
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const said = [
    skills.length > 0 && `${words.knows}: ${list.format(skills)}`,
    languages.length > 0 &&
      `${words.speaks}: ${list.format(languages.map((code) => names.of(code) ?? code))}`,
  ].filter(Boolean);
  return said.length > 0 ? html`<br>${said.join('. ')}` : null;
}

function mandates(shown: Shown): Html {
  const { words, what } = shown;
  const given = what.mandates.flatMap((one) => {
    const trust = trustIn(one);
    return trust === 'draft' ? [] : { ...one, trust };
  });
  const named = new Map((what.kinds ?? []).map(({ kind, name }) => [kind, name]));
  const asked = (what.kinds ?? []).filter(({ kind }) => !given.some((one) => one.kind === kind));
  if (given.length + asked.length === 0) return html`<p>${words.aloneNothing}</p>`;
  return html`<dl>${given.map((one) => html`<dt>${named.get(one.kind) ?? firstNamed(words, one.kind)}</dt><dd>${[limitOf(shown, one), words.step[one.trust]].filter(Boolean).join(': ')}${toldOf(shown, one.kind)}</dd>`)}
${asked.map(({ kind, name }) => html`<dt>${name}</dt><dd>${restWords(shown.language).asks}${toldOf(shown, kind)}</dd>`)}</dl>
<p>${words.aloneElse}</p>`;
}

const firstNamed = ({ kind: names }: PreparationWords, kind: string): string => names[FirstKind.parse(kind)];

function toldOf({ what, language }: Shown, kind: string): string {
  const isTold = what.kinds?.some((one) => one.kind === kind && one.told) ?? false;
  return isTold ? `; ${restWords(language).told}` : '';
}

function limitOf(shown: Shown, mandate: Prepared['mandates'][number]): string | null {
  const { words } = shown;
  const { limitMinor, currency, limitDays, limitTimes } = mandate;
  if (limitMinor !== undefined && currency !== undefined)
    return words.upTo(sayMoney({ minor: limitMinor, currency }, localeOf(shown)));
  if (limitTimes !== undefined) return words.upTo(words.times(limitTimes));
  return limitDays === undefined ? null : words.upTo(words.days(limitDays));
}
