import { type Html, html, needed } from '../../platform/html.ts';
import { sayMoney } from '../../platform/money.ts';
import { mostOfWish } from './ask-otherwise.ts';
import type { Draft } from './change.ts';
import { type Drawing, proofFields } from './drawing.ts';
import type { PageStop } from './otherwise.ts';
import type { PageView } from './view.ts';
import type { WordKey } from './words/speak.ts';

/** What was ordered can be stopped, a day can be another one, and so can a person: asked here, and answered by the owner. */
export function renderOtherwise(drawing: Drawing, draft: Draft = {}): Html | null {
  const { view } = drawing;
  if (view.state === 'joined' || view.state === 'ended') return null;
  const stops = view.otherwise.stops.map((stop) => renderStop(drawing, stop, draft));
  const asked = [askedFor(drawing, 'date'), askedFor(drawing, 'person')].filter((part) => part !== null);
  const isOpen = draft.on !== undefined;
  const parts = [...stops, ...asked, ...(isOpen ? forms(drawing, draft) : wayToForms(drawing))];
  return parts.length === 0 ? null : html`<section class="card next" id="ask">${parts}</section>`;
}

const mayAskDate = (view: PageView) => view.state === 'open' && view.otherwise.date === null;

/** While a hand-off is offered, what they would rather have is asked there. */
const mayAskPerson = (view: PageView) =>
  view.state === 'open' && view.otherwise.person === null && !view.offered;

function forms(drawing: Drawing, draft: Draft): Html[] {
  const { view } = drawing;
  return [
    ...(mayAskDate(view) ? [renderDate(drawing, draft)] : []),
    ...(mayAskPerson(view) ? [renderPerson(drawing, draft)] : []),
  ];
}

/** The forms weigh, so they are there for whoever asks for them. */
function wayToForms({ view, voice, here }: Drawing): Html[] {
  const [date, person] = [mayAskDate(view), mayAskPerson(view)];
  if (!date && !person) return [];
  const words: WordKey = date && person ? 'otherwise' : date ? 'date.title' : 'person.title';
  return [html`<p><a class="go" href="${here}?ask#ask">${voice.say(words)}</a></p>`];
}

/** What waits for its answer is not asked again. */
function askedFor({ view, voice, clock }: Drawing, kind: 'date' | 'person'): Html | null {
  const at = view.otherwise[kind];
  if (at === null || view.state !== 'open') return null;
  return html`<p>${voice.say(`${kind}.asked`, { name: view.owner.name, when: clock.when(at) })}</p>`;
}

function renderStop(drawing: Drawing, stop: PageStop, draft: Draft): Html {
  const { view, voice, clock } = drawing;
  const { asked } = stop;
  const { name } = view.owner;
  const cost = stop.cost ? sayMoney(stop.cost, voice.locale) : '';
  const values = { name, until: clock.when(stop.until), cost };
  const isOver = stop.until <= view.now;
  const stands: WordKey = isOver ? 'stop.over' : stop.cost ? 'stop.until' : 'stop.until-free';
  const answer: WordKey = asked?.answered ? 'stop.answered' : stop.heard ? 'stop.asked' : 'stop.asked-owner';
  const said = stop.stopped
    ? voice.say('stop.stopped')
    : asked
      ? voice.say(answer, { name, when: clock.when(asked.at) })
      : voice.say(stands, values);
  const heard: WordKey = stop.cost ? 'stop.told-cost' : 'stop.told';
  const told = voice.say(stop.heard ? heard : 'otherwise.told', { name });
  return html`<div><h2>${voice.say('stop', { when: clock.when(stop.orderedAt) })}</h2><p>${said}</p>${
    !stop.stopped &&
    !asked &&
    !isOver &&
    asking(drawing, 'stop', {
      isOpen: draft.task === stop.taskId,
      told,
      draft,
      fields: html`<input type="hidden" name="task" value="${stop.taskId}">`,
    })
  }</div>`;
}

function renderDate(drawing: Drawing, draft: Draft): Html {
  const { view, voice, clock } = drawing;
  const { name } = view.owner;
  const { of = view.due ? 'next word' : 'told', on = '' } = draft;
  const choice = (value: 'next word' | 'told', words: string) =>
    html`<label><input type="radio" name="of" value="${value}"${value === of && html` checked`}>${words}</label>`;
  return asking(drawing, 'date', {
    isOpen: true,
    told: voice.say('otherwise.told', { name }),
    draft,
    fields: html`<fieldset><legend>${voice.say('date.of')}</legend>${
      view.due && choice('next word', voice.say('date.next-word', { when: clock.when(view.due) }))
    }${choice('told', voice.say('date.told'))}</fieldset><label>${needed(voice.say('date.on'))}<input type="date" name="on" required value="${on}"></label>`,
  });
}

function renderPerson(drawing: Drawing, draft: Draft): Html {
  const { view, voice } = drawing;
  const told = voice.say('person.told', { name: view.owner.name });
  return asking(drawing, 'person', { isOpen: true, told, draft });
}

type Asking = { isOpen: boolean; told: string; draft: Draft; fields?: Html };

function asking(drawing: Drawing, kind: 'stop' | 'date' | 'person', { isOpen, told, draft, fields }: Asking) {
  const { view, voice, here, proof } = drawing;
  const written = isOpen ? draft.wish : '';
  return html`<details${isOpen && html` open`}><summary>${voice.say(`${kind}.title`)}</summary><form class="call" method="post" action="${here}/${kind}">
${proofFields(proof)}${fields}<label>${voice.say('otherwise.words', { name: view.owner.name })}<textarea name="wish" rows="2" maxlength="${mostOfWish}" dir="auto">${
    written && html`\n${written}`
  }</textarea></label><p class="small">${told}</p><div class="answers"><button>${voice.say(`${kind}.ask`)}</button></div></form></details>`;
}
