import type { Almanac } from '../almanac.ts';
import { answers, choosesRhythm, mails, tellsWay } from '../customer-acts.ts';
import { cameWith, comesOf, reckonsBy } from '../demand-acts.ts';
import { answersNow, asksNow, knows } from '../expert-acts.ts';
import { photo } from '../papers.ts';
import { comesBack, isFound } from '../return-acts.ts';
import { aMatter, at } from '../scene.ts';
import { ends, notesCall, proposesDone, says } from '../staff-acts.ts';

/** Cases that were proposed as done, or ended by what the customer said, or by silence. */
export const harmonEnded = [maeve, abd, kofi, siobhan, chidi, ngaio, okonkwo, lars, beatriz];

function maeve({ workday }: Almanac) {
  const customer = { name: 'Maeve Gallagher', address: 'maeve@ceili.example' };
  return aMatter('harmon', customer, [
    at(
      workday(3, '09:50'),
      mails({
        subject: 'How do I reset the MX-24?',
        text: 'It shows the last owner’s scenes, and I would like it empty.',
      }),
    ),
    at(workday(3, '09:55'), cameWith('value', 'How does it work')),
    at(
      workday(2, '10:20'),
      proposesDone('Hold SCENE and STORE while you switch it on; after the second beep it is empty.', {
        stands: 'We have told you how to empty it',
      }),
    ),
  ]);
}

function abd({ workday }: Almanac) {
  const customer = { name: 'Abd al-Rahman ibn Yusuf', address: 'abdalrahman@maqam.example' };
  return aMatter('harmon', customer, [
    at(
      workday(4, '14:00'),
      mails({
        subject: 'Spare feet for the case',
        text: 'Two of the four rubber feet came off. Where do I get new ones?',
      }),
    ),
    at(
      workday(2, '15:40'),
      proposesDone('Four new feet are in the post to you, with the screws. No charge.', {
        stands: 'New feet are in the post',
      }),
    ),
  ]);
}

function kofi({ workday }: Almanac) {
  const customer = { name: 'Kofi', address: 'kofi@highlife.example' };
  return aMatter('harmon', customer, [
    at(
      workday(11, '11:15'),
      mails({
        subject: 'Where is my download code?',
        text: 'The card in the box says there is a code for the recording program. There is none.',
      }),
    ),
    at(workday(11, '11:20'), cameWith('failure', 'Something is missing in the box')),
    at(
      workday(10, '09:45'),
      proposesDone(
        'The card in your box was an empty one. A new code is in the post to you; it works once.',
        {
          stands: 'A new code is in the post',
        },
      ),
    ),
  ]);
}

function siobhan({ ahead, workday }: Almanac) {
  const customer = { name: 'Siobhán Ní Mhurchú', address: 'siobhan@fiddle.example' };
  return aMatter('harmon', customer, [
    at(
      workday(9, '13:20'),
      mails({
        subject: 'Channel 1 louder than the rest',
        text: 'Channel 1 is much louder with the same microphone. Faulty?',
      }),
    ),
    at(workday(9, '13:25'), cameWith('failure', 'The sheet is wrong or unclear')),
    at(
      workday(9, '13:30'),
      comesOf('The sheet is wrong or unclear', {
        by: 'ruth',
        name: 'What the sheet gets wrong stays wrong for a year',
        behind: 'rule',
        behindWords: 'Sheets are printed once a year, whatever is found in between.',
        owner: 'harmon',
        due: ahead({ hours: 21 * 24 }),
      }),
    ),
    at(
      workday(9, '13:40'),
      reckonsBy('margaret', {
        currency: 'EUR',
        contact: { minutes: 9.5, hourMinor: 2400, fixedMinor: 0 },
        rework: { minutes: 45, hourMinor: 3200, fixedMinor: 600 },
        return: { minutes: 35, hourMinor: 3200, fixedMinor: 1450 },
        priceMinor: 320,
        saleMinor: 42_000,
      }),
    ),
    at(workday(9, '14:28'), knows('leo', 'The MX-12 and its sheet: switches, PAD, routing, outputs')),
    at(
      workday(9, '14:30'),
      asksNow('dana', 'MX-12: which switch makes channel 1 alone louder than the rest?'),
    ),
    at(workday(9, '14:34'), answersNow('leo', 'PAD. It is in on 2 to 8 from the works, and out on 1.')),
    at(
      workday(9, '14:40'),
      proposesDone('The PAD button is in on 2 to 8 and out on 1. Press it in on channel 1 as well.', {
        stands: 'One button was set differently',
      }),
    ),
    at(workday(8, '20:05'), answers('solved')),
  ]);
}

function chidi({ workday }: Almanac) {
  const customer = { name: 'Chidi Anagonye Jr.', address: 'chidi@ethics.example' };
  return aMatter('harmon', customer, [
    at(
      workday(10, '10:30'),
      mails({
        subject: 'App does not find the mixer',
        text: 'The tablet app says "no mixer found", the mixer is on.',
      }),
    ),
    at(workday(10, '10:35'), cameWith('value', 'How does it work')),
    at(
      workday(10, '12:00'),
      says(
        'Both have to be in the same network; the guest network keeps them apart. Shall we look at it together at three?',
        { stands: 'We look at your network with you', nextWordBy: workday(10, '15:00') },
      ),
    ),
    at(workday(10, '15:00'), notesCall({ direction: 'out', outcome: 'not reached' })),
    at(
      workday(10, '15:20'),
      proposesDone(
        'I could not reach you at three. I think the guest network is it; write to me if it is not.',
        { stands: 'It is most likely the guest network' },
      ),
    ),
    at(workday(9, '09:00'), answers('found-another-way')),
    at(
      workday(9, '09:04'),
      tellsWay(
        'It was not the guest network. The app asks for "local network" once, and I had said no. In the settings of the tablet, under the app, switch it on again, then start the app anew.',
        { link: 'https://tablets.example/local-network', picture: photo('settings.png', [80, 120, 190]) },
      ),
    ),
  ]);
}

function ngaio({ day, workday }: Almanac) {
  const customer = { name: 'Ngaio Te Whiti', address: 'ngaio@waiata.example' };
  return aMatter('harmon', customer, [
    at(
      workday(12, '16:00'),
      mails({
        subject: 'Can I paint the case?',
        text: 'We would like it in our colours. Does that end the warranty?',
      }),
    ),
    at(workday(11, '10:00'), choosesRhythm('weekly')),
    at(
      workday(11, '10:30'),
      proposesDone('Paint it with pleasure; only keep the vents and the label free.', {
        stands: 'You may paint it',
      }),
    ),
    at(day(10, '08:15'), answers('solved')),
  ]);
}

function okonkwo({ workday }: Almanac) {
  const customer = { name: 'Mr. T. Okonkwo-Williams III', address: 'tow3@barrister.example' };
  return aMatter('harmon', customer, [
    at(
      workday(13, '10:10'),
      mails({
        subject: 'Return of an MX-8',
        text: 'It is a fine mixer, and too small for us. May I send it back?',
      }),
    ),
    at(workday(13, '10:15'), cameWith('value', 'How does it work')),
    at(
      workday(13, '11:30'),
      says('You may, within the thirty days. Soundhouse collects it the day after tomorrow.', {
        stands: 'Soundhouse collects your mixer',
        nextWordBy: workday(10, '12:00'),
      }),
    ),
    at(
      workday(13, '11:32'),
      comesBack({ kind: 'refund', reason: 'It is a fine mixer, and too small for us.', model: 'MX-8' }),
    ),
    at(
      workday(10, '10:50'),
      isFound('no fault found', { words: 'Soundhouse on the telephone: as new, it goes back on the shelf.' }),
    ),
    at(
      workday(10, '11:10'),
      notesCall({
        direction: 'out',
        outcome: 'reached',
        text: 'It has arrived at Soundhouse, and the money goes back to you today.',
        stands: 'Returned and refunded',
      }),
    ),
    at(workday(10, '11:20'), ends('returned', 'He says the bigger one comes next year.')),
  ]);
}

function lars({ workday }: Almanac) {
  const customer = { name: 'Lars', address: 'lars@fjordband.example' };
  return aMatter('harmon', customer, [
    at(
      workday(12, '09:05'),
      mails({
        subject: 'Third try with the driver',
        text: 'The driver does not install on my old computer. Third mail.',
      }),
    ),
    at(workday(12, '09:10'), cameWith('failure', 'The sheet is wrong or unclear')),
    at(
      workday(12, '12:30'),
      says(
        'Your system is older than the driver supports. There is an older driver; I am asking whether we may still give it out.',
        { stands: 'We are asking for the older driver', nextWordBy: workday(11, '12:00') },
      ),
    ),
    at(
      workday(9, '10:00'),
      notesCall({
        direction: 'out',
        outcome: 'reached',
        text: 'We may not give out the old driver. I am sorry that it took three days to learn a no.',
        stands: 'There is no driver for this system',
      }),
    ),
    at(workday(9, '10:10'), ends('gave up', 'He does not buy a new computer for it.')),
  ]);
}

function beatriz({ workday }: Almanac) {
  const customer = { name: 'Beatriz', address: 'beatriz@samba.example' };
  return aMatter('harmon', customer, [
    at(
      workday(8, '12:00'),
      mails({
        subject: 'Cancel my order',
        text: 'Eight weeks is too long. Please cancel; I bought another make.',
      }),
    ),
    at(
      workday(8, '14:10'),
      notesCall({
        direction: 'out',
        outcome: 'reached',
        text: 'It is cancelled and the money is on its way back. I am sorry about the eight weeks.',
        stands: 'Cancelled and refunded',
      }),
    ),
    at(workday(8, '14:15'), ends('left')),
  ]);
}
