import type { Almanac } from '../almanac.ts';
import { answers, choosesRhythm, replies, writesOnPage } from '../customer-acts.ts';
import { sheet } from '../papers.ts';
import { at, type Step } from '../scene.ts';
import { learns, notes, notesCall, proposesDone, says } from '../staff-acts.ts';
import { answersTask, asks } from '../task-acts.ts';

/** The corrected page 4, which took the printer, the post and everybody's patience. */
export const thePage = (days: Almanac): Step[] => [...theLatePage(days), ...corrected(days), ...again(days)];

function theLatePage({ afterFirstSaturday: on }: Almanac): Step[] {
  return [
    at(
      on(4, '07:55'),
      replies(
        'Brilliant, thanks Dana. Could I have the right page before Saturday? Marco does not believe me.',
      ),
    ),
    at(
      on(4, '09:20'),
      notes(
        'Three more with a new MX-12 rang me about silent mains this month. All had the sheet in version 1.3.',
        {
          by: 'dana',
        },
      ),
    ),
    at(
      on(4, '09:25'),
      says(
        'I am asking for it to be printed now, and you hear from me by Thursday noon. Until then: press it in, whatever Marco says.',
        {
          by: 'dana',
          stands: 'Your mixer works; we are correcting the instructions',
          nextWordBy: on(5, '12:00'),
        },
      ),
    ),
    at(
      on(4, '09:30'),
      asks('page', {
        by: 'dana',
        of: 'harmon',
        department: 'Documentation',
        request: 'Please print a corrected page 4 (mono switch pressed IN) and send one to this customer.',
        passedOn: { Product: 'MX-12', Instructions: 'version 1.3, page 4' },
        due: on(5, '11:00'),
      }),
    ),
    at(
      on(4, '14:10'),
      answersTask('page', 'leo', { state: 'accepted', text: 'Version 1.4 goes to the printer today.' }),
    ),
    // Thursday noon passes without a word: the printer was late and nobody said so.
    at(
      on(5, '15:10'),
      notesCall({
        by: 'ruth',
        direction: 'out',
        outcome: 'reached',
        text: 'We said Thursday noon and let it pass; I am sorry. The printer needs until next week. In short until then: the mono switch is pressed in.',
        note: 'Leo knew yesterday that the printer is late. It did not reach Dana, so it did not reach Bill.',
        stands: 'The corrected page is late at the printer; your mixer works',
        nextWordBy: on(13, '12:00'),
      }),
    ),
  ];
}

function corrected({ afterFirstSaturday: on }: Almanac): Step[] {
  return [
    at(on(9, '20:15'), choosesRhythm('weekly')),
    at(
      on(13, '10:40'),
      answersTask('page', 'leo', {
        state: 'done',
        text: 'Version 1.4 is printed. One copy is in the post to him today.',
      }),
    ),
    at(
      on(13, '11:30'),
      says('The corrected page 4 is in the post to you today, and here it is as it left the printer.', {
        by: 'dana',
        stands: 'Your mixer works and the corrected page is in the post',
        nextWordBy: on(18, '12:00'),
        files: [
          sheet('mx-12-page-4-v1.4.pdf', [
            'Harmon MX-12, page 4, version 1.4',
            'MONO switch: press it IN for the mains.',
          ]),
        ],
      }),
    ),
    at(
      on(13, '16:05'),
      proposesDone('Thank you for not giving up on it. Does everything work for you now?', {
        by: 'dana',
        stands: 'Your mixer works and the corrected page is in the post',
      }),
    ),
    at(on(14, '10:40'), answers('not-solved')),
    at(
      on(14, '10:44'),
      writesOnPage('The mixer is great. But what came in the post is version 1.3 again, the old page 4!'),
    ),
  ];
}

/** What comes after the second Saturday depends on how long ago it was. */
function again({ afterFirstSaturday, nextWorkday, ahead, ago }: Almanac): Step[] {
  const saturday = afterFirstSaturday(14, '10:44');
  const monday = (time: string) => nextWorkday(saturday, time);
  if (Temporal.Instant.compare(monday('10:30'), ago({ minutes: 30 })) > 0) return [];
  return [
    at(
      monday('09:20'),
      notesCall({
        by: 'dana',
        direction: 'out',
        outcome: 'reached',
        text: 'The wrong page went into your envelope, and that is on us. A right one goes out by courier; I ring you when it has left.',
        note: 'He takes it well. He offers to read the next version before it is printed.',
        stands: 'The right page 4 goes out to you by courier',
        nextWordBy: ahead({ hours: 4 }),
      }),
    ),
    at(monday('09:26'), learns('Would read instructions before they are printed', { by: 'dana' })),
    at(
      monday('09:40'),
      asks('courier', {
        by: 'dana',
        of: 'harmon',
        department: 'Documentation',
        person: 'leo',
        request:
          'The envelope held page 4 of version 1.3 again. Please send version 1.4 by courier, and find out how many others got the old one.',
        passedOn: { Product: 'MX-12', Instructions: 'version 1.4, page 4' },
        due: ahead({ hours: 3 }),
      }),
    ),
    at(
      monday('10:15'),
      answersTask('courier', 'leo', {
        state: 'accepted',
        text: 'The old stack stood beside the new one. I am looking at each envelope.',
      }),
    ),
  ];
}
