import { type Html, type HtmlValue, html, needed } from '../../platform/html.ts';
import type { CallWindow } from '../tasks/contract.ts';
import type { Draft } from './change.ts';
import { type Drawing, proofFields } from './drawing.ts';

/** When the customer is called, and a way to choose when. */
export function renderCall(drawing: Drawing, draft: Draft | undefined): Html | null {
  const { view, voice } = drawing;
  const { asked, windows } = view.call;
  if (view.state === 'joined' || (!asked && windows.length === 0)) return null;
  if (!asked) {
    return html`<section class="card next">${choosing(drawing, 'call', draft)}</section>`;
  }
  const { say } = voice;
  const isOver = asked.endsAt < view.now;
  return html`<section class="tint next ${isOver ? 'late' : 'kept'}"><h2>${
    isOver ? say('call.missed', { window: windowWords(drawing, asked) }) : comingCall(drawing, asked)
  }</h2>${windows.length > 0 && choosing(drawing, 'call.change', draft)}${withdrawing(drawing)}</section>`;
}

/** "Monday, 09:00 to 11:00" */
export function windowWords({ voice, clock }: Drawing, { beginsAt, endsAt }: CallWindow): string {
  return voice.say('call.window', {
    day: clock.day(beginsAt),
    from: clock.time(beginsAt),
    to: clock.time(endsAt),
  });
}

function comingCall({ view, voice, clock }: Drawing, { beginsAt, endsAt }: CallWindow): string {
  const { away, owner } = view;
  const isAway = away !== null && away.until > beginsAt;
  const { name } = (isAway && away.standIn) || owner;
  return voice.say(clock.isNear(beginsAt) ? 'call.coming' : 'call.coming-on', {
    name,
    day: clock.day(beginsAt),
    from: clock.time(beginsAt),
    to: clock.time(endsAt),
  });
}

function choosing(drawing: Drawing, title: 'call' | 'call.change', draft: Draft = {}): Html {
  const { voice, here, proof } = drawing;
  const { say } = voice;
  const { number = '', about = '' } = draft;
  const isOpen = number !== '' || about !== '';
  return html`<details${isOpen && html` open`}><summary>${say(title)}</summary><form class="call" method="post" action="${here}/call">
${proofFields(proof)}<label>${say('call.when')}<select name="window">${days(drawing)}</select></label>${numbers(
    drawing,
    number,
  )}<label>${say('call.about')}<textarea name="about" rows="2" maxlength="2000" dir="auto">${
    about && html`\n${about}`
  }</textarea></label><div class="answers"><button>${say('call.ask')}</button></div></form></details>`;
}

function days({ view, clock }: Drawing): Html[] {
  const byDay = Map.groupBy(view.call.windows, ({ beginsAt }) => clock.day(beginsAt));
  return [...byDay].map(
    ([day, windows]) =>
      html`<optgroup label="${day}">${windows.map(
        ({ beginsAt, endsAt }) =>
          html`<option value="${beginsAt}/${endsAt}">${day}, ${clock.time(beginsAt)} – ${clock.time(endsAt)}</option>`,
      )}</optgroup>`,
  );
}

/** A number that is written down goes before those that are known. */
function numbers({ view, voice: { say } }: Drawing, written: string): Html {
  const { numbers: known } = view.call;
  const input = (words: HtmlValue) =>
    html`<label>${words}<input type="tel" name="number" autocomplete="tel" maxlength="40" value="${written}"${
      known.length === 0 && html` required`
    }></label>`;
  if (known.length === 0) return input(needed(say('call.number')));
  return html`<fieldset><legend>${say('call.number')}</legend>${known.map(
    ({ id, number }, place) =>
      html`<label><input type="radio" name="point" value="${id}"${place === 0 && html` checked`}><bdi>${number}</bdi></label>`,
  )}</fieldset>${input(say('call.other-number'))}`;
}

function withdrawing({ voice, here, proof }: Drawing): Html {
  return html`<form class="answers" method="post" action="${here}/no-call">${proofFields(proof)}<button>${voice.say(
    'call.withdraw',
  )}</button></form>`;
}
