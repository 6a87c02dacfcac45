import { type Html, html } from '../../platform/html.ts';
import { markIn } from '../mandates/policy.ts';
import type { Named } from './contract.ts';
import type { Opened } from './queries/preparation-of-link.ts';
import { restWords } from './rest-words.ts';
import { ruleBegins } from './rule-begins.ts';
import type { PreparationWords } from './words.ts';

type Shown = Pick<Opened, 'what' | 'company' | 'people'> & { words: PreparationWords; language: string };

/** What was prepared beside what each desk needs: who else is asked, whose which needs are, who comes in later, the register. */
export function theRest(shown: Shown): Html {
  return html`${needs(shown)}${thirdParties(shown)}${deputies(shown)}${rule(shown)}${register(shown)}`;
}

function thirdParties(shown: Shown): Html | null {
  const { what, words } = shown;
  const { thirdParties: all = [] } = what;
  if (all.length === 0) return null;
  return html`<h2>${words.others}</h2><p class="quiet">${words.othersHint}</p>
<dl>${all.map((one) => html`<dt>${one.name}</dt><dd>${one.purpose} (${[one.address, one.domain].filter(Boolean).join(', ')})${termsOf(shown, one).map((term) => html`<br>${term}`)}</dd>`)}</dl>`;
}

type ThirdParty = NonNullable<Opened['what']['thirdParties']>[number];

/** What is agreed with a company that is asked for things, as far as it was said. */
function termsOf({ language }: Shown, { data = [], keptIn, pay, mayBeGiven = [] }: ThirdParty): string[] {
  const says = restWords(language);
  const list = new Intl.ListFormat(language);
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  return [
    data.length > 0 && says.data(list.format(data)),
    keptIn && says.keptIn(countries.of(keptIn) ?? keptIn),
    pay && says.paid(pay),
    mayBeGiven.length === 0
      ? says.mayGetNothing
      : says.mayGet(list.format(mayBeGiven.map((one) => says.given[one]))),
  ].filter((term) => typeof term === 'string');
}

function deputies({ what, language }: Shown): Html | null {
  const { deputies: all = [], desk } = what;
  if (all.length === 0) return null;
  const says = restWords(language);
  const days = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone: desk.zone },
  });
  const at = (moment: string) => days.format(Date.parse(moment));
  return html`<h2>${says.deputies}</h2><p class="quiet">${says.deputiesHint}</p>
<dl>${all.map(({ name, mail, away }) => html`<dt>${name} (${mail})</dt><dd>${away ? says.standsIn(at(away.from), at(away.until)) : says.standsInLater}</dd>`)}</dl>`;
}

function needs({ what, words, company, language }: Shown): Html | null {
  const { needs: all = [] } = what;
  if (all.length === 0) return null;
  const list = new Intl.ListFormat(language);
  const marked = (['ours', 'yours', 'ask first', 'goes on'] as const).map((mark) => ({
    mark,
    names: all.filter((one) => markIn(one) === mark).map(({ name }) => name),
  }));
  return html`<h2>${words.needs}</h2><dl>${marked
    .filter(({ names }) => names.length > 0)
    .map(
      ({ mark, names }) => html`<dt>${words.mark[mark](company)}</dt><dd>${list.format(names)}</dd>`,
    )}</dl>`;
}

function rule({ what, words, company, people, language }: Shown): Html | null {
  const admitted = people.map(({ personId }) => personId);
  if (!what.rule || !ruleBegins(what.rule, admitted)) return null;
  const { roles, words: said, vetoHours, trainedBy, vouchedBy } = what.rule;
  const says = restWords(language);
  const nameOf = (named: Named) =>
    named === 'client' ? what.answers.name : (people.find(({ personId }) => personId === named)?.name ?? '');
  const isOfUs = [trainedBy, vouchedBy].some((named) => named && named !== 'client');
  return html`<h2>${words.later}</h2><p>${words.rule(company, vetoHours)}</p>
<p class="text">${said}</p>
${trainedBy && html`<p>${says.trainedBy(nameOf(trainedBy))}</p>`}${vouchedBy && html`<p>${says.vouchedBy(nameOf(vouchedBy))}</p>`}${isOfUs && html`<p class="quiet">${says.namedHint}</p>`}
<ul>${roles.map((role) => html`<li>${words.role[role]}</li>`)}</ul>`;
}

function register({ what, words }: Shown): Html | null {
  const { registerContact, registerPeople, registerTimeLimits, registerSecurity } = what.register ?? {};
  const said = [
    [words.register.contact, registerContact],
    [words.register.people, registerPeople],
    [words.register.timeLimits, registerTimeLimits],
    [words.register.security, registerSecurity],
  ].filter(([, text]) => text);
  if (said.length === 0) return null;
  return html`<h2>${words.registerTitle}</h2><dl>${said.map(([name, text]) => html`<dt>${name ?? ''}</dt><dd>${text ?? ''}</dd>`)}</dl>`;
}
