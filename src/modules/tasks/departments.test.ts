import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { askTask } from './commands/ask-task.ts';
import { departmentsOfDesk } from './queries/departments.ts';
import { oneTask, tasksAskedOfUs } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

/** A department of Clearline, with these of its people in it. */
async function department(name: string, people: Desk['dana'][]): Promise<string> {
  const { rows } = await test.sql(
    'insert into departments (organization_id, id, name) values ($1, gen_random_uuid(), $2) returning id',
    [desk.dana.organizationId, name],
  );
  for (const { id } of people)
    await test.sql('update memberships set department_id = $1 where person_id = $2', [rows[0].id, id]);
  return rows[0].id;
}

const ask = async (departmentId: string) => {
  const { id: caseId } = await aCase(desk);
  return desk.as(desk.leo, (ctx) =>
    askTask(ctx, {
      ...{ case: caseId, engagementId: desk.engagements.provider, departmentId },
      request: 'Is a spare here?',
    }),
  );
};
const waitsFor = (who: Desk['dana'], id: string) =>
  desk.as(who, async (ctx) => (await tasksAskedOfUs(ctx)).items.some((task) => task.id === id));

describe('a department', () => {
  it('is offered to whoever asks, of each company on the desk', async () => {
    const id = await department('Spares', []);
    const { items } = await desk.as(desk.leo, (ctx) => departmentsOfDesk(ctx, { desk: desk.slug }));
    expect(items).toEqual([{ id, engagementId: desk.engagements.provider, name: 'Spares' }]);
    await expect(
      desk.as(desk.sam, (ctx) => departmentsOfDesk(ctx, { desk: desk.slug })),
    ).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('is asked, and what it is asked waits for its people alone', async () => {
    const { id } = await ask(await department('Repairs', [desk.dana]));
    expect(await waitsFor(desk.dana, id)).toBe(true);
    expect(await waitsFor(desk.tom, id)).toBe(false);
    expect(await desk.as(desk.tom, (ctx) => oneTask(ctx, { task: id }))).toMatchObject({
      department: 'Repairs',
    });
  });

  it('of which nobody works on the desk leaves it to the others of its company', async () => {
    const { id } = await ask(await department('Stock', []));
    expect(await waitsFor(desk.tom, id)).toBe(true);
  });
});
