import type { Almanac } from '../almanac.ts';
import { answers, mails, replies } from '../customer-acts.ts';
import { aMatter, at } from '../scene.ts';
import { ends, notesCall, proposesDone, reopens, says } from '../staff-acts.ts';

/** Cases that were over and are open again. */
export const harmonReopened = [hamish, yuki, roberta];

function hamish({ ahead, workday }: Almanac) {
  const customer = { name: 'Hamish MacLeod-Stewart', address: 'hamish@pipes.example' };
  return aMatter('harmon', customer, [
    at(
      workday(8, '09:30'),
      mails({
        subject: 'Loud pop when I switch on',
        text: 'A loud pop in the speakers whenever I switch the mixer on.',
      }),
    ),
    at(
      workday(8, '10:40'),
      proposesDone('Switch the speakers on last and off first; then nothing pops.', {
        stands: 'We have told you the order',
      }),
    ),
    at(workday(7, '19:30'), answers('solved')),
    at(
      workday(2, '08:40'),
      replies('It pops again, now also in the middle of a set. I do not think it is the order.'),
    ),
    at(
      workday(2, '10:10'),
      says('You are right, that is another thing. I have asked the workshop about the power supply.', {
        stands: 'The workshop looks into your power supply',
        nextWordBy: ahead({ hours: 48 }),
      }),
    ),
  ]);
}

function yuki({ day, workday }: Almanac) {
  const customer = { name: 'Yuki 田中', address: 'yuki@shamisen.example' };
  return aMatter('harmon', customer, [
    at(
      workday(7, '11:00'),
      mails({
        subject: 'Label peels off',
        text: 'The front label peels off after a month. It is only looks, but still.',
      }),
    ),
    at(
      workday(6, '11:30'),
      proposesDone('A new label is in the post. Warm the old glue with a hair dryer first.', {
        stands: 'A new label is in the post',
      }),
    ),
    at(day(1, '21:10'), answers('not-solved')),
  ]);
}

function roberta({ ago, workday }: Almanac) {
  const customer = { name: 'Roberta Flackman', address: 'roberta@soulkitchen.example' };
  return aMatter('harmon', customer, [
    at(
      workday(11, '15:10'),
      mails({
        subject: 'Credit for a broken stand',
        text: 'The stand broke on its first evening. I have sent it back, where is my credit?',
      }),
    ),
    at(
      workday(11, '16:20'),
      says('Soundhouse has the stand. The credit is with their accounts.', {
        stands: 'Your credit is with accounts',
        nextWordBy: workday(9, '12:00'),
      }),
    ),
    at(
      workday(9, '11:00'),
      notesCall({
        direction: 'out',
        outcome: 'reached',
        text: 'The credit was booked this morning.',
        stands: 'Your credit is booked',
      }),
    ),
    at(workday(9, '11:05'), ends('met by us')),
    at(workday(1, '09:30'), reopens('Accounts tells us that the credit went to another customer’s card.')),
    at(ago({ hours: 2 }), replies('My bank says nothing has come. What now?')),
  ]);
}
