import type { Almanac } from '../almanac.ts';
import { mails, replies, writesOnPage } from '../customer-acts.ts';
import { accepts, offers } from '../hand-off-acts.ts';
import { photo } from '../papers.ts';
import { aMatter, at } from '../scene.ts';
import { learns, notesCall, proposesDone, says, writesDown } from '../staff-acts.ts';

/** What lies on Ray's bench: most of it late, some of it with Nora since her first day. */
export const raysOpen = [cheyenne, otis, jo, guadalupe, hank, birdie, deandre, ruth];

function cheyenne({ day, workday }: Almanac) {
  const customer = { name: 'Cheyenne Littlebear', address: 'cheyenne@prairie.example' };
  return aMatter('rays', customer, [
    at(
      workday(6, '11:00'),
      mails({
        subject: 'Stove top cracked',
        text: 'The glass top cracked from corner to corner. Is it safe to use the back half?',
      }),
    ),
    at(day(3, '17:20'), replies('Still hoping for an answer. We cook on a camping stove.')),
  ]);
}

function otis({ ago, workday }: Almanac) {
  const customer = { name: 'Otis', address: 'otis@laundromat.example' };
  return aMatter('rays', customer, [
    at(
      workday(5, '07:50'),
      mails({
        subject: 'Three of nine dryers out',
        text: 'Coin laundry on 5th: three of nine dryers are out. I lose money every day.',
      }),
    ),
    at(
      workday(4, '18:30'),
      notesCall({
        by: 'ray',
        direction: 'out',
        outcome: 'reached',
        text: 'Two I can do from what is in the van. I come when I get a free morning and ring before.',
        stands: 'Ray looks for a free morning',
        nextWordBy: ago({ hours: 9 }),
      }),
    ),
  ]);
}

function jo({ workday }: Almanac) {
  const customer = { name: 'Jo Ann Kowalczyk-Reyes', address: 'joann@prairie.example' };
  return aMatter('rays', customer, [
    at(
      workday(4, '13:30'),
      mails({
        subject: 'Ice maker leaks',
        text: 'Puddle under the fridge every morning, photo attached.',
        attachments: [photo('puddle.png', [80, 140, 190])],
      }),
    ),
  ]);
}

function guadalupe({ ahead, workday }: Almanac) {
  const customer = { name: 'Guadalupe Ortiz', address: 'lupe.ortiz@prairie.example', language: 'es' };
  return aMatter('rays', customer, [
    at(
      workday(3, '12:10'),
      writesDown('ray', {
        subject: 'La secadora no calienta',
        text: 'La secadora da vueltas pero no calienta. Tengo un bebé y mucha ropa.',
      }),
    ),
    at(
      workday(1, '09:30'),
      offers('nora', {
        situation: 'Dryer turns and does not heat. She speaks Spanish and I do not.',
        recommendation: 'Ask her whether it is gas or electric.',
        cannotWait: 'She has waited for two days, with a baby and wet clothes.',
      }),
    ),
    at(workday(1, '09:45'), accepts()),
    at(
      workday(1, '09:58'),
      notesCall({
        by: 'nora',
        direction: 'out',
        outcome: 'reached',
        text: 'Siento que haya esperado dos días. ¿Es de gas o eléctrica? Eléctrica. Ray lleva la resistencia en la camioneta; le confirmo la hora.',
        stands: 'Le confirmamos la hora de la visita',
        nextWordBy: ahead({ hours: 3 }),
      }),
    ),
    at(
      workday(1, '10:02'),
      learns('Speaks Spanish; mornings are best, the baby sleeps at one', { by: 'nora' }),
    ),
  ]);
}

function hank({ ahead, workday }: Almanac) {
  const customer = { name: 'Hank', address: 'hank@feedandseed.example' };
  return aMatter('rays', customer, [
    at(
      workday(2, '10:15'),
      mails({
        subject: 'Quote for two new units',
        text: 'The old coolers are done. What would two new ones be, put in?',
      }),
    ),
    at(
      workday(1, '12:00'),
      offers('nora', {
        situation: 'Wants a quote for two coolers. I write the numbers, you write the letter.',
      }),
    ),
    at(workday(1, '12:20'), accepts()),
    at(
      workday(1, '12:30'),
      says('Ray measures on Saturday, and you have the numbers in writing on Monday.', {
        by: 'nora',
        stands: 'Ray measures, then you get a quote',
        nextWordBy: ahead({ hours: 70 }),
      }),
    ),
    at(
      workday(1, '15:30'),
      offers('ray', {
        situation: 'He asks for ten percent off for two. That is yours to decide.',
        assessment: 'He has been with us for nine years.',
        recommendation: 'Yes.',
      }),
    ),
  ]);
}

function birdie({ workday }: Almanac) {
  const customer = { name: 'Birdie Sørensen', address: 'birdie@prairie.example' };
  return aMatter('rays', customer, [
    at(
      workday(3, '16:40'),
      mails({
        subject: 'Mixer grinder of my grandmother',
        text: 'It is from 1957 and it smokes. I do not want a new one.',
      }),
    ),
    at(
      workday(1, '13:00'),
      offers('nora', {
        situation: 'A mixer from 1957. I would love to, and I have no time until next week. Tell her kindly.',
        cannotWait: 'She has waited for two days, and I am on roofs until tonight.',
      }),
    ),
    at(workday(1, '13:15'), accepts()),
    at(
      workday(1, '13:30'),
      proposesDone(
        'Ray would love to have it on his bench. Bring it by on Saturday morning; he keeps an hour for it.',
        { by: 'nora', stands: 'Ray keeps an hour for your mixer on Saturday' },
      ),
    ),
  ]);
}

function deandre({ ago }: Almanac) {
  const customer = { name: 'De’Andre', address: 'deandre@prairie.example' };
  return aMatter('rays', customer, [
    at(
      ago({ minutes: 55 }),
      mails({
        subject: 'Garbage disposal hums',
        text: 'It hums and does not turn. Reset button did nothing.',
      }),
    ),
  ]);
}

function ruth({ ago }: Almanac) {
  const customer = { name: 'Ruth Ann Tallchief', address: 'ruthann@prairie.example' };
  return aMatter('rays', customer, [
    at(
      ago({ hours: 4 }),
      mails({
        subject: 'Warranty or you?',
        text: 'The washer is fourteen months old. Do I call you or the maker?',
      }),
    ),
    at(ago({ hours: 1 }), writesOnPage('It is making puddles now.')),
  ]);
}
