import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import { aCase, aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { readNextMail } from '../mail/read-mail.ts';
import { takeIn } from '../mail/take-in.ts';
import { caseView } from '../queries/case-view.ts';
import { addGateway, endGateway, gateways } from './gateways.ts';

const test = testDatabase();
const parser = startMailParser();
let desk: Desk;
const sender = 'voicemail@exchange.example';
beforeAll(async () => {
  desk = await aDesk(test);
  await connect();
});
afterAll(() => parser.close());

const connect = (number = '+441134960000') =>
  desk.as(desk.leo, (ctx) =>
    addGateway(ctx, { desk: desk.slug, number, connection: { format: 'mail', sender } }),
  );

type Told = { subject: string; text: string; audio?: string; from?: string };

/** A mail as exchanges write them: by a machine, which says so. */
async function told({ subject, text, audio, from = sender }: Told) {
  const raw = [
    `From: Voicemail <${from}>`,
    `To: ${desk.address}`,
    `Subject: ${subject}`,
    `Message-ID: <${Math.random()}@exchange.example>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    ...(audio
      ? [
          '--b',
          'Content-Type: audio/x-wav; name="msg.wav"',
          'Content-Disposition: attachment; filename="msg.wav"',
        ]
      : []),
    ...(audio ? ['Content-Transfer-Encoding: base64', '', Buffer.from(audio).toString('base64')] : []),
    '--b--',
    '',
  ].join('\r\n');
  await takeIn(test.database, { raw: Buffer.from(raw), from, to: [desk.address] });
  const outcome = await desk.asDesk((ctx) =>
    readNextMail(ctx, parser, (failure) => {
      throw failure;
    }),
  );
  if (!outcome || outcome === 'again') throw new Error('nothing was read');
  return outcome;
}

const view = (id: string | null) => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id ?? '' }));

describe('a mail that tells of a call', () => {
  it('is a contact by telephone from whoever rang, with what they spoke, as the case says', async () => {
    const { caseId } = await told({
      subject: 'New voicemail from 0113 496 0841',
      text: 'You have a message of 14 seconds at +44 113 496 0000.',
      audio: 'RIFF it hums',
    });
    const theCase = await view(caseId);
    expect(theCase).toMatchObject({
      subject: 'A voicemail',
      customer: { contactPoints: [{ kind: 'phone', address: '+441134960841' }] },
    });
    expect(theCase.entries[0]).toMatchObject({
      kind: 'contact',
      channel: 'phone',
      text: '',
      data: { call: 'in', outcome: 'voicemail left' },
      files: [{ name: 'msg.wav', type: 'audio/x-wav' }],
    });
    expect(theCase.entries.find(({ kind }) => kind === 'note')).toMatchObject({
      audience: 'companies',
      text: expect.stringContaining('14 seconds'),
    });
  });

  it.each([
    ['none of two beside our other number', 'Missed call', '0113 496 0001', null],
    ['withheld, beside a hotline', 'Missed call', 'you from: anonymous', null],
    ['in the subject beside a hotline', 'From 0113 496 0843', '0113 496 0001', '+441134960843'],
    ['one of two in the subject', 'From 0113 496 0844 or 0113 496 0845', '', null],
  ])('is from whose number is told alone: %s', async (_, subject, ours, number) => {
    if (subject === 'Missed call' && /^\d/.test(ours)) {
      const connection = { format: 'standard' as const, url: null };
      await desk.as(desk.leo, (ctx) => addGateway(ctx, { desk: desk.slug, number: ours, connection }));
    }
    const hotline = 'Hotline: 0113 496 0846';
    const footer = ours.endsWith('anonymous') ? hotline : `${hotline}\nFrom abroad: 0113 496 0847`;
    const { caseId } = await told({ subject, text: `To ${ours}\n${footer}` });
    const { contactPoints } = (await view(caseId)).customer;
    expect(contactPoints.map(({ address }) => address)).toEqual(number ? [number] : []);
  });

  it('goes on with the case of a customer who is known at the number', async () => {
    const known = await aCase(desk, { name: 'Mia Berg', address: '+441134960842' });
    const { caseId } = await told({
      subject: 'Missed call',
      text: 'From: +44 113 496 0842\nTo: +44 113 496 0000',
    });
    expect(caseId).toBe(known.id);
    const last = (await view(caseId)).entries.filter(({ kind }) => kind === 'contact').at(-1);
    expect(last).toMatchObject({ channel: 'phone', data: { call: 'in', outcome: 'not reached' } });
  });

  it('is of somebody unknown where it names no number but ours', async () => {
    const { caseId } = await told({ subject: 'Voicemail', text: 'At +44 113 496 0000.', audio: 'RIFF' });
    expect((await view(caseId)).customer).toMatchObject({ name: 'Number withheld', contactPoints: [] });
  });

  it('from another address is no call', async () => {
    const outcome = await told({
      ...{ subject: 'New voicemail from 0113 496 0843', text: 'Hear it.', from: 'else@exchange.example' },
    });
    expect(outcome).toMatchObject({ outcome: 'ignored', caseId: null });
  });
});

describe('mails of calls', () => {
  it('are read for one number once, beside another gateway at it, and no more when that is ended', async () => {
    await expect(connect()).rejects.toMatchObject({ code: 'gateway.number-taken' });
    await expect(connect('+441134960009')).rejects.toMatchObject({ code: 'gateway.sender-taken' });
    await desk.as(desk.leo, (ctx) =>
      addGateway(ctx, {
        desk: desk.slug,
        number: '+441134960000',
        connection: { format: 'standard', url: null },
      }),
    );
    const { items } = await desk.as(desk.leo, (ctx) => gateways(ctx, { desk: desk.slug }));
    const ours = items.find(({ format }) => format === 'mail');
    expect(ours).toMatchObject({ sender, hook: null, takesTexts: false });
    const door = await test.sql('select * from app.gateway_at($1)', [ours?.id]);
    expect(door.rows).toEqual([]);
    await desk.as(desk.leo, (ctx) => endGateway(ctx, { desk: desk.slug, gateway: ours?.id ?? '' }));
    const outcome = await told({ subject: 'Missed call', text: 'From +441134960844' });
    expect(outcome.outcome).toBe('ignored');
  });
});
