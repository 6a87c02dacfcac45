import { describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { tellEndings } from '../conversations/commands/tell-endings.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { endEngagementAndTasks, endTasks } from './commands/end-tasks.ts';
import { remindAsked } from './commands/remind-asked.ts';
import { takeTaskBack } from './commands/take-task-back.ts';
import { asked, lineOf } from './fixtures.ts';
import { askedByMail, knowsAddress } from './mail/by-mail.fixture.ts';

const test = testDatabase();
const due = async () =>
  (await test.database.server.query('select app.desks_with_tasks_of_nobody() as id')).rows.map(
    ({ id }) => id,
  );
const stateOf = async (id: string) =>
  (await test.sql('select state from tasks where id = $1', [id])).rows[0]?.state;
const mailsOf = async (id: string) =>
  (
    await test.sql(
      `select e.kind, o.state from outbox o join entries e on e.desk_id = o.desk_id and e.id = o.entry_id
       where e.task_id = $1 order by o.id`,
      [id],
    )
  ).rows;
const end = (on: Desk) =>
  on.as(on.leo, (ctx) =>
    endEngagementAndTasks(ctx, { desk: on.slug, engagement: on.engagements.thirdParty }),
  );

describe('what a company was asked', () => {
  it('ends with its engagement, says why on the line, and is to be asked elsewhere', async () => {
    const on = await aDesk(test);
    const { theCase, id } = await asked(on);
    await end(on);
    expect(await stateOf(id)).toBe('withdrawn');
    expect((await lineOf(on, theCase.id)).at(-1)).toMatchObject({
      ...{ kind: 'task withdrawn', audience: 'companies', taskId: id },
      text: 'Soundhouse does not work here any more. Ask somebody else if it is still needed.',
    });
    const owner = [on.dana, on.tom, on.priya].find(({ id }) => id === theCase.ownerId) ?? on.leo;
    for (const who of [on.dana, owner])
      expect((await on.as(who, myMentions)).items).toMatchObject([
        { kind: 'task withdrawn', caseId: theCase.id },
      ]);
    expect(await due()).not.toContain(on.id);
  });

  it('ends when the last day of the engagement is over, and not before', async () => {
    const on = await aDesk(test);
    const { theCase, id } = await asked(on);
    await test.sql(`update engagements set ends_at = app.now() + interval '1 hour' where id = $1`, [
      on.engagements.thirdParty,
    ]);
    expect([await due(), await on.asDesk(endTasks)]).toEqual([expect.not.arrayContaining([on.id]), 0]);
    await test.advance('61 minutes');
    expect(await due()).toContain(on.id);
    expect([await on.asDesk(endTasks), await on.asDesk(endTasks)]).toEqual([1, 0]);
    expect(await stateOf(id)).toBe('withdrawn');
    expect((await lineOf(on, theCase.id)).at(-1)).toMatchObject({ kind: 'task withdrawn' });
    expect((await on.as(on.dana, myMentions)).items).toHaveLength(1);
  });

  it('is not written of to them any more, be it a reminder that waits already', async () => {
    const on = await aDesk(test);
    await knowsAddress(on);
    const { id } = await askedByMail(on);
    await test.sql(`update outbox set state = 'sent' where desk_id = $1`, [on.id]);
    await test.advance('20 days');
    expect(await on.asDesk(remindAsked)).toBe(1);
    await end(on);
    expect(await mailsOf(id)).toEqual([
      { kind: 'task asked', state: 'sent' },
      { kind: 'task reminded', state: 'not sent, not needed any more' },
    ]);
  });

  it('is not written of to them once it is told that they work here no more, be it that it is not needed', async () => {
    const on = await aDesk(test);
    await knowsAddress(on);
    const { id } = await askedByMail(on);
    await test.sql(`update outbox set state = 'sent' where desk_id = $1`, [on.id]);
    await on.as(on.dana, (ctx) => takeTaskBack(ctx, { task: id }));
    expect((await mailsOf(id)).at(-1)).toEqual({ kind: 'task withdrawn', state: 'queued' });
    await end(on);
    await on.asDesk(tellEndings);
    expect((await mailsOf(id)).at(-1)).toEqual({
      kind: 'task withdrawn',
      state: 'not sent, not needed any more',
    });
  });
});
