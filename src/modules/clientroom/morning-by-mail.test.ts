import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../platform/http/credential.ts';
import { type aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { textToSend } from '../conversations/mail/kept-mail.ts';
import { aCaseOf, actsOf, allow, doFor, refundOf, upTo } from '../mandates/acts.fixture.ts';
import { settleActs } from '../mandates/commands/settle-acts.ts';
import { answerTaskByLink } from '../tasks/commands/answer-task.ts';
import { takeTaskBack } from '../tasks/commands/take-task-back.ts';
import { untilNoon } from './at-noon.fixture.ts';
import { chooseMorning } from './commands/choose-morning.ts';
import { sendMornings } from './commands/send-mornings.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  await allow(desk, upTo(5000));
  await untilNoon(test);
  await desk.as(desk.leo, (ctx) =>
    chooseMorning(ctx, { desk: desk.slug, at: '07:00', channel: 'mail', alsoNothing: true }),
  );
});

type Case = Awaited<ReturnType<typeof aCase>>;

/** Asked after noon, for an answer by noon; the mail is sent in between. */
async function askedBefore(theCase: Case, amount = 8000) {
  const { rows } = await test.sql(`select app.now() + interval '24 hours' as at`);
  const ifNobody = { by: (rows[0].at as Date).toISOString(), amountMinor: 100 };
  await doFor(desk, theCase.id, refundOf(amount, { ifNobody }));
  return (await actsOf(desk, theCase.id))[0]?.taskId ?? '';
}

async function mailOfMorning() {
  await test.advance('20 hours');
  await desk.asDesk(sendMornings);
  const { rows } = await test.sql(
    `select w.text, w.headers from outbox o join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
     where o.kind = 'staff' and w.recipient = $1 order by o.recorded_at desc, o.id desc limit 1`,
    [desk.leo.mail],
  );
  const [{ text, headers }] = rows;
  return { kept: text as string, sent: textToSend(test.database.site, { text, headers }) };
}

const tokenFor = (sent: string, about: string) =>
  sent
    .split('\n')
    .find((line) => line.includes(about))
    ?.match(/\/t\/(\S+)$/)?.[1] ?? '';

const byLink = (token: string, text: string) =>
  test.database.as({ kind: 'task-link', hash: hashOf(token) }, (ctx) =>
    answerTaskByLink(ctx, { state: 'done', text }),
  );

describe('the morning by mail', () => {
  it('has a link for each question, by which it is answered without signing in', async () => {
    const [first, second] = [await aCaseOf(desk), await aCaseOf(desk)];
    await askedBefore(first);
    await askedBefore(second, 9000);
    const { kept, sent } = await mailOfMorning();
    expect(kept).not.toContain('/t/');
    await byLink(tokenFor(sent, 'Refund, €80.00'), 'Yes');
    await byLink(tokenFor(sent, 'Refund, €90.00'), 'No');
    await desk.asDesk(settleActs);
    expect(await actsOf(desk, first.id)).toMatchObject([{ state: 'agreed' }]);
    expect(await actsOf(desk, second.id)).toMatchObject([{ state: 'refused' }]);
    await test.advance('4 hours');
  });

  it('has the same link the day after, and none of a question that is answered', async () => {
    const theCase = await aCaseOf(desk);
    const { rows } = await test.sql(`select app.now() + interval '3 days' as at`);
    const by = (rows[0].at as Date).toISOString();
    await doFor(desk, theCase.id, refundOf(7000, { ifNobody: { by } }));
    const token = tokenFor((await mailOfMorning()).sent, 'Refund, €70.00');
    await test.advance('4 hours');
    expect(tokenFor((await mailOfMorning()).sent, 'Refund, €70.00')).toBe(token);
    await byLink(token, 'Yes');
    await test.advance('4 hours');
    expect((await mailOfMorning()).sent).not.toContain('Refund, €70.00');
    await test.advance('4 hours');
  });

  it('makes nobody who signs in hear of a task by mails of its own', async () => {
    const theCase = await aCaseOf(desk);
    const task = await askedBefore(theCase);
    await mailOfMorning();
    await desk.as(desk.dana, (ctx) => takeTaskBack(ctx, { task }));
    expect((await test.sql(`select from outbox where kind = 'task'`)).rowCount).toBe(0);
    await test.advance('4 hours');
  });

  it('says what was done in the client’s name with the cases behind each count', async () => {
    const [first, second] = [await aCaseOf(desk), await aCaseOf(desk)];
    for (const { id } of [first, first, second]) await doFor(desk, id, refundOf(1000));
    const { kept } = await mailOfMorning();
    expect(kept).toMatch(
      /yesterday:\n- 3 × Refund: Bill Navarro, No sound on the mains; Bill Navarro, No sound on the mains\n/,
    );
    const { rows } = await test.sql(
      `select count(*)::int from custody_inbox where actor_id = $1 and kind = 'listed' and case_id = any ($2)`,
      [desk.leo.id, [first.id, second.id]],
    );
    expect(rows[0].count).toBe(2);
    await test.advance('4 hours');
  });

  it('has links that end with the work of whoever they were made for', async () => {
    const theCase = await aCaseOf(desk);
    await askedBefore(theCase);
    const token = tokenFor((await mailOfMorning()).sent, 'Refund, €80.00');
    await test.sql(`update roster set ended_at = app.now() where desk_id = $1 and person_id = $2`, [
      desk.id,
      desk.leo.id,
    ]);
    await expect(byLink(token, 'Yes')).rejects.toMatchObject({ code: 'sign-in.required' });
  });
});
