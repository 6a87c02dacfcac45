import type { Almanac } from '../almanac.ts';
import { mails, replies, writesOnPage } from '../customer-acts.ts';
import { accepts, offers } from '../hand-off-acts.ts';
import { at, type Matter, type Step } from '../scene.ts';
import { learns, livesAt, notes, notesCall, says } from '../staff-acts.ts';
import { answersByLink, asks } from '../task-acts.ts';

/** Mrs Alvarez hears nothing for three weeks after the first visit, until somebody takes the front office off Ray. */
export function washingMachine(days: Almanac): Matter {
  return {
    desk: 'rays',
    customer: { name: 'Mrs Elena Alvarez', address: 'elena.alvarez@prairie.example' },
    steps: [
      ...theVisit(days),
      ...silence(days),
      ...firstHour(days),
      ...whereThePartIs(days),
      ...theRestOfTheDay(days),
    ],
  };
}

function theVisit({ day }: Almanac): Step[] {
  return [
    at(
      day(20, '09:10'),
      mails({
        subject: 'Washing machine thumps and does not spin',
        text: "I rang at seven and at eight, so now I write. It thumps like a drum and stops before the spin. We are five people here, so it can't wait long. It is under the HomeShield plan.",
      }),
    ),
    at(
      day(20, '11:30'),
      notesCall({
        by: 'ray',
        direction: 'out',
        outcome: 'reached',
        text: 'I had it open: the drum bearing is gone. HomeShield has to order the part. I ring you when it is here.',
        note: 'Bearing kit and seal. Claim is in with HomeShield.',
        stands: 'HomeShield orders a new drum bearing',
      }),
    ),
  ];
}

function silence({ day }: Almanac): Step[] {
  return [
    at(
      day(17, '09:15'),
      replies('Good morning Ray, any word about the part? We are washing at my sister’s.'),
    ),
    at(day(13, '18:40'), replies('I have rung four times now. Please just tell me that it is ordered.')),
    at(
      day(9, '12:05'),
      replies(
        'HomeShield says the parts are ordered and the process cannot be stopped. Ordered WHERE? When? Is anybody there?',
      ),
    ),
    at(
      day(6, '20:30'),
      writesOnPage('Four weeks of laundromat is what it will be. I would take a no over this silence.'),
    ),
  ];
}

/** Nora's first day. */
function firstHour({ workday }: Almanac): Step[] {
  return [
    at(
      workday(1, '08:40'),
      offers('nora', {
        situation:
          'Washer, drum bearing, waiting for HomeShield since my first visit. She has rung and written and I never got back to her.',
        background: 'I was under other machines. There are a dozen calls on the machine.',
        recommendation: 'Find out from HomeShield where the part is, then ring her before anybody else.',
        promised: 'That I ring when the part is here.',
        doNotAskAgain: 'The model and what is wrong with it: I have had it open.',
        cannotWait: 'She has waited for three weeks, and is rung this morning.',
      }),
    ),
    at(
      workday(1, '08:55'),
      accepts(
        'She was promised a call about the part and has waited ever since. I do not ask what is wrong: it is the drum bearing.',
      ),
    ),
    at(
      workday(1, '09:05'),
      notesCall({
        by: 'nora',
        direction: 'in',
        outcome: 'not reached',
        note: 'Eleven messages on the machine over three weeks, the last one last night. She stays polite until the ninth.',
      }),
    ),
    at(workday(1, '09:07'), livesAt('2204 Cottonwood Avenue, North Platte, NE 69101', { by: 'nora' })),
    at(
      workday(1, '09:08'),
      learns('Five people in the house; washes at her sister’s across town', { by: 'nora' }),
    ),
    at(
      workday(1, '09:09'),
      learns('What is wrong with the machine: the drum bearing, Ray has seen it', {
        by: 'nora',
        doNotAskAgain: true,
      }),
    ),
  ];
}

function whereThePartIs({ workday, ahead }: Almanac): Step[] {
  return [
    at(
      workday(1, '09:15'),
      asks('parts', {
        by: 'nora',
        of: 'homeshield',
        request:
          'Where is the drum bearing kit for this claim, when does it arrive, and can the order still be changed?',
        passedOn: { Claim: 'HS-77120', Customer: 'Elena Alvarez', Part: 'drum bearing kit and seal' },
        due: workday(1, '14:00'),
      }),
    ),
    at(
      workday(1, '10:50'),
      answersByLink('parts', {
        state: 'done',
        text: 'Ordered from the maker 17 days ago, back-ordered until last week. It left their warehouse yesterday; two working days. It can no longer be stopped or changed.',
        theirReference: 'HS-77120',
      }),
    ),
    at(
      workday(1, '11:05'),
      notesCall({
        by: 'nora',
        direction: 'out',
        outcome: 'reached',
        text: 'The bearing left the warehouse yesterday and is here in two working days. You heard nothing from us for three weeks, and I am sorry: that was ours to do. I ring you with a time for the visit, whatever happens.',
        note: 'She cried a little, then laughed. Evenings and Saturday mornings suit her.',
        stands: 'The new bearing is on its way; the visit is next',
        nextWordBy: ahead({ hours: 5 }),
      }),
    ),
  ];
}

function theRestOfTheDay({ workday, ahead }: Almanac): Step[] {
  return [
    at(workday(1, '11:12'), learns('Visits after 17:00 or on Saturday morning', { by: 'nora' })),
    at(
      workday(1, '11:30'),
      asks('loan', {
        by: 'nora',
        of: 'homeshield',
        request:
          'Her plan has a laundry allowance after ten days without a machine. Please pay it for 19 days.',
        passedOn: { Claim: 'HS-77120', Customer: 'Elena Alvarez' },
        due: ahead({ hours: 20 }),
      }),
    ),
    at(
      workday(1, '13:20'),
      replies('Thank you, Nora. You are the first person in three weeks who knew what I was talking about.'),
    ),
    at(
      workday(1, '14:05'),
      says(
        'I have asked HomeShield to pay for the laundromat as well. Ray keeps Saturday at nine for you until the part is in his hands.',
        {
          by: 'nora',
          stands: 'The bearing is on its way; Saturday at nine is kept for you',
          nextWordBy: ahead({ hours: 5 }),
        },
      ),
    ),
    at(
      workday(1, '14:20'),
      notes('Ray: Saturday 9:00, Alvarez, bearing kit. Please do not give it away.', { by: 'nora' }),
    ),
  ];
}
