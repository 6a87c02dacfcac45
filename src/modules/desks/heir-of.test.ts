import { expect, it } from 'vitest';
import { aDesk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { heirOf } from './queries/heir-of.ts';

const test = testDatabase();

it('is a lead of their own company while that one belongs there, else whoever answers for the desk', async () => {
  const desk = await aDesk(test);
  const heir = () => desk.asDesk((ctx) => heirOf(ctx, { deskId: desk.id, personId: desk.dana.id }));
  expect(await heir()).toBe(desk.priya.id);

  await test.sql('update memberships set ended_at = app.now() where person_id = $1', [desk.priya.id]);
  expect(await heir()).toBe(desk.leo.id);
});
