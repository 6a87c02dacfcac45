import { Html, html, needed } from '../../../platform/html.ts';
import { type Page, pageOf } from '../../../platform/http/page.ts';
import { markdownHtml } from '../../../platform/markdown.ts';
import { type ArticlePicture, shownSize } from '../../knowledge/contract.ts';
import { beginningOf } from '../../knowledge/index.ts';
import { brand, writeByMail } from '../render.ts';
import { styles } from '../styles.ts';
import { voiceFor } from '../words/speak.ts';
import { alternatesOf, directionOf, ownName } from './languages.ts';
import type { HelpArticle, HelpDesk, HelpRow, HelpRows } from './read-help.ts';
import { type HelpWords, helpWords } from './words.ts';

type At = { desk: HelpDesk; language: string };
export type Asking = {
  text: string;
  name: string;
  mail: string;
  key: string;
  wrong?: keyof HelpWords['wrong'];
};

/** Where a desk's help begins: the search, and what helped others. */
export function startPage(at: At, { articles, isSent }: { articles: HelpRows; isSent: boolean }): Page {
  const say = helpWords(at.language);
  const title = say.title(at.desk.name);
  const content = html`${isSent && html`<p class="notice" role="status">${say.sent}</p>`}<h1>${title}</h1>
${search(at, '')}<section><h2>${say.others}</h2>${rows(at, articles.items)}${articles.more && more(at, say.everything, 1)}</section>${toWrite(at, say.write)}`;
  return whole(at, { title, content, isFound: true, siteMap: `${base(at)}/sitemap.xml` });
}

/** All that is there, page by page. */
export function allPage(at: At, { items, more: isMore }: HelpRows, page: number): Page {
  const say = helpWords(at.language);
  const content = html`${toStart(at)}<h1>${say.everything}</h1>
${search(at, '')}${rows(at, items)}${isMore && more(at, say.more, page + 1)}${toWrite(at, say.write)}`;
  return whole(at, { title: `${say.everything} – ${at.desk.name}`, content, isFound: true });
}

export function foundPage(at: At, words: string, articles: HelpRow[]): Page {
  const say = helpWords(at.language);
  const none = articles.length === 0;
  const title = none ? say.title(at.desk.name) : say.found(words);
  const content = html`${toAll(at)}${search(at, words)}<h1 class="long">${
    none ? say.noneFound(words) : title
  }</h1>${rows(at, articles)}${toWrite(at, none ? say.write : say.notHelped)}`;
  return whole(at, { title, content });
}

export function articlePage(at: At, article: HelpArticle, site: string): Page {
  const say = helpWords(at.language);
  const { words, helps, cause, language, version, pictures } = article;
  const { locale } = voiceFor(at.language);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: at.desk.zone }).format(
    new Date(article.changedAt),
  );
  const about = [aboutOf(article, say), otherLanguage(at, article), say.version({ version, day })];
  const content = html`${toAll(at)}${languages(at, article)}<article lang="${language}" dir="${directionOf(language)}"><h1 dir="auto">${words}</h1>
<div class="card written">${new Html(markdownHtml(helps, shownBy(at, pictures)))}</div>${
    cause && html`<h2 lang="${at.language}" dir="auto">${say.why}</h2><p class="text" dir="auto">${cause}</p>`
  }</article><p class="small">${about.filter((part) => part !== null).join(' · ')}</p>
${toWrite(at, say.notHelped, article.id)}${search(at, '')}`;
  const shows = pictures.length > 0;
  const alternates = alternatesOf(`${site}${base(at)}`, article.languages);
  return whole(at, { title: `${words} – ${at.desk.name}`, content, isFound: true, shows, alternates });
}

/** With the room that it takes, so that nothing moves once it is there. */
function shownBy(at: At, pictures: ArticlePicture[]) {
  return ({ id, description }: { id: string; description: string }): string => {
    const picture = pictures.find((one) => one.id === id);
    if (!picture) return html`<em>${description}</em>`.text;
    const src = `${base(at)}/pictures/${id}`;
    const { width, height } = shownSize(picture);
    if (picture.type.startsWith('video/'))
      return html`<video controls preload="metadata" playsinline width="${width}" height="${height}" src="${src}" aria-label="${description}"><a href="${src}">${description}</a></video><span class="printed">▶ ${description}</span>`
        .text;
    return html`<a href="${src}"><img alt="${description}" loading="lazy" decoding="async" width="${width}" height="${height}" src="${src}"></a>`
      .text;
  };
}

/** What they write begins a case. What was wrong with it is said above, and what they wrote stays. */
export function askPage(at: At, { text, name, mail, key, wrong }: Asking): Page {
  const say = helpWords(at.language);
  const focus = (field: keyof HelpWords['wrong']) =>
    wrong === field && html` autofocus aria-invalid="true" aria-describedby="wrong"`;
  const content = html`${toAll(at)}<h1>${say.write}</h1><p>${say.writeDo}</p>
${wrong && html`<p class="notice no" role="alert" id="wrong">${say.wrong[wrong]}</p>`}<form class="asking" method="post" action="${base(at)}/cases">
<input type="hidden" name="key" value="${key}">
<label for="text">${needed(say.text)}</label><textarea id="text" name="text" rows="6" maxlength="20000" dir="auto" required${wrong === 'long' ? focus('long') : focus('text')}>${text && html`\n${text}`}</textarea>
<label for="name">${needed(say.name)}</label><input id="name" name="name" autocomplete="name" maxlength="200" dir="auto" required value="${name}"${focus('name')}>
<label for="mail">${needed(say.mail)}</label><input id="mail" name="mail" type="email" inputmode="email" autocomplete="email" dir="ltr" maxlength="254" required value="${mail}"${focus('mail')}>
<button class="main">${say.send}</button></form>`;
  return whole(at, { title: `${say.write} – ${at.desk.name}`, content });
}

export const readOf = (language: string, article: string): string => helpWords(language).read(article);

type Said = {
  title: string;
  content: Html;
  isFound?: boolean;
  shows?: boolean;
  siteMap?: string;
  alternates?: { language: string; url: string }[];
};

function whole(
  { desk, language }: At,
  { title, content, isFound = false, shows = false, siteMap, alternates = [] }: Said,
): Page {
  const voice = voiceFor(language);
  return pageOf({
    ...(siteMap !== undefined && { siteMap }),
    ...{ ...voice, title, isFound, shows, alternates, css: `${styles(desk.color)}${helpStyles}` },
    content: html`<div class="page">${brand(desk)}<main class="help">${content}</main>
<footer class="small"><p>${writeByMail(voice, desk)}</p></footer></div>`,
  });
}

/** In which it is read, each by its own name; and that the original is newer. */
function languages(at: At, { id, languages: all, isBehind }: HelpArticle): Html | null {
  const [original] = all;
  if (!original) return null;
  const say = helpWords(at.language);
  return html`<nav aria-label="${say.languages}"><ul class="languages">${all.map((one) =>
    one.id === id
      ? html`<li><span lang="${one.language}" aria-current="page">${ownName(one.language)}</span></li>`
      : html`<li>${inLanguage(at, one)}</li>`,
  )}</ul></nav>${isBehind && html`<p class="small">${say.behind} ${inLanguage(at, original)}</p>`}`;
}

const inLanguage = (at: At, { id, language }: HelpArticle['languages'][number]): Html =>
  html`<a href="${base(at)}/articles/${id}" lang="${language}" hreflang="${language}" dir="${directionOf(language)}">${ownName(language)}</a>`;

const base = ({ desk }: At): string => `/help/${desk.slug}`;

const toAll = (at: At): Html =>
  html`<p><a href="${base(at)}?page=1">${helpWords(at.language).everything}</a></p>`;

const toStart = (at: At): Html =>
  html`<p><a href="${base(at)}">${helpWords(at.language).title(at.desk.name)}</a></p>`;

const more = (at: At, says: string, page: number): Html =>
  html`<p class="answers"><a class="act" href="${base(at)}?page=${page}">${says}</a></p>`;

const toWrite = (at: At, says: string, article?: string): Html =>
  html`<p class="answers"><a class="act" href="${base(at)}/ask${article && `?article=${article}`}">${says}</a></p>`;

function search(at: At, words: string): Html {
  const say = helpWords(at.language);
  return html`<form class="search" role="search" method="post" action="${base(at)}/search"><label for="words">${say.search}</label>
<div><input id="words" name="words" type="search" maxlength="300" dir="auto" required value="${words}"><button class="main">${say.searchVerb}</button></div></form>`;
}

function rows(at: At, articles: HelpRow[]): Html | null {
  if (articles.length === 0) return null;
  const say = helpWords(at.language);
  return html`<ul class="found">${articles.map(
    (
      one,
    ) => html`<li lang="${one.language}"><a href="${base(at)}/articles/${one.id}" dir="auto">${one.words}</a>
<span class="small" dir="auto">${beginningOf(one.helps)}</span>${otherAbout(aboutOf(one, say))}</li>`,
  )}</ul>`;
}

const otherAbout = (about: string | null): Html | null =>
  about === null ? null : html`<span class="small">${about}</span>`;

function aboutOf(
  { make, model, versions }: Pick<HelpRow, 'make' | 'model' | 'versions'>,
  say: HelpWords,
): string | null {
  const thing = [make, model].filter(Boolean).join(' ');
  // Such as 1.3, or a word for it already, such as sheet 1.3.
  const ofWhich = versions && /^\d/.test(versions) ? say.versions(versions) : versions;
  return [thing, ofWhich].filter(Boolean).join(', ') || null;
}

/** Said where it is another than that of the page. */
function otherLanguage({ language }: At, article: HelpArticle): string | null {
  const spoken = voiceFor(language).language;
  if (article.language.split('-')[0] === spoken) return null;
  const named = new Intl.DisplayNames(spoken, { type: 'language' }).of(article.language);
  return named ? helpWords(language).inLanguage(named) : null;
}

const helpStyles = `
main.help{display:block;max-inline-size:44rem}
.help>*+*,.help article>*+*{margin-block-start:1rem}
.help h2{margin-block:1.5rem .5rem}
.search label,.asking label{display:block;font-weight:600}
.search div{display:flex;flex-wrap:wrap;gap:.6rem;margin-block-start:.4rem}
.help input:not([type=hidden]){font:inherit;color:inherit;background:var(--card);border:1px solid var(--grey);border-radius:12px;padding:.6rem .9rem;min-block-size:3rem;min-inline-size:0}
.search input{flex:1 1 14rem}
.asking input:not([type=hidden]){display:block;inline-size:100%;max-inline-size:26rem;margin-block:.4rem 1rem}

.languages{display:flex;flex-wrap:wrap;gap:0 1.25rem}
.languages a,.languages span{display:inline-flex;align-items:center;min-block-size:2.75rem}
.languages [aria-current]{font-weight:600}
.found{display:grid;gap:.25rem}
.found li{display:grid;gap:.15rem;padding-block:.75rem;border-block-end:1px solid var(--line)}
.found a{font-weight:600}
.act{display:inline-flex;align-items:center;min-block-size:3rem;padding:.5rem 1.25rem;border:1px solid var(--line);border-radius:12px;background:var(--card);font-weight:600;color:var(--ink);text-decoration:none}
.written>*+*,.written li+li{margin-block-start:.6rem}
.written ol,.written ul{list-style:revert;padding-inline-start:1.5rem}
.written pre{overflow-x:auto}
.written img,.written video{display:block;max-inline-size:100%;block-size:auto;border-radius:12px;background:var(--line)}
.written a:has(>img){display:inline-block;max-inline-size:100%}
.printed{display:none}
@media print{.written video{display:none}.printed{display:inline}}
.written blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}
`.replaceAll('\n', '');
