import pino from 'pino';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailServerOf } from '../../platform/mail/mail-server.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { type MailSink, mailSink } from '../../testing/mail-sink.ts';
import { sendTexts } from '../conversations/gateway/send-texts.ts';
import { textToStaff } from '../conversations/index.ts';
import { sendOutbox } from '../conversations/mail/send-outbox.ts';
import { mailReferrer } from '../referrals/mail/mail-referrer.ts';
import { askedByMail, knowsAddress } from '../tasks/mail/by-mail.fixture.ts';

const test = testDatabase();
const sending = { log: pino({ level: 'silent' }), stop: new AbortController().signal };
let sink: MailSink;
beforeAll(async () => {
  sink = await mailSink();
});
afterAll(() => sink.close());

const [notNeeded, asked, referrer] = [
  'not sent, not needed any more',
  'returns@soundhouse.example',
  'marek@soundhouse.example',
];
const number = '+447700900771';

const endsSoon = (engagement: string) =>
  test.sql(`update engagements set ends_at = app.now() + interval '1 hour' where id = $1`, [engagement]);
const send = async () => {
  await sendOutbox(test.database, { ...sending, server: mailServerOf(sink.url) });
  await sendTexts(test.database, sending);
  return sink.got.splice(0).flatMap(({ to }) => to);
};

/** What waits for somebody of each company, and what became of it. */
async function whatWaits(on: Desk) {
  await knowsAddress(on);
  await askedByMail(on);
  const under = {
    deskId: on.id,
    engagementId: on.engagements.thirdParty,
    organizationId: on.sam.organizationId,
  };
  await on.asDesk((ctx) =>
    mailReferrer(ctx, { ...under, address: referrer, messageId: null }, { notTaken: 'consent' }),
  );
  await test.sql(
    `insert into pockets (desk_id, id, person_id, organization_id, number, code_hash, code_until, confirmed_at)
     values ($1, $2, $3, $4, $5, $6, app.now(), app.now())`,
    [on.id, uuid(), on.dana.id, on.dana.organizationId, number, Buffer.alloc(32)],
  );
  await on.asDesk((ctx) => textToStaff(ctx, { deskId: on.id, number, words: 'What the day holds' }));
  const { rows } = await test.sql(
    `select o.id, w.recipient from outbox o join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
     where o.desk_id = $1 and o.kind in ('task', 'referral', 'pocket')`,
    [on.id],
  );
  return async () => {
    const became = await test.sql(
      `select id, state, final_reply as reply, leased_until from outbox where id = any ($1)`,
      [rows.map(({ id }) => id)],
    );
    return new Map(
      became.rows.map(({ id, ...fate }) => [rows.find((row) => row.id === id)?.recipient, fate]),
    );
  };
}

describe('what waits for somebody whose work here ended', () => {
  it('goes while they work here', async () => {
    const on = await aDesk(test);
    await whatWaits(on);
    await endsSoon(on.engagements.thirdParty);
    expect(await send()).toEqual(expect.arrayContaining([asked, referrer]));
  });

  it('is not sent from the day on that was agreed, before anything else has noticed', async () => {
    const on = await aDesk(test);
    const became = await whatWaits(on);
    await endsSoon(on.engagements.thirdParty);
    await endsSoon(on.engagements.provider);
    await test.advance('61 minutes');
    const got = await send();
    expect([got.includes(asked), got.includes(referrer)]).toEqual([false, false]);
    const over = { state: notNeeded, reply: null, leased_until: null };
    const gone = { state: 'failed', reply: 'whoever has the number works here no more', leased_until: null };
    expect(Object.fromEntries(await became())).toEqual({
      [asked]: over,
      [referrer]: over,
      [number]: gone,
    });
  });

  it('is not sent again where it was under way as their work ended', async () => {
    const on = await aDesk(test);
    const became = await whatWaits(on);
    await test.sql(
      `update outbox set state = 'leased', leased_until = app.now() where desk_id = $1 and kind <> 'pocket'`,
      [on.id],
    );
    await test.sql('update engagements set ends_at = app.now() where id = $1', [on.engagements.thirdParty]);
    const got = await send();
    expect([got.includes(asked), got.includes(referrer)]).toEqual([false, false]);
    expect((await became()).get(asked)).toMatchObject({ state: notNeeded });
  });
});
