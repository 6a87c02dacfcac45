import { takeIn } from '../../modules/conversations/mail/take-in.ts';
import type { Almanac } from '../almanac.ts';
import { type DeskKey, desks } from '../cast.ts';
import { compose, type WrittenMail } from '../compose.ts';
import type { Stage } from '../stage.ts';

export type Arrival = { at: Temporal.Instant; arrives: (stage: Stage) => Promise<void> };

type Odd = { desk: DeskKey; from: string; subject: string; text: string; headers?: Record<string, string> };

const odd: [hoursAgo: number, mail: Odd, times?: number][] = [
  [
    150,
    {
      desk: 'harmon',
      from: 'bao@saigonsound.example',
      subject: 'Out of office: your newsletter',
      text: 'I am on tour until Monday.',
      headers: { 'Auto-Submitted': 'auto-replied' },
    },
  ],
  [
    100,
    {
      desk: 'harmon',
      from: 'MAILER-DAEMON@mx.navarro.example',
      subject: 'Undelivered Mail Returned to Sender',
      text: 'This is the mail system at host mx.navarro.example. Your message could not be delivered.',
    },
  ],
  [
    30,
    {
      desk: 'harmon',
      from: 'news@prosound-weekly.example',
      subject: 'Pro Sound Weekly: ten mixers compared',
      text: 'This week: ten mixers under 500.',
      headers: { 'List-Id': '<weekly.prosound-weekly.example>' },
    },
  ],
  [
    8,
    {
      desk: 'harmon',
      from: 'group@choirs.example, second@choirs.example',
      subject: 'From both of us',
      text: 'We share this address book entry, and our mail program writes both of us as sender.',
    },
  ],
  [
    20,
    {
      desk: 'rays',
      from: 'offers@parts-warehouse.example',
      subject: 'Bearings at half price',
      text: 'Only this week.',
      headers: { 'List-Id': '<offers.parts-warehouse.example>' },
    },
  ],
  [
    26,
    {
      desk: 'rays',
      from: 'claims@homeshield.example',
      subject: 'Automatic reply: claim received',
      text: 'Your claim was received. Do not answer this mail.',
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
    2,
  ],
];

/** Mail that opens no case: written by machines, sent to many, sent twice, or by nobody in particular. */
export function oddMail({ ago }: Almanac): Arrival[] {
  return odd.map(([hours, mail, times = 1]) => ({
    at: ago({ hours }),
    arrives: (stage) => arrive(stage, mail, times),
  }));
}

async function arrive(stage: Stage, mail: Odd, times: number): Promise<void> {
  const date = await stage.now();
  const { desk, from, subject, text, headers = {} } = mail;
  const written: WrittenMail = {
    from: { name: '', address: from.split(', ')[0] ?? from },
    to: desks[desk].address,
    subject,
    text,
    headers,
    messageId: `<${date.epochMilliseconds}@odd.example>`,
    date,
  };
  const raw = (await compose(written)).toString('latin1').replace(/^From: .*$/m, `From: ${from}`);
  for (let sent = 0; sent < times; sent += 1) {
    await takeIn(stage.database, {
      raw: Buffer.from(raw, 'latin1'),
      from: written.from.address,
      to: [written.to],
    });
  }
  await stage.readMail();
}
