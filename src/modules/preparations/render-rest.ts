import { type Html, html } from '../../platform/html.ts';
import { markIn } from '../mandates/policy.ts';
import type { Opened } from './queries/preparation-of-link.ts';
import type { PreparationWords } from './words.ts';

type Shown = Pick<Opened, 'what' | 'company'> & { words: PreparationWords; language: string };

/** What was prepared beside what each desk needs: who else is asked, whose which needs are, who comes in later, the register. */
export function theRest(shown: Shown): Html {
  return html`${needs(shown)}${thirdParties(shown)}${rule(shown)}${register(shown)}`;
}

function thirdParties({ what, words }: Shown): Html | null {
  const { thirdParties: all = [] } = what;
  if (all.length === 0) return null;
  return html`<h2>${words.others}</h2><p class="quiet">${words.othersHint}</p>
<dl>${all.map(({ name, purpose, address, domain }) => html`<dt>${name}</dt><dd>${purpose} (${[address, domain].filter(Boolean).join(', ')})</dd>`)}</dl>`;
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

function rule({ what, words, company }: Shown): Html | null {
  if (!what.rule) return null;
  const { roles, words: said, vetoHours } = what.rule;
  return html`<h2>${words.later}</h2><p>${words.rule(company, vetoHours)}</p>
<p class="text">${said}</p><ul>${roles.map((role) => html`<li>${words.role[role]}</li>`)}</ul>`;
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
