import type { Almanac } from '../almanac.ts';
import { hasWordFor, mails, replies, writesOnPage } from '../customer-acts.ts';
import { cameWith, comesOf } from '../demand-acts.ts';
import { accepts, offers } from '../hand-off-acts.ts';
import { findsGap, writesArticle } from '../knowledge-acts.ts';
import { refunds, trusts } from '../mandate-acts.ts';
import { photo } from '../papers.ts';
import { callsOff, comesBack } from '../return-acts.ts';
import { at, type Matter, type Step } from '../scene.ts';
import { goesFurther } from '../setback-acts.ts';
import { has, learns, notesCall, says } from '../staff-acts.ts';
import { answersTask, answersTaskByMail, asks } from '../task-acts.ts';
import { thePage } from './bills-page.ts';

/** Bill cannot set up his mixer: the printed instructions are wrong, and every company has been quick. */
export function billsMixer(days: Almanac): Matter {
  return {
    desk: 'harmon',
    customer: { name: 'Bill Navarro', address: 'bill@navarro.example' },
    steps: [
      ...firstWeekend(days),
      ...monday(days),
      ...theSwitch(days),
      ...theReturn(days),
      ...theAmends(days),
      ...thePage(days),
    ],
  };
}

function firstWeekend({ afterFirstSaturday: on }: Almanac): Step[] {
  return [
    at(
      on(0, '19:41'),
      mails({
        subject: 'Mixer gives no sound on the main outputs',
        text: "I rang twice and nobody was there.\n\nI've followed the sheet to the letter and there's nothing on the mains. We play tonight. I think it's broken.\n\nMX-12, serial HA-0412-7731, bought at Soundhouse.\n\nBill",
      }),
    ),
    at(
      on(0, '23:52'),
      replies(
        "We played through Marco's old desk. This is how the back of mine is wired, all by the sheet.",
        {
          attachments: [photo('back-panel.png', [196, 120, 60])],
        },
      ),
    ),
    at(
      on(1, '11:20'),
      writesOnPage("Soundhouse say I can send it back. I've asked them to pick it up on Monday."),
    ),
  ];
}

function monday({ afterFirstSaturday: on }: Almanac): Step[] {
  return [
    at(
      on(2, '08:35'),
      notesCall({
        by: 'tom',
        direction: 'in',
        outcome: 'not reached',
        note: 'Two messages on the machine from Saturday, 19:36 and 19:38: no sound, a gig that night.',
      }),
    ),
    at(on(2, '08:36'), cameWith('failure', 'Nobody answered')),
    at(
      on(2, '08:38'),
      comesOf('Nobody answered', {
        by: 'tom',
        name: 'Nobody answers on Saturday evening, when they play',
        behind: 'contract',
        behindWords: 'Clause 3.1: calls are taken Monday to Friday, 8:00 to 18:00.',
        owner: 'harmon',
        due: on(35, '12:00'),
      }),
    ),
    at(
      on(2, '08:40'),
      offers('dana', {
        situation:
          'New MX-12, level on the meters, nothing on the main outputs. He has asked Soundhouse to take it back.',
        background:
          'Rang twice on Saturday before a gig and reached nobody. Photo of the wiring is on the case.',
        assessment:
          'Looks wired as the sheet says. I have the returns line until noon and cannot stay with him.',
        recommendation: 'Ring him before Soundhouse collects it at noon.',
        promised: 'A call on Monday morning.',
        doNotAskAgain: 'Whether it is plugged in: the photo shows it.',
        cannotWait: 'Soundhouse collects it at noon.',
      }),
    ),
    at(
      on(2, '08:52'),
      accepts(
        'He gets a call from me this morning, before noon. I do not ask about the plugs; I have the photo.',
      ),
    ),
    at(
      on(2, '09:06'),
      notesCall({
        by: 'dana',
        direction: 'out',
        outcome: 'reached',
        text: 'We looked at it together: the meters show level, so the mixer hears you. I am asking the people who wrote the sheet about one switch, and ring you again this morning.',
        note: 'He sees level on the meters, mono switch unknown. He has asked Soundhouse for a return.',
        stands: 'We are finding out why the meters move and the mains stay silent',
        nextWordBy: on(2, '12:00'),
      }),
    ),
  ];
}

/** Dana finds the cause in a quarter of an hour, because she may ask who wrote the sheet. */
function theSwitch({ afterFirstSaturday: on, ahead }: Almanac): Step[] {
  return [
    at(
      on(2, '09:08'),
      has(
        {
          ...{ make: 'Harmon', model: 'MX-12', serial: 'HA-0412-7731', boughtFrom: 'Soundhouse' },
          ...{ warrantyBy: 'Harmon Audio', instructions: '1.3' },
        },
        { by: 'dana' },
      ),
    ),
    at(
      on(2, '09:09'),
      comesBack({
        ...{
          kind: 'refund',
          reason: "I've followed the sheet to the letter and there's nothing on the mains.",
        },
        ...{
          model: 'MX-12',
          failedAt: 'The last step on page 4: the meters move, and the mains stay silent',
        },
      }),
    ),
    at(on(2, '09:10'), learns('Plays in a band, gigs on Saturdays', { by: 'dana' })),
    at(on(2, '09:11'), learns('Prefers a call after 18:00', { by: 'dana' })),
    at(on(2, '09:11'), learns('Hears badly on the left since an accident', { by: 'dana', sensitive: true })),
    at(on(2, '09:12'), learns('Cables were checked, twice', { by: 'dana', doNotAskAgain: true })),
    at(
      on(2, '09:14'),
      findsGap({
        ...{ by: 'dana', of: 'harmon', department: 'Documentation', due: ahead({ hours: 48 }) },
        ...{ words: 'Which way does the mono switch go?', versions: 'sheet 1.3' },
      }),
    ),
    at(
      on(2, '09:15'),
      asks('switch', {
        by: 'dana',
        of: 'harmon',
        department: 'Documentation',
        person: 'leo',
        request: 'Does the sheet for the MX-12 mention the mono switch?',
        passedOn: { Product: 'MX-12', Instructions: 'version 1.3' },
        due: on(2, '11:00'),
      }),
    ),
    at(
      on(2, '09:29'),
      answersTask('switch', 'leo', {
        state: 'done',
        text: 'Page 4 has it the wrong way round in version 1.3. Press it in.',
      }),
    ),
    at(
      on(2, '09:31'),
      notesCall({
        by: 'dana',
        direction: 'out',
        outcome: 'reached',
        text: 'Press the mono switch in: page 4 of the sheet has it the wrong way round. Your mixer is fine. I see to it that Soundhouse does not collect it.',
        note: 'Works. He laughed. The return at Soundhouse should stop before it is picked up at noon.',
        stands: 'Your mixer works; we are stopping the return',
        nextWordBy: on(3, '12:00'),
      }),
    ),
  ];
}

function theReturn({ afterFirstSaturday: on }: Almanac): Step[] {
  return [
    at(
      on(2, '09:32'),
      writesArticle(
        {
          by: 'dana',
          words: 'Mixer gives no sound on the main outputs, though the meters move',
          helps:
            'Press the **mono switch** in. The mixer is fine, and nothing has to be sent back.\n\nAsk first whether the meters show level: if they do not, it is something else.',
          cause: 'Page 4 of the sheet has the mono switch the wrong way round.',
          source: 'Leo Brandt, who wrote the sheet',
          ...{ make: 'Harmon', model: 'MX-12', versions: 'sheet 1.3' },
          inGerman: {
            words: 'Das Mischpult gibt an den Hauptausgängen keinen Ton, obwohl die Anzeigen ausschlagen',
            helps:
              'Den **Schalter Mono** hineindrücken. Das Mischpult ist in Ordnung, und nichts muss zurückgeschickt werden.\n\nZuerst fragen, ob die Anzeigen ausschlagen: Wenn nicht, ist es etwas anderes.',
            cause: 'Auf Seite 4 der Anleitung steht der Schalter Mono falsch herum.',
          },
        },
        { checkedBy: 'leo' },
      ),
    ),
    at(
      on(2, '09:33'),
      goesFurther('One call a case: I stayed on the line until the band had tried both mains', {
        by: 'dana',
        minutes: 12,
      }),
    ),
    at(
      on(2, '09:36'),
      asks('return', {
        by: 'dana',
        of: 'soundhouse',
        request:
          'Please stop the return of this mixer: it is not faulty, and the customer keeps it. Collection is planned for noon today.',
        passedOn: {
          Customer: 'Bill Navarro',
          Product: 'MX-12, serial HA-0412-7731',
          Collection: 'today, noon',
        },
        due: on(2, '11:30'),
      }),
    ),
    at(
      on(2, '10:05'),
      answersTask('return', 'marek', {
        state: 'accepted',
        text: 'I have told the depot. It is on a van already; I confirm when I know.',
        theirReference: 'RMA-20418',
      }),
    ),
    at(
      on(2, '18:20'),
      hasWordFor(
        'dana',
        'encouragement',
        'You looked at the photo before you asked me anything. Nobody ever does. Keep doing that.',
      ),
    ),
    at(
      on(3, '09:48'),
      answersTaskByMail(
        'return',
        'marek',
        'DONE\nCalled off. The driver had it on his list and was turned round. The refund is cancelled as well.\n\nMarek Nowak',
      ),
    ),
    at(on(3, '10:00'), callsOff({ words: 'It works. Soundhouse turned the driver round.' })),
    at(
      on(3, '10:05'),
      says(
        'Soundhouse has called off the pick-up, so the mixer stays with you. The corrected page comes to you as soon as it is printed. Sorry that our sheet sent you round in circles before a gig.',
        {
          by: 'dana',
          stands: 'Your mixer works; we are correcting the instructions',
          nextWordBy: on(5, '12:00'),
        },
      ),
    ),
  ];
}

/** Up to 50 euros a case Clearline refunds in Harmon's name and tells; for more it asks. */
function theAmends({ afterFirstSaturday: on }: Almanac): Step[] {
  return [
    at(on(3, '10:20'), trusts('clearline', { step: 'tell', limitMinor: 5000, currency: 'EUR' })),
    at(
      on(3, '10:25'),
      refunds('cable', {
        by: 'dana',
        amountMinor: 1890,
        currency: 'EUR',
        text: 'The cable that he bought because our sheet sent him looking for a broken one.',
      }),
    ),
    at(
      on(3, '10:31'),
      refunds('gig', {
        by: 'dana',
        amountMinor: 9000,
        currency: 'EUR',
        text: 'The desk that the band hired for Saturday, because of page 4.',
        ifNobody: { by: on(4, '12:00'), amountMinor: 3000 },
      }),
    ),
    at(on(3, '11:40'), answersTask('gig', 'margaret', { state: 'done', text: 'Yes' })),
  ];
}
