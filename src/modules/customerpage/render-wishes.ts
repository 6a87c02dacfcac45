import { type Html, html } from '../../platform/html.ts';
import type { Draft } from './change.ts';
import { type Drawing, proofFields } from './drawing.ts';

/** How and when the customer wants to hear, and a way to choose it. It holds for all that they have with the desk. */
export function renderWishes(drawing: Drawing, draft: Draft = {}): Html | null {
  const { view, voice, here, proof, clock } = drawing;
  if (view.state === 'joined') return null;
  const { say } = voice;
  const { channel, quiet, ways } = view.wishes;
  // Nothing is said to be chosen on which nothing reaches them any more.
  const kept = ways.find((one) => one === channel);
  const { way = kept ?? 'none' } = draft;
  const wished = [
    kept && say(`wishes.${kept}`),
    quiet && say('wishes.quiet', { ...quiet, zone: clock.zone }),
  ].filter(Boolean);
  const choices = (['none', ...ways] as const).map(
    (one) =>
      html`<label><input type="radio" name="way" value="${one}"${one === way && html` checked`}>${say(`way.${one}`)}</label>`,
  );
  return html`<section class="card next">${wished.length > 0 && html`<p>${wished.join(' ')}</p>`}<details${
    draft.way !== undefined && html` open`
  }><summary>${say('wishes')}</summary><form class="wishes" method="post" action="${here}/wishes">
${proofFields(proof)}<fieldset><legend>${say('wishes.how')}</legend>${choices}</fieldset>
<fieldset class="hours"><legend>${say('wishes.when')}</legend>${hour(drawing, draft, 'from')}${hour(drawing, draft, 'until')}</fieldset>
<p class="small">${say('wishes.zone', { zone: clock.zone })}</p>
<div class="answers"><button>${say('rhythm.save')}</button></div></form></details></section>`;
}

function hour({ view, voice }: Drawing, draft: Draft, end: 'from' | 'until'): Html {
  const value = draft[end] ?? view.wishes.quiet?.[end] ?? '';
  return html`<label>${voice.say(`wishes.${end}`)}<input type="time" name="${end}" value="${value}"></label>`;
}
