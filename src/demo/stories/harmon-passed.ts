import type { Almanac } from '../almanac.ts';
import { friendWrites, mails, replies } from '../customer-acts.ts';
import { accepts, declines, joinsOlder, offers } from '../hand-off-acts.ts';
import { writesArticle } from '../knowledge-acts.ts';
import { aMatter, at } from '../scene.ts';
import { says } from '../staff-acts.ts';
import { asks } from '../task-acts.ts';

/** Cases that went from one to another, are offered to somebody, or belong together. */
export const harmonPassed = [leo, amara, pilar, gruffudd, tomasz, rosa];

function leo({ ahead, workday }: Almanac) {
  const customer = { name: 'Leo & The Lions', address: 'band@lions.example' };
  return aMatter('harmon', customer, [
    at(
      workday(4, '10:50'),
      mails({
        subject: 'Quote for a small club',
        text: 'We open a club for 120 people. What would you put in, and what does it cost?',
      }),
    ),
    at(
      workday(4, '11:40'),
      offers(['sofia', 'margaret'], {
        situation: 'A new club asks for a quote, which is for sales.',
        recommendation: 'Ask about the ceiling height first.',
      }),
    ),
    at(workday(3, '13:10'), accepts()),
    at(
      workday(3, '14:30'),
      says(
        'Thank you for asking us. How high is the ceiling, and is there a neighbour behind a wall? Then I draw it for you.',
        { stands: 'We are drawing up a proposal', nextWordBy: ahead({ hours: 60 }) },
      ),
    ),
  ]);
}

function amara({ ahead, workday }: Almanac) {
  const customer = { name: 'Dr. Amara Eze', address: 'amara.eze@hospitalradio.example' };
  return aMatter('harmon', customer, [
    at(
      workday(6, '09:30'),
      mails({
        subject: 'Hospital radio, mixer from the nineties',
        text: 'We still run an HX-2. Is there anybody left who can repair it?',
      }),
    ),
    at(
      workday(6, '10:15'),
      offers(['dana', 'tom'], { situation: 'An HX-2 from 1994. I have never seen one.' }),
    ),
    at(workday(6, '10:30'), declines('Neither have I, and I would only learn on your time.')),
    at(
      workday(6, '10:45'),
      offers(['anneke', 'dana'], {
        situation: 'An HX-2 from 1994 at a hospital radio; you have seen these, I hear.',
      }),
    ),
    at(workday(6, '11:05'), accepts()),
    at(
      workday(6, '13:10'),
      says(
        'I have had two of these on my bench. Tell me which lamps are on, and I will tell you whether it is worth the journey.',
        { stands: 'We are finding out what it needs', nextWordBy: workday(4, '12:00') },
      ),
    ),
    at(workday(5, '19:00'), replies('All three lamps, the middle one flickers.')),
    at(
      workday(4, '10:30'),
      says('Then it is the capacitors, and it is worth it. I am ordering them.', {
        stands: 'Parts for your mixer are on order',
        nextWordBy: ahead({ hours: 90 }),
      }),
    ),
  ]);
}

function pilar({ ahead, workday }: Almanac) {
  const customer = { name: 'Pilar Ochoa', address: 'pilar@flamenco.example' };
  return aMatter('harmon', customer, [
    at(
      workday(2, '12:15'),
      mails({
        subject: 'Damaged on the way, two weeks ago',
        text: 'The box was crushed, the mixer has a dent. I reported it two weeks ago to the carrier, who says to ask you.',
      }),
    ),
    at(
      workday(2, '13:20'),
      says('I am sorry that you were sent round. I find out today who decides on this.', {
        stands: 'We are finding who decides about the damage',
        nextWordBy: ahead({ hours: 5 }),
      }),
    ),
    at(
      workday(1, '10:20'),
      asks('parcel', {
        of: 'soundhouse',
        request:
          'Was the box of this order crushed when it left you? Please look for the picture that your packers take.',
        passedOn: { Customer: 'Pilar Ochoa', Order: 'SH-88213' },
        due: ahead({ hours: 6 }),
      }),
    ),
    at(
      workday(1, '15:10'),
      offers('margaret', {
        situation: 'Transport damage; carrier and Soundhouse each say it is the other’s.',
        assessment: 'It is £180, and she has waited for two weeks.',
        recommendation: 'Replace it, and settle the rest among us.',
        promised: 'An answer about who decides.',
      }),
    ),
  ]);
}

function gruffudd({ ahead, workday }: Almanac) {
  const customer = { name: 'Gruffudd ap Rhys', address: 'gruff@malevoice.example' };
  return aMatter('harmon', customer, [
    at(
      workday(2, '15:00'),
      mails({
        subject: 'Complaint about the repair',
        text: 'Three weeks for a fuse. I would like to speak to whoever answers for this.',
      }),
    ),
    at(
      workday(2, '16:00'),
      says('You have every reason. I am asking our lead to take this up with you herself.', {
        stands: 'Our lead looks at what went wrong',
        nextWordBy: ahead({ hours: 8 }),
      }),
    ),
    at(
      workday(1, '16:20'),
      offers(['ruth', 'margaret'], {
        situation: 'He wants somebody who answers for it. Three weeks for a fuse is true.',
        background: 'Repair came in, waited eight days for a label.',
        promised: 'That you ring him.',
      }),
    ),
  ]);
}

function tomasz({ ahead, workday }: Almanac) {
  const customer = { name: 'Tomasz Zieliński', address: 'tomasz@klezmer.example' };
  return aMatter('harmon', customer, [
    at(
      workday(3, '09:10'),
      mails({
        subject: 'Right speaker silent',
        text: 'The right speaker went silent in the middle of the evening.',
      }),
    ),
    at(
      workday(3, '10:20'),
      says('Please swap the two speaker cables: if the silence wanders, it is the cable.', {
        stands: 'We are finding out whether it is the cable',
        nextWordBy: ahead({ hours: 28 }),
      }),
    ),
    at(
      workday(2, '21:30'),
      mails({ subject: 'It was the cable', text: 'I swapped them: it wanders. Which cable do I order?' }),
    ),
    at(workday(1, '10:40'), joinsOlder),
    at(
      workday(1, '10:55'),
      says('Well found. It is the ten metre XLR; one is in the post to you today.', {
        stands: 'A new cable is on its way',
        nextWordBy: ahead({ hours: 28 }),
      }),
    ),
    at(
      workday(1, '11:00'),
      writesArticle(
        {
          by: 'dana',
          words: 'Which cable do I need for a speaker or a subwoofer?',
          helps: 'A plain balanced XLR cable is enough, up to twenty metres. A thick one changes nothing.',
          source: 'The workshop in Leeds',
          ...{ make: 'Harmon', model: 'S-15' },
        },
        { checkedBy: 'leo' },
      ),
    ),
    at(
      workday(1, '11:05'),
      asks('cable', {
        by: 'dana',
        of: 'clearline',
        person: 'tom',
        request: 'Do the other XLR cables of that batch crackle, too? You had three of them on the bench.',
      }),
    ),
  ]);
}

function rosa({ ahead, workday }: Almanac) {
  const customer = { name: 'Rosa', address: 'rosa@tango.example' };
  return aMatter('harmon', customer, [
    at(
      workday(3, '14:15'),
      mails({
        subject: 'Bass too loud in the hall',
        text: 'However we set it, the bass drowns everything in our hall.',
      }),
    ),
    at(
      workday(3, '15:30'),
      says('Could you send me the length and height of the hall? I ask our people for a setting.', {
        stands: 'We are working out a setting for your hall',
        nextWordBy: ahead({ hours: 24 }),
      }),
    ),
    at(
      workday(2, '20:15'),
      friendWrites(
        { name: 'Ernesto Ruiz', address: 'ernesto@tango.example' },
        {
          subject: 'Fwd: Bass too loud in the hall',
          text: 'Rosa asked me to write: the hall is 22 metres long and 6 metres high.',
        },
      ),
    ),
  ]);
}
