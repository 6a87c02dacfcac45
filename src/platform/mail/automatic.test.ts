import { describe, expect, it } from 'vitest';
import { automaticIn } from './automatic.ts';
import { parseMail } from './parse-mail.ts';

type Sketch = { headers?: string[]; subject?: string; text?: string; envelopeFrom?: string | null };

async function kindOf({
  headers = [],
  subject = 'My mixer',
  text = 'It hums.',
  envelopeFrom = null,
}: Sketch) {
  const from = headers.some((line) => /^from:/i.test(line)) ? [] : ['From: Bill <bill@example.com>'];
  const raw = [...from, `Subject: ${subject}`, ...headers, '', text].join('\r\n');
  const { automatic } = await parseMail(Buffer.from(raw), envelopeFrom);
  return automatic;
}

const report = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b';
const daemon = 'From: Mail Delivery Subsystem <MAILER-DAEMON@example.com>';

describe('mail that a machine wrote', () => {
  it.each<[string, string, Sketch]>([
    ['bounce', 'delivery-report', { headers: [report] }],
    ['bounce', 'mailer-daemon', { headers: [daemon] }],
    ['bounce', 'mailer-daemon', { headers: ['From: MAILER-DAEMON'] }],
    ['bounce', 'failed-recipients', { headers: ['X-Failed-Recipients: a@example.com'] }],
    [
      'bounce',
      'failure-notice',
      { headers: ['Return-Path: <>'], subject: 'Undelivered Mail Returned to Sender' },
    ],
    ['bounce', 'failure-notice', { envelopeFrom: '', subject: 'Unzustellbar: My mixer' }],
    [
      'bounce',
      'failure-notice',
      { headers: ['From: postmaster@example.com'], text: 'Unable to deliver to a@b.c' },
    ],
    [
      'bounce',
      'failure-notice',
      { subject: 'failure notice', text: 'Hi. This is the qmail-send program at x.' },
    ],
    ['auto', 'auto-submitted', { headers: ['Auto-Submitted: auto-replied (vacation)'] }],
    ['auto', 'x-auto-response-suppress', { headers: ['X-Auto-Response-Suppress: All'] }],
    ['auto', 'precedence', { headers: ['Precedence: junk'] }],
    ['auto', 'precedence', { headers: ['Precedence: bulk'] }],
    ['auto', 'x-autoreply', { headers: ['X-Autoreply: yes'] }],
    ['auto', 'null-return-path', { envelopeFrom: '' }],
    ['auto', 'report', { headers: [report.replace('delivery-status', 'disposition-notification')] }],
    ['auto', 'report', { headers: [report.replace('delivery-status', 'feedback-report')] }],
    ['auto', 'subject', { subject: 'Automatic reply: your order' }],
    ['auto', 'subject', { subject: 'Abwesenheitsnotiz: Ihr Mixer' }],
    ['list', 'precedence', { headers: ['Precedence: bulk', 'List-Id: <friends.example.com>'] }],
    ['list', 'list-post', { headers: ['List-Post: <mailto:a@b.c>'], subject: 'Out of office: hm' }],
    ['list', 'list-post', { headers: ['List-Post: <mailto:friends@example.com>'] }],
    ['list', 'list-unsubscribe', { headers: ['List-Unsubscribe: <mailto:x@example.com>'] }],
  ])('is %s for the reason %s: %j', async (kind, reason, sketch) => {
    expect(await kindOf(sketch)).toEqual({ kind, reason });
  });
});

describe('mail that a person wrote', () => {
  it.each<[string, Sketch]>([
    ['plain', {}],
    ['that says so', { headers: ['Auto-Submitted: no', 'X-Auto-Response-Suppress: None'] }],
    [
      'about a parcel',
      { subject: 'Delivery failed', text: 'The parcel could not be delivered, my account is not found.' },
    ],
    [
      'about their holidays',
      { subject: 'Out of office hours please', text: 'I am away for my summer vacation.' },
    ],
    [
      'passing on a failure notice',
      { subject: 'Fwd: failure notice', text: 'Hi. This is the qmail-send program at x.' },
    ],
    [
      'from somebody called Bounce',
      { headers: ['From: Bounce House <hello@bounces.example>'], text: 'Ours leaks.' },
    ],
    ['about their car', { subject: 'Auto: der Motor springt nicht an' }],
    ['with a sender on the envelope', { envelopeFrom: 'bill@example.com', headers: ['Return-Path: <>'] }],
  ])('is mail %s', async (_, sketch) => {
    expect(await kindOf(sketch)).toEqual({ kind: 'no', reason: null });
  });
});

describe('a delivery report in parts of its own', () => {
  it('is a bounce from nobody, and a person’s mail when a person passes it on', () => {
    const clues = {
      header: () => [],
      from: null,
      subject: '',
      text: '',
      partTypes: ['message/delivery-status'],
    };
    expect(automaticIn({ ...clues, envelopeFrom: '' }).kind).toBe('bounce');
    expect(automaticIn({ ...clues, envelopeFrom: 'bill@example.com' }).kind).toBe('no');
  });
});
