import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../platform/http/credential.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { offerHandOff } from '../conversations/commands/hand-off.ts';
import { replyToken, taskLinkToken } from '../conversations/index.ts';
import { act } from '../mandates/commands/act.ts';
import { answerTaskByLink } from '../tasks/commands/answer-task.ts';
import { reachByMail } from '../tasks/commands/reach-by-mail.ts';
import { prepared, sayYes } from './preparations.fixture.ts';

const test = testDatabase();
let on: Desk;
beforeAll(async () => {
  on = await aDesk(test);
});

const rowsOf = async (text: string, values: unknown[]) => (await test.sql(text, values)).rows;

/** Ray’s desk, as Ray began it by the link alone. */
async function begun(): Promise<{
  desk: Desk;
  mail: string;
  ray: { id: string; organizationId: string; mail: string };
}> {
  const { url, what } = await prepared(test, on);
  const hash = hashOf(new URL(url).pathname.split('/').at(-1) ?? '');
  await test.database.as({ kind: 'preparation-link', hash }, (ctx) =>
    sayYes(ctx, { version: 1, without: [], mail: null }),
  );
  const [row] = await rowsOf('select id, accountable_id, client_id from desks where slug = $1', [
    what.desk.slug,
  ]);
  const asDesk: Desk['asDesk'] = (work) => test.database.as({ kind: 'desk-system', deskId: row.id }, work);
  const mail = what.answers.mail ?? '';
  const ray = { id: row.accountable_id, organizationId: row.client_id, mail };
  return { desk: { ...on, id: row.id, slug: what.desk.slug, asDesk }, mail, ray };
}

const mailsTo = (address: string) =>
  rowsOf(
    `select o.kind, w.subject, w.text, w.headers ->> 'taskLinkId' as link, w.headers ->> 'replyTo' as "replyTo" from outbox o
     join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id where w.recipient = $1 order by o.id`,
    [address],
  );
const refund = { kind: 'refund', amountMinor: 900000, currency: 'GBP', text: 'The drum is broken' };
const byTaskLink = <T>(link: string, work: Parameters<typeof test.database.as<T>>[1]) =>
  test.database.as<T>({ kind: 'task-link', hash: hashOf(taskLinkToken(test.database.site, link)) }, work);

describe('a client who said yes by the link and never signed in', () => {
  it('is asked by mail about what is beyond the mandate, and answers by its link', async () => {
    const { desk, mail } = await begun();
    const { id } = await aCase(desk, { address: `${uuid()}@c.example` });
    await on.as(on.dana, (ctx) => act(ctx, { case: id, ...refund }));
    await desk.asDesk((ctx) => reachByMail(ctx));
    await desk.asDesk((ctx) => reachByMail(ctx));
    const [asked, ...more] = await mailsTo(mail);
    expect(more).toEqual([]);
    expect(asked).toMatchObject({ kind: 'task' });
    expect(asked.text).toContain('The drum is broken');
    expect(asked.replyTo).toContain(replyToken(test.database.site, asked.link));
    await byTaskLink(asked.link, (ctx) => answerTaskByLink(ctx, { state: 'done', text: 'Yes' }));
    const tasks = await rowsOf('select state, chosen, answered_by_kind from tasks where case_id = $1', [id]);
    expect(tasks).toEqual([{ state: 'done', chosen: 1, answered_by_kind: 'task-link' }]);
  });

  it('decides by it only while they answer for the desk', async () => {
    const { desk, mail, ray } = await begun();
    const { id } = await aCase(desk, { address: `${uuid()}@c.example` });
    await on.as(on.dana, (ctx) => act(ctx, { case: id, ...refund }));
    await desk.asDesk((ctx) => reachByMail(ctx));
    const [asked] = await mailsTo(mail);
    await test.sql(`update roster set role = 'agent' where desk_id = $1 and person_id = $2`, [
      desk.id,
      ray.id,
    ]);
    await expect(
      byTaskLink(asked.link, (ctx) => answerTaskByLink(ctx, { state: 'done', text: 'Yes' })),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    await test.sql(`update roster set ended_at = app.now() where desk_id = $1 and person_id = $2`, [
      desk.id,
      ray.id,
    ]);
    await expect(byTaskLink(asked.link, async () => null)).rejects.toMatchObject({
      code: 'sign-in.required',
    });
  });

  it('hears by mail what is offered to them, and has a morning', async () => {
    const { desk, mail, ray } = await begun();
    const { id } = await aCase(desk, { address: `${uuid()}@c.example` });
    await on.as(on.dana, (ctx) => offerHandOff(ctx, { case: id, toId: ray.id, situation: 'This is yours' }));
    await desk.asDesk((ctx) => reachByMail(ctx));
    await desk.asDesk((ctx) => reachByMail(ctx));
    const told = await mailsTo(mail);
    expect(told).toMatchObject([{ kind: 'staff', subject: 'A case of Ray’s Repairs is offered to you' }]);
    expect(told[0].text).toContain('This is yours');
    const mornings = await rowsOf('select at::text, channel from mornings where desk_id = $1', [desk.id]);
    expect(mornings).toEqual([{ at: '07:30:00', channel: 'mail' }]);
  });

  it('is asked where they look once they signed in', async () => {
    const { desk, mail, ray } = await begun();
    await test.sql(
      `insert into auth.session (id, "userId", token, "expiresAt") values ($1, $2, $3, now() + interval '1 day')`,
      [uuid(), ray.id, uuid()],
    );
    const { id } = await aCase(desk, { address: `${uuid()}@c.example` });
    await on.as(on.dana, (ctx) => act(ctx, { case: id, ...refund }));
    await desk.asDesk((ctx) => reachByMail(ctx));
    expect(await mailsTo(mail)).toEqual([]);
  });
});
