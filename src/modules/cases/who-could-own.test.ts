import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { aCase, aDesk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';

const test = testDatabase();

const whoCouldOwn = (deskId: string) => async (ctx: Context) => {
  const { rows } = await sql<{ personId: string; openCases: number }>`
    select person_id, open_cases from app.who_could_own(${deskId})`.execute(ctx.db);
  return rows;
};

describe('who could own a case', () => {
  it('is told with what they have on their hands to whoever works on the desk', async () => {
    const desk = await aDesk(test);
    const { ownerId } = await aCase(desk);
    const candidates = await desk.as(desk.tom, whoCouldOwn(desk.id));
    const ids = candidates.map(({ personId }) => personId).sort();
    expect(ids).toEqual([desk.priya.id, desk.dana.id, desk.tom.id].sort());
    for (const { personId, openCases } of candidates) expect(openCases).toBe(personId === ownerId ? 1 : 0);
  });

  it('is told to nobody else', async () => {
    const desk = await aDesk(test);
    const other = await aDesk(test);
    expect(await other.as(other.dana, whoCouldOwn(desk.id))).toEqual([]);
    expect(await desk.as(desk.sam, whoCouldOwn(desk.id))).toEqual([]);
  });
});
