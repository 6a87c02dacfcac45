import { type Html, html } from '../../platform/html.ts';
import { type Page, pageOf } from '../../platform/http/page.ts';
import { showReference } from '../cases/index.ts';
import { askForLink, askForLinkStyles } from './ask-for-link.ts';
import type { Draft } from './change.ts';
import { type Drawing, type FormProof, proofFields, shortened } from './drawing.ts';
import { renderAside } from './render-aside.ts';
import { renderMessages } from './render-messages.ts';
import { renderOtherwise } from './render-otherwise.ts';
import { renderThings } from './render-things.ts';
import { renderWay } from './render-way.ts';
import { renderWords } from './render-words.ts';
import { styles } from './styles.ts';
import type { PageView } from './view.ts';
import { clockOf } from './when.ts';
import { type Voice, voiceFor, type WordKey } from './words/speak.ts';

export const notices = [
  'sent',
  'rhythm',
  'wishes',
  'solved',
  'not-solved',
  'found-another-way',
  'call',
  'no-call',
  'hand-off',
  'word',
  'word-held',
  'word-answer',
  'stop',
  'otherwise',
  'way',
] as const;
export const refusedNotices = [
  'empty',
  'too-long',
  'too-large',
  'changed',
  'number',
  'quiet',
  'word-empty',
  'word-otherwise',
  'stop-over',
  'date',
  'way-empty',
  'way-link',
  'way-too-large',
] as const;
export type Notice = (typeof notices)[number] | (typeof refusedNotices)[number];

export function renderPage(
  view: PageView,
  more: { proof: FormProof; notice?: Notice | undefined; draft?: Draft | undefined },
): Page {
  const voice = voiceFor(view.language);
  const base = `/page/${view.desk.slug}`;
  const clock = clockOf({ now: view.now, zone: view.desk.zone, locale: voice.locale });
  const here = `${base}/${view.reference}`;
  const drawing: Drawing = { view, voice, clock, base, here, proof: more.proof };
  const { say } = voice;
  const stands = whereItStands(drawing);
  const reference = showReference(view.reference);
  const words = renderWords(drawing, more.draft);
  const otherwise = renderOtherwise(drawing, more.draft);
  const way = renderWay(drawing, more.draft);
  const taken = Buffer.byteLength(`${words?.text ?? ''}${otherwise?.text ?? ''}${way?.text ?? ''}`);
  const mayWrite = view.state !== 'joined';
  const content = html`<div class="page" data-sending="${say('sending')}" data-unreached="${say('unreached.not-sent')}" data-again="${say('unreached.again')}">
${brand(view.desk)}<main>
<div class="head">${(!mayWrite || !isOfMessage(more.notice)) && noticeOf(drawing, more.notice)}<h1${stands.length > 100 && html` class="long"`}>${stands}</h1>
<p>${view.subject && html`${view.subject}<br>`}<span class="small">${say('reference', { reference })}</span></p></div>
${renderAside(drawing, more.draft, otherwise)}
<div class="talk">${mayWrite && writing(drawing, more)}${way}${renderMessages(drawing, taken)}${words}${renderThings(drawing)}${others(drawing)}</div>
</main>
<footer class="small"><p>${writeByMail(voice, view.desk)}</p>${view.desk.hasHelp && html`<p><a href="/help/${view.desk.slug}">${say('footer.help')}</a></p>`}
<p>${say('footer.zone', { zone: clock.zone })}</p><p>${say('footer.link')}</p></footer>
</div>`;
  return pageOf({
    ...voice,
    title: say('title', { subject: view.subject || reference, desk: view.desk.name }),
    css: styles(view.desk.color),
    content,
    script: '/page/on-page.js',
  });
}

type Problem = 'link' | 'nothing' | 'forged' | 'often' | 'ours';

/** A page that only says what is wrong and what to do; at the address of a desk, a lost link can be asked for on it. */
export function problemPage(problem: Problem, language: string, slug?: string): Page {
  const voice = voiceFor(language);
  const form = slug === undefined ? null : askForLink(voice, slug);
  return shortPage(voice, `problem.${problem}`, form);
}

/** The answer to whoever asked for their link, known here or not. */
export const linkAskedPage = (language: string): Page => shortPage(voiceFor(language), 'link.asked');

function shortPage(voice: Voice, key: 'link.asked' | `problem.${Problem}`, form: Html | null = null): Page {
  const title = voice.say(key);
  const content = html`<div class="page"><main><div class="head"><h1>${title}</h1>
<p>${voice.say(`${key}.do`)}</p></div>${form}</main></div>`;
  return pageOf({ ...voice, title, css: `${styles('#2f5d8a')}${form ? askForLinkStyles : ''}`, content });
}

function noticeOf({ voice, view, clock }: Drawing, notice: Notice | undefined): Html | null {
  if (!notice) return null;
  const refused = (refusedNotices as readonly string[]).includes(notice);
  // Whoever goes back to this page after a message that could not be sent reads of which one it speaks.
  const theirs = notice === 'sent' && view.messages.find(({ from }) => from.kind === 'you');
  const { stops } = view.otherwise;
  const isUnheard = notice === 'stop' && stops.some(({ asked, heard }) => asked && !asked.answered && !heard);
  const said = theirs ? 'said.sent-at' : isUnheard ? 'said.stop-owner' : (`said.${notice}` as const);
  const values = { name: view.owner.name, when: theirs ? clock.when(theirs.at) : '' };
  return html`<p class="notice${refused && ' no'}" role="status">${voice.say(said, values)}</p>`;
}

function whereItStands({ view, voice: { say } }: Drawing): string {
  if (view.state === 'joined') return say('stands.joined');
  if (view.again) return say('stands.again', { name: view.owner.name });
  if (view.stands) return view.stands;
  if (view.outcome) return say(`ended.${view.outcome}`);
  return say('stands.first', { name: view.owner.name });
}

/** What was wrong with a message is said beside it, where whoever wrote it goes on. */
const ofMessage: readonly (Notice | undefined)[] = ['empty', 'too-long', 'too-large'];
const isOfMessage = (notice: Notice | undefined) => ofMessage.includes(notice);

function writing(drawing: Drawing, { notice, draft }: { notice?: Notice; draft?: Draft }): Html {
  const { view, voice, here, proof } = drawing;
  const { say, locale } = voice;
  const text = draft?.text;
  const isRefused = isOfMessage(notice);
  const megabytes = (count: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte' }).format(count);
  return html`<form class="write" method="post" action="${here}/messages" enctype="multipart/form-data">
${proofFields(proof)}<h2><label for="text">${say('write', { name: view.owner.name })}</label></h2>
${isRefused && noticeOf(drawing, notice)}<textarea id="text" name="text" rows="4" maxlength="100000" dir="auto"${isRefused && html` autofocus`}>${text && html`\n${text}`}</textarea>
<div class="row"><label class="small">${say('write.files')}, ${say('write.limit', {
    each: megabytes(25),
    all: megabytes(35),
  })}<br>
<input type="file" name="files" multiple></label><button${view.state !== 'done' && html` class="main"`}>${say(
    'write.send',
  )}</button></div></form>`;
}

export const brand = ({ name }: { name: string }): Html =>
  html`<header class="brand"><span></span>${name}</header>`;

export function writeByMail(voice: Voice, { address }: { address: string }): Html {
  const [before, after] = voice.say('footer.write', { address: '\n' }).split('\n');
  const href = `mailto:${encodeURIComponent(address).replace('%40', '@')}`;
  return html`${before}<a href="${href}">${address}</a>${after}`;
}

function others({ view, voice: { say }, base }: Drawing): Html | null {
  if (view.others.length === 0) return null;
  return html`<section class="others far"><h2>${say('others', { desk: view.desk.name })}</h2><ul>${view.others.map(
    ({ reference, subject, state }) =>
      html`<li><a href="${base}/${reference}">${shortened(subject || showReference(reference), 80)}</a>
<small>${say(`state.${state}` as WordKey)}</small></li>`,
  )}</ul></section>`;
}
