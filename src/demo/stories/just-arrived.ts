import type { Almanac } from '../almanac.ts';
import { mails } from '../customer-acts.ts';
import { aMatter, at } from '../scene.ts';

type Arrived = [minutesAgo: number, name: string, address: string, subject: string, text: string];

const arrived: Arrived[] = [
  [
    35,
    'Bao Nguyễn',
    'bao@saigonsound.example',
    'Which cable for the new subwoofer?',
    'Is a plain XLR cable enough for the S-15, or does it have to be the thick one?',
  ],
  [
    75,
    'Fatou Diop',
    'fatou.diop@griot.example',
    'Order arrived without the power supply',
    'The box came today, everything is there but the power supply. The concert is on Saturday.',
  ],
  [
    140,
    'Oliver St. John-Smythe',
    'oliver@smythe.example',
    'Warranty after a second-hand purchase',
    'I bought an MX-8 from a friend, eleven months old. Does the warranty go with it?',
  ],
  [
    300,
    'Zoë',
    'zoe@zoeplays.example',
    'Firmware 3.2 and my presets',
    'Do I lose my presets when I install 3.2? The release note says nothing.',
  ],
];

/** What has come in just now and waits for its first answer. */
export const justArrived = arrived.map(
  ([minutes, name, address, subject, text]) =>
    ({ ago }: Almanac) =>
      aMatter('harmon', { name, address }, [at(ago({ minutes }), mails({ subject, text }))]),
);
