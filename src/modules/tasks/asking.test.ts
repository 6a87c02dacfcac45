import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { caseView } from '../conversations/index.ts';
import { endEngagement } from '../desks/commands/engage.ts';
import { addDepartment } from '../people/commands/members.ts';
import { answerTask } from './commands/answer-task.ts';
import { askTask } from './commands/ask-task.ts';
import { answer, asked, custodyOf, lineOf, passedOn } from './fixtures.ts';
import { previewTask } from './queries/preview-task.ts';
import { oneTask } from './queries/tasks.ts';
import { renderTask } from './render-task.ts';
import { taskWords } from './words.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

describe('asking a task', () => {
  it('of a third party puts it on the line for the one asked, and records what was passed on to whom', async () => {
    const { theCase, id } = await asked(desk);
    expect(await lineOf(desk, theCase.id)).toContainEqual({
      kind: 'task asked',
      audience: 'task',
      text: 'Was the unit returned to you?',
      taskId: id,
    });
    expect(await custodyOf(test, theCase.id, 'passed on')).toMatchObject([
      {
        actor_id: desk.dana.id,
        organization_id: desk.dana.organizationId,
        to_organization_id: desk.sam.organizationId,
        customer_id: theCase.customerId,
        entry_id: expect.any(String),
      },
    ]);
  });

  it('says on the line whom it asks', async () => {
    const { theCase } = await asked(desk);
    const { entries } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: theCase.id }));
    const { rows } = await test.sql('select name from organizations where id = $1', [
      desk.sam.organizationId,
    ]);
    expect(entries.filter(({ kind }) => kind === 'task asked')).toMatchObject([{ askedOf: rows[0].name }]);
  });

  it('of one of the companies is for the companies', async () => {
    const { theCase, id } = await asked(desk, 'client');
    expect(await lineOf(desk, theCase.id)).toContainEqual(
      expect.objectContaining({ audience: 'companies', taskId: id }),
    );
  });

  it('fills in when the customer hears next, as long as nobody has answered', async () => {
    const theCase = await aCase(desk, { address: 'filled-in@customers.example' });
    const due = new Date(Date.now() + 5 * 86_400_000).toISOString();
    const { id } = await desk.as(desk.dana, (ctx) =>
      askTask(ctx, { case: theCase.id, engagementId: desk.engagements.client, request: 'Please look.', due }),
    );
    const nextWordBy = async () =>
      (await desk.as(desk.dana, (ctx) => caseView(ctx, { case: theCase.id }))).prefill.nextWordBy;
    expect(await nextWordBy()).toBe(due);
    await desk.as(desk.leo, (ctx) => answerTask(ctx, { task: id, state: 'done' }));
    expect(Date.parse(await nextWordBy())).toBeLessThan(Date.parse(due));
  });

  it('may name a department and a person of the company that is asked', async () => {
    const department = await desk.as(desk.leo, (ctx) => addDepartment(ctx, { name: 'Service' }));
    const theCase = await aCase(desk, { address: 'named@customers.example' });
    const ask = (more: { departmentId?: string; personId?: string }, engagement = desk.engagements.client) =>
      desk.as(desk.dana, (ctx) =>
        askTask(ctx, { case: theCase.id, engagementId: engagement, request: 'Please look.', ...more }),
      );
    const made = await ask({ departmentId: department.id, personId: desk.leo.id });
    const { rows } = await test.sql('select department_id, person_id from tasks where id = $1', [made.id]);
    expect(rows).toEqual([{ department_id: department.id, person_id: desk.leo.id }]);
    const { entries } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: theCase.id }));
    expect(entries.at(-1)).toMatchObject({ data: { personId: desk.leo.id } });
    await expect(ask({ departmentId: department.id }, desk.engagements.provider)).rejects.toMatchObject({
      code: 'task.department',
    });
    await expect(ask({ personId: desk.tom.id })).rejects.toMatchObject({ code: 'task.person' });
  });

  it('may name a person of a third party once they have answered on this desk, and not before', async () => {
    const theCase = await aCase(desk, { address: 'sam@customers.example' });
    const other = await aDesk(test);
    const ask = (on: Desk, caseId: string) =>
      on.as(on.dana, (ctx) =>
        askTask(ctx, {
          case: caseId,
          engagementId: on.engagements.thirdParty,
          personId: on.sam.id,
          request: 'Again, please.',
        }),
      );
    const elsewhere = await aCase(other);
    await expect(ask(other, elsewhere.id)).rejects.toMatchObject({ code: 'task.person' });
    const { id } = await asked(desk);
    await desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'done' }));
    expect(await ask(desk, theCase.id)).toMatchObject({ caseId: theCase.id });
  });

  it('is shown beforehand as the one asked will read it, and asks nobody', async () => {
    const theCase = await aCase(desk, { address: 'before@customers.example' });
    const asking = {
      case: theCase.id,
      engagementId: desk.engagements.thirdParty,
      request: 'Was it <b>returned</b>?',
    };
    const { html } = await desk.as(desk.dana, (ctx) => previewTask(ctx, { ...asking, passedOn }));
    const { id } = await desk.as(desk.dana, (ctx) => askTask(ctx, { ...asking, passedOn }));
    const task = await desk.as(desk.sam, (ctx) => oneTask(ctx, { task: id }));
    const shown = {
      task,
      about: null,
      desk: { color: '#2f5d8a', zone: 'Europe/London' },
      token: '',
      unsent: null,
    };
    const page = renderTask({ ...shown, ...taskWords('en') });
    const withoutIds = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|#[0-9a-f]{6}/g, '');
    expect(withoutIds(html)).toBe(withoutIds(page.html));
    expect(html).toContain('MX-12-0042');
    expect((await lineOf(desk, theCase.id)).filter(({ kind }) => kind === 'task asked')).toHaveLength(1);
    await expect(desk.as(desk.sam, (ctx) => previewTask(ctx, asking))).rejects.toMatchObject({
      code: 'case.not-found',
    });
  });

  it('is refused to whoever does not work on the desk, who learns nothing of the case', async () => {
    const theCase = await aCase(desk);
    const ask = desk.as(desk.sam, (ctx) =>
      askTask(ctx, { case: theCase.id, engagementId: desk.engagements.thirdParty, request: 'Hello' }),
    );
    await expect(ask).rejects.toMatchObject({ code: 'case.not-found' });
  });

  it('is refused of an engagement that has ended or belongs to another desk', async () => {
    const [ended, other] = [await aDesk(test), await aDesk(test)];
    const theCase = await aCase(ended);
    await ended.as(ended.leo, (ctx) =>
      endEngagement(ctx, { desk: ended.slug, engagement: ended.engagements.thirdParty }),
    );
    for (const engagementId of [ended.engagements.thirdParty, other.engagements.thirdParty]) {
      const ask = ended.as(ended.dana, (ctx) =>
        askTask(ctx, { case: theCase.id, engagementId, request: 'Hello' }),
      );
      await expect(ask).rejects.toMatchObject({ code: 'engagement.not-found' });
    }
    expect(await custodyOf(test, theCase.id, 'passed on')).toEqual([]);
  });
});
