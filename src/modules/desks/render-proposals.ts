import { type Html, html } from '../../platform/html.ts';
import { type Page, pageOf } from '../../platform/http/page.ts';
import type { ProposalView } from './contract.ts';
import type { ProposalWords } from './proposal-words.ts';

export type Voice = { words: ProposalWords; language: string };

export type Shown = Voice & {
  desk: { name: string; color: string; zone: string };
  proposals: readonly ProposalView[];
  /** Where a form of the page goes, and what makes it believed. */
  action: string;
  token: string;
  /** What was asked for could not be done. */
  changed: boolean;
};

export function renderProposals(shown: Shown): Page {
  const { desk, words, language, proposals, changed } = shown;
  const content = html`<header>${desk.name}</header><main>
<h1>${words.title(desk.name)}</h1>
${changed && html`<p class="notice" role="status">${words.changed}</p>`}
<p>${words.what}</p>
${proposals.map((one) => somebody(shown, one))}</main>`;
  return page({ title: words.title(desk.name), language, color: desk.color, content });
}

/** A page that only says what is wrong and what to do. */
export function renderProblem({ words, language }: Voice, problem: 'noLink' | 'failed'): Page {
  const content = html`<main><h1>${words[problem]}</h1>${problem === 'noLink' && html`<p>${words.noLinkDo}</p>`}</main>`;
  return page({ title: words[problem], language, color: '#2f5d8a', content });
}

function somebody(shown: Shown, proposal: ProposalView): Html {
  const { words, language } = shown;
  const { person, picture, title, called, role, skills, languages, proposedBy } = proposal;
  const list = new Intl.ListFormat(language);
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return html`<section><h2>${person.name}</h2>
${picture && html`<img src="${picture}" alt="" width="96" height="96">`}
<p>${title}<br><span class="quiet">${words.from(person.organization ?? '', person.place)}</span></p>
<p>${words.role[role]}</p>${called && html`<p>${words.called(called)}</p>`}
<dl>${skills.length > 0 && html`<dt>${words.knows}</dt><dd>${list.format(skills)}</dd>`}
<dt>${words.speaks}</dt><dd>${list.format(languages.map((code) => names.of(code) ?? code))}</dd>
<dt>${words.vouches(proposedBy.name)}</dt><dd>${proposal.words}</dd></dl>
${deciding(shown, proposal)}</section>`;
}

function deciding(shown: Shown, { id, state, person, asks, admitsAt }: ProposalView): Html {
  const { words, language, action, token } = shown;
  const lacking = asks.filter(({ said }) => !said).map((one) => words.lacks[one.kind](one.person.name));
  if (state !== 'proposed') return html`<p><strong>${words.state[state]}</strong></p>`;
  return html`${lacking.length > 0 && html`<p>${words.once(new Intl.ListFormat(language).format(lacking))}</p>`}${admitsAt && html`<p>${words.admitsAt(when(shown, admitsAt))}</p>`}<form method="post" action="${action}"><input type="hidden" name="token" value="${token}"><input type="hidden" name="proposal" value="${id}">
<div class="row"><button class="main" name="decision" value="admitted" aria-label="${words.admit}: ${person.name}">${words.admit}</button>
<button name="decision" value="refused" aria-label="${words.refuse}: ${person.name}">${words.refuse}</button></div></form>`;
}

const when = ({ desk, language }: Shown, at: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: desk.zone,
  }).format(Date.parse(at));

type Said = { title: string; language: string; color: string; content: Html };

const page = ({ color, ...said }: Said): Page => pageOf({ ...said, css: styles.replaceAll('BRAND', color) });

const styles = `*{box-sizing:border-box}
html{font:106.25%/1.5 system-ui,sans-serif;color-scheme:light dark}
body{margin:0 auto;max-width:44rem;padding:1.25rem;overflow-wrap:anywhere}
header{font-weight:600;border-block-end:4px solid BRAND;padding-block-end:.5rem;margin-block-end:1.5rem}
h1{font-size:1.35rem;line-height:1.3}
h2{font-size:1.15rem;margin-block:0 .5rem}
h1,h2,p,dd{unicode-bidi:plaintext;text-align:start}
section{border-block-start:1px solid;padding-block:1.25rem}
img{border-radius:50%;object-fit:cover}
.quiet,dt{font-size:.9rem;opacity:.8}
dd{white-space:pre-wrap;margin:0 0 .75rem}
.notice{padding:.75rem 1rem;border:2px solid BRAND;border-radius:12px}
.row{display:flex;flex-wrap:wrap;gap:.6rem}
button{font:inherit;font-weight:600;padding:.7rem 1.1rem;min-block-size:3rem;border:1px solid;border-radius:12px;cursor:pointer}
:focus-visible{outline:3px solid BRAND;outline-offset:2px}`;
