import { type Html, html } from '../../platform/html.ts';
import type { CustomerSays } from '../cases/contract.ts';
import type { Draft } from './change.ts';
import { type Answer, answersAsked, chosenRhythms } from './commands.ts';
import { type Drawing, proofFields } from './drawing.ts';
import type { PageCase } from './page-case.ts';
import { renderCall } from './render-call.ts';
import { renderLine } from './render-line.ts';
import { renderWishes } from './render-wishes.ts';
import { colorPlace, initialsOf, type Pictured, type Someone } from './someone.ts';
import type { PageOffer } from './view.ts';
import type { WordKey } from './words/speak.ts';

/** The person first, then whether it is solved or how it ended, when and how the next word comes and whether they are called, and the line that leads there. */
export function renderAside(drawing: Drawing, draft: Draft | undefined, otherwise: Html | null): Html {
  return html`<div class="side">${people(drawing)}${ending(drawing)}${nextWord(drawing)}${renderWishes(drawing, draft)}${renderCall(drawing, draft)}${otherwise}${renderLine(drawing)}</div>`;
}

/** "works for Clearline on behalf of Harmon Audio, in Leeds" */
export function whoThisIs({ view, voice }: Drawing, { organization, place }: Someone): string {
  const { client } = view.desk;
  const own = organization === null || organization === client;
  const key: WordKey = `who.${own ? 'own' : 'other'}${place ? '-in' : ''}`;
  return voice.say(key, { client, organization: organization ?? '', place: place ?? '' });
}

function people(drawing: Drawing): Html {
  const { view, voice, clock } = drawing;
  const { owner, away } = view;
  const values = { name: owner.name, until: away ? clock.back(away.until) : '' };
  const looksAfter = voice.say(isOver(view.state) ? 'owner.ended' : 'owner', values);
  const standIn = away?.standIn;
  const absence = standIn
    ? person(drawing, standIn, html`<p>${voice.say('stand-in', { ...values, standIn: standIn.name })}</p>`)
    : away && html`<p>${voice.say('away', values)}</p>`;
  return html`<section class="card">${person(drawing, owner, html`<h2>${looksAfter}</h2>`)}${absence}${offered(drawing)}</section>`;
}

/** Before the person changes they hear of it, and may say that they would rather not. */
function offered(drawing: Drawing): Html | null {
  const { view, voice, here, proof } = drawing;
  if (!view.offered) return null;
  const { to, says, isHeld } = view.offered;
  const values = { name: view.owner.name, to: to.name };
  const told = html`<p>${voice.say('offered', values)}</p><p class="small">${whoThisIs(drawing, to)}</p>${whenItChanges(drawing, view.offered)}`;
  if (says)
    return html`<div>${told}<p>${voice.say(`offered.said.${says}`, values)}${isHeld && ` ${voice.say('offered.held', values)}`}</p></div>`;
  const button = (value: CustomerSays) =>
    html`<button name="value" value="${value}">${voice.say(`offered.${value}`, values)}</button>`;
  return html`<div>${told}<form class="answers" method="post" action="${here}/hand-off">${proofFields(proof)}${button(
    'wait',
  )}${button('somebody else')}</form></div>`;
}

function whenItChanges({ view, voice, clock }: Drawing, offer: PageOffer): Html | null {
  const { to, changesAt, isAccepted, isHeld } = offer;
  if (changesAt === null || isHeld) return null;
  if (!isAccepted && changesAt <= view.now) return null;
  const key: WordKey = isAccepted ? 'offered.from' : 'offered.not-before';
  return html`<p>${voice.say(key, { name: view.owner.name, to: to.name, when: clock.when(changesAt) })}</p>`;
}

const isOver = (state: PageCase['state']) => state === 'ended' || state === 'joined';

function person(drawing: Drawing, someone: Pictured, words: Html): Html {
  return html`<div class="person">${face(someone)}<div>${words}<p class="small">${whoThisIs(
    drawing,
    someone,
  )}</p></div></div>`;
}

/** The name stands beside it, so it says nothing to who hears the page. */
function face(someone: Pictured): Html {
  if (someone.picture)
    return html`<img class="face" alt="" width="128" height="128" src="${someone.picture}">`;
  return html`<span class="face p${colorPlace(someone)}" aria-hidden="true">${initialsOf(someone.name)}</span>`;
}

function nextWord(drawing: Drawing): Html | null {
  const { view, voice, clock } = drawing;
  if (!view.due) return null;
  const late = view.due < view.now;
  const when = clock.when(view.due);
  if (late) {
    return html`<section class="tint next late"><h2>${voice.say('next.late', { when })}</h2><p>${voice.say(
      'next.sorry',
      { name: view.owner.name },
    )}</p></section>`;
  }
  const meanwhile = view.state === 'done' ? 'answer.by' : (`rhythm.${view.rhythm ?? 'none'}` as const);
  return html`<section class="tint next soon"><h2>${voice.say('next', { when })}</h2><p>${voice.say(
    meanwhile,
  )}</p>${view.state === 'open' && rhythmForm(drawing)}</section>`;
}

function rhythmForm({ view, voice: { say }, here, proof }: Drawing): Html {
  const current = view.rhythm ?? 'none';
  const choices = [...chosenRhythms, 'none' as const].map(
    (rhythm) =>
      html`<label><input type="radio" name="value" value="${rhythm}"${rhythm === current && html` checked`}>${say(
        `choose.${rhythm}`,
        { desk: view.desk.name },
      )}</label>`,
  );
  return html`<details><summary>${say('rhythm.change')}</summary><form method="post" action="${here}/rhythm">
${proofFields(proof)}<fieldset><legend>${say('rhythm.legend')}</legend>${choices}</fieldset>
<div class="answers"><button>${say('rhythm.save')}</button></div></form></details>`;
}

function ending(drawing: Drawing): Html | null {
  const { view, voice, clock } = drawing;
  if (view.state === 'done') {
    return html`<section class="card"><h2>${voice.say('answer')}</h2>${buttons(drawing)}</section>`;
  }
  if (view.state !== 'ended' || !view.outcome || !view.endedAt) return null;
  const kept = view.outcome === 'met by us' || view.outcome === 'customer solved it';
  return html`<section class="${kept ? 'tint kept' : 'card'}"><h2>${voice.say(`ended.${view.outcome}`)}</h2>
<p class="small">${voice.say('ended.at', { when: clock.when(view.endedAt) })}</p>
<p>${voice.say('ended.again', { name: view.owner.name })}</p>${buttons(drawing)}</section>`;
}

function buttons({ view, voice, here, proof }: Drawing): Html {
  const values = answersAsked(view);
  const words = (value: Answer): WordKey => (values.length === 1 ? 'ended.not-solved' : `answer.${value}`);
  return html`<form class="answers" method="post" action="${here}/answer">${proofFields(proof)}${values.map(
    (value) =>
      html`<button name="value" value="${value}"${value === 'solved' && view.state === 'done' && html` class="main"`}>${voice.say(words(value))}</button>`,
  )}</form>`;
}
