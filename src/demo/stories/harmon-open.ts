import type { Almanac } from '../almanac.ts';
import { handsBack, lacked, stepsIn } from '../client-acts.ts';
import { mails, replies, writesOnPage } from '../customer-acts.ts';
import { isOfKind } from '../mandate-acts.ts';
import { photo } from '../papers.ts';
import { aMatter, at } from '../scene.ts';
import { goesFurther, goesWrong } from '../setback-acts.ts';
import { learns, notes, notesCall, says } from '../staff-acts.ts';
import { answersTask } from '../task-acts.ts';

/** Cases that are open now: with the next word near, far, or already missed. */
export const harmonOpen = [priya, gwenllian, ikechukwu, blue, sukarno, anne, declan];

function priya({ ahead, workday }: Almanac) {
  const customer = { name: 'Priya Raman', address: 'priya.raman@studio.example' };
  return aMatter('harmon', customer, [
    at(
      workday(2, '11:12'),
      mails({
        subject: 'MX-8 hums with the laptop',
        text: 'As soon as the laptop is charging, the MX-8 hums. On battery it is silent. Is that the mixer?',
      }),
    ),
    at(
      workday(2, '14:05'),
      says(
        'It is the ground loop between the charger and the mixer, not the mixer itself. I am finding out which isolator our service department trusts.',
        { stands: 'We are choosing the right isolator for you', nextWordBy: ahead({ minutes: 20 }) },
      ),
    ),
    at(workday(1, '10:20'), lacked('Web form', { missing: 'which laptop, and on which cable' })),
    at(
      workday(1, '10:30'),
      notes('Service says: the DI-2 from our own shop, not the cheap one. Waiting for the price from Sofia.'),
    ),
  ]);
}

function gwenllian({ ahead, workday }: Almanac) {
  const customer = { name: 'Gwenllian ferch Owain', address: 'gwen@chapel.example' };
  return aMatter('harmon', customer, [
    at(
      workday(3, '16:20'),
      mails({
        subject: 'Chapel system, ordered for Sunday week',
        text: 'Is the delivery still on for the week before Palm Sunday? We have four hundred people coming.',
      }),
    ),
    at(
      workday(2, '09:40'),
      notesCall({
        direction: 'out',
        outcome: 'reached',
        text: 'The speakers are in stock; the stands come from another warehouse. I ring you as soon as both have one date.',
        stands: 'One delivery date for speakers and stands is being agreed',
        nextWordBy: ahead({ hours: 2 }),
      }),
    ),
    at(workday(1, '12:10'), replies('Thank you for ringing. Before ten in the morning is best for us.')),
    at(
      workday(1, '12:35'),
      says(
        'Noted, before ten. Both are promised to me for today; I ring you tomorrow before ten at the latest.',
        {
          stands: 'One delivery date for speakers and stands is being agreed',
          nextWordBy: ahead({ hours: 2 }),
        },
      ),
    ),
    at(workday(1, '12:40'), learns('Rings are welcome before ten in the morning')),
    at(
      workday(1, '12:45'),
      lacked('Order system', {
        missing: 'from which warehouse each part comes',
        filled: 'speakers York, stands Wells',
      }),
    ),
    at(
      workday(1, '16:05'),
      goesWrong(
        'The other warehouse sent the stands to a customer in Wells. The next ones are there on Friday.',
        {
          by: 'leo',
        },
      ),
    ),
    at(workday(1, '16:20'), stepsIn('margaret')),
    at(
      workday(1, '16:25'),
      says(
        'This is Margaret Harmon. Four hundred people are four hundred people: if the stands are not with us on Friday, I bring you ours.',
        { by: 'margaret', nextWordBy: ahead({ hours: 2 }) },
      ),
    ),
    at(
      workday(1, '16:30'),
      handsBack('margaret', 'Our own stands are free on Friday. Ring me if you need them.'),
    ),
  ]);
}

function ikechukwu({ ago, ahead, workday }: Almanac) {
  const customer = { name: 'Ikechukwu Nwosu-Bright', address: 'ike@nwosu.example' };
  return aMatter('harmon', customer, [
    at(
      workday(4, '10:00'),
      mails({
        subject: 'Two channels crackle',
        text: 'Channels 5 and 6 crackle when I move the faders. Cleaned them with air, no change.',
      }),
    ),
    at(
      workday(4, '13:30'),
      says(
        'Please send me a photo of the label underneath. There was a series with a dry solder joint, and I want to know whether yours is one.',
        {
          stands: 'We are checking whether your mixer is of a series with a known fault',
          nextWordBy: workday(3, '17:00'),
        },
      ),
    ),
    at(workday(3, '09:30'), replies('Here it is.', { attachments: [photo('label.png', [90, 110, 160])] })),
    at(
      workday(3, '11:45'),
      says('It is one of them. You get a new board, and we fit it; I am asking the workshop for a day.', {
        stands: 'The workshop finds a day for your new board',
        nextWordBy: ahead({ hours: 7 }),
      }),
    ),
    at(
      workday(1, '15:10'),
      goesWrong('The workshop was sent a board for the MX-8, so your new one is a week later.', {
        telling: {
          text: 'The workshop was sent the wrong board, one for the MX-8, so yours is a week later.\n\nI am sorry about this.',
          stands: 'The right board is on its way to the workshop',
          nextWordBy: ahead({ hours: 7 }),
        },
      }),
    ),
    at(
      workday(1, '15:40'),
      goesFurther(
        'No visits to the workshop: I drove the right board there myself',
        { by: 'leo', minutes: 50, cost: { minor: 1240, currency: 'GBP' } },
        { by: 'dana', text: 'That saves him a week. Thank you.' },
      ),
    ),
    at(ago({ minutes: 50 }), writesOnPage('Any day but Friday works.')),
  ]);
}

function blue({ ahead, workday }: Almanac) {
  const customer = { name: 'The Blue Note Choir', address: 'office@bluenotechoir.example' };
  return aMatter('harmon', customer, [
    at(
      workday(6, '15:00'),
      mails({
        subject: 'Twelve headphones for our tour',
        text: 'Could we rent or borrow twelve monitor headphones for the tour in the new year?',
      }),
    ),
    at(workday(5, '09:20'), isOfKind('lending', { by: 'dana', kind: 'lending' })),
    at(workday(5, '09:50'), answersTask('lending', 'margaret', { state: 'done', text: 'Go on' })),
    at(
      workday(5, '10:10'),
      says('We do not rent them ourselves, but we know who does. I collect two offers for you.', {
        stands: 'Two offers for the headphones are coming',
        nextWordBy: ahead({ hours: 100 }),
      }),
    ),
  ]);
}

function sukarno({ ahead, workday }: Almanac) {
  const customer = { name: 'Sukarno', address: 'sukarno@gamelan.example' };
  return aMatter('harmon', customer, [
    at(
      workday(5, '11:00'),
      mails({
        subject: 'Invoice with our association’s name',
        text: 'Please write the invoice to the Gamelan Association. I have only one name, your form wanted two.',
      }),
    ),
    at(
      workday(5, '12:30'),
      says(
        'One name is plenty; the form is wrong, and I have said so. The new invoice comes from accounts at the end of the week.',
        { stands: 'Accounts writes a new invoice', nextWordBy: ahead({ hours: 72 }) },
      ),
    ),
    at(
      workday(5, '12:34'),
      notes('The web form insists on a last name. That is the third this month. Margaret, whose is it?'),
    ),
  ]);
}

function anne({ ago, workday }: Almanac) {
  const customer = { name: 'Anne-Sophie van den Berg', address: 'as.vandenberg@radio.example' };
  return aMatter('harmon', customer, [
    at(
      workday(4, '09:15'),
      mails({
        subject: 'Fader knob lost in repair',
        text: 'My MX-24 came back from repair yesterday, working, but the red master fader knob is missing.',
      }),
    ),
    at(
      workday(4, '11:00'),
      says(
        'That is careless of us. I am asking the workshop to look under the bench and to post you a new one if it is not there.',
        { stands: 'The workshop looks for your fader knob', nextWordBy: ago({ hours: 4 }) },
      ),
    ),
  ]);
}

function declan({ workday }: Almanac) {
  const customer = { name: 'Declan', address: 'declan@thelonghall.example' };
  return aMatter('harmon', customer, [
    at(
      workday(3, '13:10'),
      mails({
        subject: 'No answer since I asked for a quote',
        text: 'I asked for a quote for ten wall speakers. Nothing yet. We decide this week.',
      }),
    ),
  ]);
}
