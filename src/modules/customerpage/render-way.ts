import { type Html, html, needed } from '../../platform/html.ts';
import { longestWay } from './another-way.ts';
import type { Draft } from './change.ts';
import { answersAsked } from './commands.ts';
import { type Drawing, proofFields } from './drawing.ts';
import type { PageView } from './view.ts';

/** How somebody got round it by themselves, told in their words. The form weighs, so it is there for whoever asks for it. */
export function renderWay(drawing: Drawing, draft: Draft = {}): Html | null {
  const { view, voice, here } = drawing;
  if (view.state === 'joined') return null;
  // Beside the button that says that they did, it says what it is for.
  const isSaid = view.outcome === 'customer solved it' || answersAsked(view).includes('found-another-way');
  if (draft.found === undefined)
    return html`<p><a href="${here}?found#way">${voice.say(isSaid ? 'way.tell' : 'way')}</a></p>`;
  return html`<section class="far" id="way">${form(drawing, draft)}</section>`;
}

/** Whether they may still say that it is over with it. */
const mayEnd = ({ state, outcome }: PageView) => state !== 'ended' || outcome === 'unknown';

function form({ view, voice: { say }, here, proof }: Drawing, draft: Draft): Html {
  return html`<form class="write" method="post" action="${here}/way" enctype="multipart/form-data">${proofFields(proof)}<h2>${say('way')}</h2>
<p class="small">${say('way.told')}</p>
<label>${needed(say('way.words'))}<textarea name="found" rows="4" maxlength="${longestWay}" dir="auto" required>${draft.found && html`\n${draft.found}`}</textarea></label>
<label>${say('way.link')}<input type="text" name="link" inputmode="url" autocomplete="off" maxlength="2000" dir="ltr" value="${draft.link ?? ''}"></label>
<label>${say('way.picture')}<input type="file" name="files" accept="image/*" multiple></label>
${mayEnd(view) && html`<fieldset><label><input type="checkbox" name="solved" value="yes"${draft.solved === 'yes' && html` checked`}>${say('way.solved')}</label></fieldset>`}
<div class="row"><button>${say('way.send')}</button></div></form>`;
}
