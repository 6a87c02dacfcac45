import type { Almanac } from '../almanac.ts';
import { mails, replies, strangerReplies } from '../customer-acts.ts';
import { decidesStranger } from '../hand-off-acts.ts';
import { photo, sheet } from '../papers.ts';
import { aMatter, at } from '../scene.ts';
import { notes, says } from '../staff-acts.ts';

/** Cases in which somebody else has a word, or whose mail brings more than words. */
export const harmonOthers = [brendan, helene, nadia, wambui];

function brendan({ ahead, workday }: Almanac) {
  const customer = { name: 'Father Brendan O’Shea', address: 'brendan@stkevins.example' };
  return aMatter('harmon', customer, [
    at(
      workday(4, '11:10'),
      mails({
        subject: 'Echo in the church',
        text: 'Since the new speakers nobody in the back rows understands a word.',
      }),
    ),
    at(
      workday(4, '14:00'),
      says('That can be set right. Who knows your system best?', {
        stands: 'We are arranging a remote setting',
        nextWordBy: ahead({ hours: 20 }),
      }),
    ),
    at(
      workday(3, '19:20'),
      strangerReplies(
        { name: 'Nuala (sacristan)', address: 'nuala@home.example' },
        'Father asked me to answer: I switch it on and off, so I suppose it is me. The cupboard key is with me too.',
      ),
    ),
    at(workday(2, '09:30'), decidesStranger(true)),
    at(
      workday(2, '10:00'),
      says(
        'Good to meet you, Nuala. Would Thursday at eleven suit you to stand in the last row while I turn it?',
        { stands: 'We set the system with Nuala on Thursday', nextWordBy: ahead({ hours: 20 }) },
      ),
    ),
  ]);
}

function helene({ ahead, workday }: Almanac) {
  const customer = { name: 'Hélène Dupont-Laurent', address: 'helene@chanson.example' };
  return aMatter('harmon', customer, [
    at(
      workday(2, '10:45'),
      mails({
        subject: 'Refund to another account',
        text: 'Please refund the deposit for the rental desk.',
      }),
    ),
    at(
      workday(2, '12:00'),
      says('I have asked accounts to pay it back to the account it came from.', {
        stands: 'Your deposit is on its way back',
        nextWordBy: ahead({ hours: 40 }),
      }),
    ),
    at(
      workday(1, '13:45'),
      strangerReplies(
        { name: 'H. Dupont', address: 'h.dupont.payments@mailbox.example' },
        'Please use my new bank account for the refund instead. Details follow.',
      ),
    ),
    at(
      workday(1, '14:20'),
      notes('Careful: this came from an address we do not know, about money. I am ringing her first.'),
    ),
  ]);
}

function nadia({ workday }: Almanac) {
  const customer = { name: 'Nadia Petrova', address: 'nadia@balalaika.example' };
  return aMatter('harmon', customer, [
    at(
      workday(1, '16:10'),
      mails({
        subject: 'Our stage plan and two questions',
        text: 'Please find our stage plan attached.\n\n1. Is the MX-24 enough?\n2. Can you be there on the day?',
        html: '<p>Please find our <b>stage plan</b> attached.</p><table border="1"><tr><th>Place</th><th>Inputs</th></tr><tr><td>Balalaikas</td><td>6</td></tr><tr><td>Choir</td><td>8</td></tr></table><ol><li>Is the <i>MX-24</i> enough?</li><li>Can you be there on the day?</li></ol><img src="https://pixel.example/open.gif" alt="">',
        attachments: [
          sheet('stage-plan.pdf', ['Stage plan', 'Balalaikas left, choir right']),
          photo('hall.png', [70, 120, 90]),
        ],
      }),
    ),
  ]);
}

function wambui({ ago, workday }: Almanac) {
  const customer = { name: 'Wambui wa Thiong’o', address: 'wambui@benga.example' };
  return aMatter('harmon', customer, [
    at(
      workday(2, '08:05'),
      mails({
        subject: 'Smoke',
        text: 'There was smoke from the power supply. I have pulled the plug. What do I do now?',
      }),
    ),
    at(
      workday(2, '09:05'),
      says(
        'Leave it unplugged, please, and thank you for pulling it at once. A courier collects it today and brings another one.',
        { stands: 'A courier swaps your power supply', nextWordBy: ago({ hours: 20 }) },
      ),
    ),
    at(workday(1, '16:00'), replies('The courier has not come.')),
  ]);
}
