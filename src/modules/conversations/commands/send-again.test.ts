import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailServerOf } from '../../../platform/mail/mail-server.ts';
import { aCase, aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { type MailSink, mailSink } from '../../../testing/mail-sink.ts';
import { admit } from '../../desks/commands/admit.ts';
import { sendOutbox } from '../mail/send-outbox.ts';
import { outbox } from '../queries/outbox.ts';
import { say } from './say.ts';
import { sendAgain } from './send-again.ts';
import { sendReceipt } from './send-receipt.ts';

const test = testDatabase();
const log = pino({ level: 'silent' });
const stop = new AbortController().signal;
let desk: Desk;
let sink: MailSink;
beforeAll(async () => {
  desk = await aDesk(test);
  sink = await mailSink();
});
afterAll(() => sink.close());

const send = (reaches: boolean) =>
  sendOutbox(test.database, { server: reaches ? mailServerOf(sink.url) : null, log, stop });
const mails = async (fate?: 'failed' | 'not sent' | 'sent' | 'waiting') =>
  (await desk.as(desk.dana, (ctx) => outbox(ctx, { desk: desk.slug, fate }))).items;
const again = (mail: string, who = desk.dana) =>
  desk.as(who, (ctx) => sendAgain(ctx, { desk: desk.slug, mail }));

/** A message that did not go for want of a mail server. */
async function unsent() {
  const { id } = await aCase(desk);
  await desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'We look.', audience: 'customer' }));
  await send(false);
  const mail = (await mails('not sent')).find(({ caseId, kind }) => caseId === id && kind === 'message');
  if (!mail) throw new Error('nothing waits');
  return mail;
}

async function queuedReceipt(): Promise<string> {
  const { id } = await aCase(desk);
  await desk.asDesk((ctx) =>
    sendReceipt(ctx, {
      deskId: desk.id,
      caseId: id,
      due: ctx.now,
      address: 'new@customers.example',
      channel: 'mail',
    }),
  );
  const { rows } = await test.sql(`select id from outbox where kind = 'receipt'`);
  return rows[0].id;
}

describe('sending a message again', () => {
  it('sends what was written once more under its own Message-ID, and tells the screens', async () => {
    const { id, caseId } = await unsent();
    expect(await again(id)).toEqual({ id, caseId });
    const { rows } = await test.sql(`select data from events where name = 'delivery.again'`);
    expect(rows).toEqual([{ data: { caseId, outboxId: id, byId: desk.dana.id } }]);
    expect((await mails('waiting')).map((mail) => mail.id)).toEqual([id]);
    await send(true);
    const kept = await test.sql('select message_id, state from outbox where id = $1', [id]);
    expect(kept.rows[0].state).toBe('sent');
    expect(sink.got.map(({ raw }) => raw).join()).toContain(kept.rows[0].message_id);
    expect((await mails('sent')).map((mail) => mail.id)).toEqual([id]);
  });

  it('is nothing for what has gone, or was no person’s word', async () => {
    const { id } = await unsent();
    await again(id);
    await expect(again(id)).rejects.toMatchObject({ code: 'mail.not-to-send' });
    const receipt = await queuedReceipt();
    await send(false);
    await expect(again(receipt)).rejects.toMatchObject({ code: 'mail.not-to-send' });
  });

  it('is refused to who advises, and there is nothing for another desk', async () => {
    const { id } = await unsent();
    const { provider: engagementId } = desk.engagements;
    await desk.as(desk.leo, (ctx) =>
      admit(ctx, { desk: desk.slug, personId: desk.tom.id, engagementId, role: 'expert' }),
    );
    await expect(again(id, desk.tom)).rejects.toMatchObject({ kind: 'forbidden' });
    const other = await aDesk(test);
    await expect(
      other.as(other.dana, (ctx) => sendAgain(ctx, { desk: other.slug, mail: id })),
    ).rejects.toMatchObject({ code: 'mail.not-found' });
  });
});
