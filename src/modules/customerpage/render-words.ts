import { type Html, html, needed } from '../../platform/html.ts';
import { CoachingKind } from '../coaching/contract.ts';
import type { SaidWord } from '../coaching/index.ts';
import type { Draft } from './change.ts';
import { type Drawing, proofFields, shortened } from './drawing.ts';

/** A word for one of those who helped, and what came back. It goes to that person and to nobody else. */
export function renderWords(drawing: Drawing, draft: Draft = {}): Html | null {
  const { view, voice, here } = drawing;
  const mayWrite = view.helped.length > 0 && view.state !== 'joined';
  if (!mayWrite && view.words.length === 0) return null;
  const isOpen = draft.word !== undefined && draft.note === undefined;
  const link = html`<a href="${here}?word#word">${voice.say('word')}</a>`;
  const before = html`<h2>${voice.say('word.yours')}</h2><ol class="line">${view.words.map((one) => said(drawing, one, draft))}</ol>`;
  // The form weighs, so it is there for whoever asks for it.
  if (!isOpen && view.words.length === 0) return link;
  const writing = isOpen ? html`<h2>${voice.say('word')}</h2>${form(drawing, draft)}` : html`<p>${link}</p>`;
  return html`<section class="far" id="word">${view.words.length > 0 && before}${mayWrite && writing}</section>`;
}

function form({ view, voice: { say }, here, proof }: Drawing, draft: Draft): Html {
  const kinds = CoachingKind.options.map(
    (kind) =>
      html`<option value="${kind}"${kind === draft.kind && html` selected`}>${say(`word.${kind}`)}</option>`,
  );
  const people = view.helped.map(
    ({ id, name }) => html`<option value="${id}"${id === draft.to && html` selected`}>${name}</option>`,
  );
  return html`<form class="write" method="post" action="${here}/word">${proofFields(proof)}
<p class="small">${say('word.theirs')}</p>
<label>${say('word.to')}<select name="to">${people}</select></label><label>${say('word.kind')}<select name="kind">${kinds}</select></label>
<label>${needed(say('word.text'))}<textarea name="word" rows="3" maxlength="5000" dir="auto" required>${draft.note === undefined && draft.word && html`\n${draft.word}`}</textarea></label>
<div class="row"><button>${say('word.send')}</button></div></form>`;
}

function said(drawing: Drawing, one: SaidWord, draft: Draft): Html {
  const { voice, clock } = drawing;
  const { say } = voice;
  const { to: name } = one;
  return html`<li class="you"><div class="meta"><span>${say(`word.${one.kind}-to`, { name })}</span><small>${clock.when(one.at)}</small></div>
${text(one.text)}${one.isHeld && html`<p class="small">${say('word.held')}</p>`}${
  one.thankedAt !== null &&
  html`<p>${say('word.thanked', { name })}</p>${one.thanks && html`${text(one.thanks)}`}`
}${
  one.question !== null &&
  html`<p>${say('word.asks', { name })}</p>${text(one.question)}${
    one.answer === null
      ? answering(drawing, one, draft)
      : html`<p>${say('word.answered')}</p>${text(one.answer)}`
  }`
}</li>`;
}

/** Whoever wrote more knows what. */
const text = (words: string): Html => html`<div class="text" dir="auto">${shortened(words, 400)}</div>`;

function answering({ voice: { say }, here, proof }: Drawing, { id, to: name }: SaidWord, draft: Draft): Html {
  const begun = draft.note === id ? draft.word : undefined;
  return html`<form class="write" method="post" action="${here}/word-answer">${proofFields(proof)}<input type="hidden" name="note" value="${id}">
<label>${needed(say('word.answer', { name }))}<textarea name="word" rows="2" maxlength="5000" dir="auto" required>${begun && html`\n${begun}`}</textarea></label>
<div class="row"><button>${say('word.send')}</button></div></form>`;
}
