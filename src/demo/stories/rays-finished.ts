import type { Almanac } from '../almanac.ts';
import { answers, mails, replies } from '../customer-acts.ts';
import { aMatter, at } from '../scene.ts';
import { ends, notesCall, proposesDone } from '../staff-acts.ts';

/** What Ray finished by himself, one way or another. */
export const raysFinished = [wilbur, thuy, petersen, mary];

function wilbur({ workday }: Almanac) {
  const customer = { name: 'Wilbur & Dot Hendersen', address: 'hendersen@prairie.example' };
  return aMatter('rays', customer, [
    at(
      workday(12, '10:00'),
      mails({
        subject: 'Dryer squeals',
        text: 'The dryer squeals like a pig at fair time. Can you come?',
      }),
    ),
    at(
      workday(12, '17:30'),
      notesCall({
        by: 'ray',
        direction: 'out',
        outcome: 'reached',
        text: 'That is the belt wheel. I come Thursday at noon.',
        stands: 'Ray comes Thursday at noon',
        nextWordBy: workday(9, '13:00'),
      }),
    ),
    at(
      workday(9, '12:50'),
      proposesDone('New belt wheel is in and it runs quiet. Let me know if it sings again.', {
        by: 'ray',
        stands: 'Your dryer is repaired',
      }),
    ),
    at(workday(8, '19:00'), answers('solved')),
  ]);
}

function thuy({ workday }: Almanac) {
  const customer = { name: 'Thuy', address: 'thuy@phocedar.example' };
  return aMatter('rays', customer, [
    at(
      workday(11, '08:20'),
      mails({
        subject: 'Restaurant dishwasher, error F4',
        text: 'Error F4 and water stays in. We open at five.',
      }),
    ),
    at(
      workday(11, '09:00'),
      notesCall({
        by: 'ray',
        direction: 'out',
        outcome: 'reached',
        text: 'Pull the filter at the bottom and look for glass. I am forty miles out until six.',
        stands: 'We try it by phone first',
      }),
    ),
    at(workday(11, '12:00'), replies('It was a chopstick. It runs.')),
    at(workday(11, '18:40'), ends('customer solved it', 'A chopstick in the pump.')),
  ]);
}

function petersen({ day, workday }: Almanac) {
  const customer = { name: 'Mr. Petersen', address: 'gpetersen@prairie.example' };
  return aMatter('rays', customer, [
    at(
      workday(13, '14:00'),
      mails({ subject: 'Freezer too warm', text: 'Freezer at 25 degrees, full of venison.' }),
    ),
    at(day(15, '21:15'), replies('Nobody came. Everything is thawed. I called somebody else.')),
    at(workday(10, '18:00'), ends('left', 'He is right.')),
  ]);
}

function mary({ workday }: Almanac) {
  const customer = { name: 'Sister Mary Agnes', address: 'kitchen@stclare.example' };
  return aMatter('rays', customer, [
    at(
      workday(9, '09:30'),
      mails({
        subject: 'Convent oven door',
        text: 'The oven door no longer closes by itself. We are eleven.',
      }),
    ),
    at(
      workday(8, '18:10'),
      proposesDone('New springs are in since this afternoon. Mind your fingers.', {
        by: 'ray',
        stands: 'The door closes again',
      }),
    ),
  ]);
}
