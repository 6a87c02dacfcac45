import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { tellMoves } from '../conversations/commands/move-work.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { moveWork } from '../desks/commands/move-work.ts';
import { aClientsAgent, leoIsAway } from '../desks/deputies.fixture.ts';
import { markSetback } from '../disclosures/commands/mark-setback.ts';
import { tellClient } from '../disclosures/commands/tell-client.ts';
import { aCaseOf, allow, doFor, refundOf, upTo } from '../mandates/acts.fixture.ts';
import { settleActs } from '../mandates/commands/settle-acts.ts';
import { settleQuestions } from '../tasks/commands/settle-questions.ts';
import { chooseMorning } from './commands/choose-morning.ts';
import { sendMornings } from './commands/send-mornings.ts';

const test = testDatabase();
let desk: Desk;
let zoe: Desk['leo'];
beforeEach(async () => {
  desk = await aDesk(test);
  zoe = await aClientsAgent(desk);
});

const recipients = async () => {
  const { rows } = await test.sql(
    `select w.recipient from outbox_words w join outbox o on o.desk_id = w.desk_id and o.id = w.outbox_id
     where o.desk_id = $1 and o.kind = 'staff' order by w.recipient`,
    [desk.id],
  );
  return rows.map(({ recipient }) => recipient as string);
};
const both = () => [desk.leo.mail, zoe.mail].toSorted();
const told = async (who: Desk['leo']) => (await desk.as(who, myMentions)).items.map(({ kind }) => kind);

describe('whoever stands in for the one who answers for a desk', () => {
  it.each([
    [true, 'while they do'],
    [false, 'and not before'],
  ])('is told of bad news by mail, as they are (%s, %s)', async (isAway) => {
    if (isAway) await leoIsAway(desk, zoe);
    const { id } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
    await desk.as(desk.dana, (ctx) => markSetback(ctx, { case: id, what: 'The unit is lost.' }));
    await desk.asDesk(tellClient);
    expect(await recipients()).toEqual(isAway ? both() : [desk.leo.mail]);
  });

  it('is told of what is done in the client’s name, at once and where nobody answered', async () => {
    await leoIsAway(desk, zoe, 30);
    await allow(desk, upTo(5000, 'tell'));
    const { id } = await aCaseOf(desk);
    await doFor(desk, id, refundOf(100));
    for (const one of [desk.leo, zoe]) expect(await told(one)).toEqual(['act done']);

    const { rows } = await test.sql(`select app.now() + interval '7 days' as at`);
    const by = (rows[0].at as Date).toISOString();
    const another = await aCaseOf(desk);
    await doFor(desk, another.id, refundOf(8000, { ifNobody: { by, amountMinor: 4000 } }));
    await test.advance('7 days 1 minute');
    await desk.asDesk(settleQuestions);
    await desk.asDesk(settleActs);
    for (const one of [desk.leo, zoe]) expect(await told(one)).toContain('act lapsed');
  });

  it('is told of what moves', async () => {
    await leoIsAway(desk, zoe);
    const { provider: fromEngagementId, client: toEngagementId } = desk.engagements;
    await desk.as(desk.leo, (ctx) => moveWork(ctx, { desk: desk.slug, fromEngagementId, toEngagementId }));
    await desk.asDesk(tellMoves);
    expect(await recipients()).toEqual([...both(), desk.priya.mail].toSorted());
  });

  it('is sent the morning of who is away, once a day, unless they have one of their own', async () => {
    await leoIsAway(desk, zoe, 30);
    const choose = (who: Desk['leo'], at: string | null) =>
      desk.as(who, (ctx) => chooseMorning(ctx, { desk: desk.slug, at, channel: 'mail', alsoNothing: true }));
    await choose(desk.leo, '00:00');
    await test.advance('1 day');
    expect(await desk.asDesk(sendMornings)).toBe(2);
    expect(await desk.asDesk(sendMornings)).toBe(0);
    expect(await recipients()).toEqual(both());
    await choose(zoe, '00:00');
    await test.advance('1 day');
    expect(await desk.asDesk(sendMornings)).toBe(2);
  });
});
