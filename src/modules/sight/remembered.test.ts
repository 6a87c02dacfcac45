import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { beforeAll, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';

const test = testDatabase();
let desk: Desk;
let other: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  other = await aDesk(test);
});

async function known(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from organizations`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

it('knows in the same transaction whom the actor has just engaged', async () => {
  const newcomer = other.sam.organizationId;
  await desk.as(desk.leo, async (ctx) => {
    expect(await known(ctx)).not.toContain(newcomer);
    await sql`insert into engagements (desk_id, id, organization_id, role, purpose)
      values (${desk.id}, ${uuid()}, ${newcomer}, 'third party', 'repairs')`.execute(ctx.db);
    expect(await known(ctx)).toContain(newcomer);
  });
});

it('remembers nothing for whoever goes on as somebody else', async () => {
  await desk.as(desk.leo, async (ctx) => {
    const mine = await known(ctx);
    const system = await ctx.become({ kind: 'desk-system', deskId: other.id });
    expect(await known(system)).not.toEqual(mine);
    expect(await known(system)).not.toContain(desk.leo.organizationId);
  });
});
