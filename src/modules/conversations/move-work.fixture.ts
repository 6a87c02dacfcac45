import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Desk } from '../../testing/a-desk.ts';
import type { TestDatabase } from '../../testing/database.ts';
import { admit } from '../desks/commands/admit.ts';
import { engage } from '../desks/commands/engage.ts';
import { moveWork } from '../desks/commands/move-work.ts';
import { changeMe } from '../people/commands/me.ts';
import { addPerson } from '../people/commands/members.ts';

const always = { always: true as const };

export type Named = Desk['leo'];
type Second = { engagement: string; nora: Named; otto: Named };

/** A second provider, with somebody who leads there and somebody who answers. */
export async function aSecond(test: TestDatabase, on: Desk, { admitted = true } = {}): Promise<Second> {
  const organizationId = uuid();
  const person = (name: string): Named => ({
    ...{ id: uuid(), organizationId },
    mail: `${name}-${uuid()}@people.example`,
  });
  const [nora, otto] = [person('nora'), person('otto')];
  await test.database.as({ kind: 'operator' }, async (ctx) => {
    await sql`select app.found_organization(${organizationId}, 'Northline', 'IE')`.execute(ctx.db);
    await addPerson(ctx, { ...nora, name: 'Nora Quinn', administrator: true });
    await addPerson(ctx, { ...otto, name: 'Otto Reyes', administrator: false });
  });
  for (const who of [nora, otto]) await on.as(who, (ctx) => changeMe(ctx, { hours: always }));
  const engagement = await on.as(on.leo, async (ctx) => {
    const asked = { desk: on.slug, organizationId, role: 'provider' as const, purpose: 'answers' };
    const { id } = await engage(ctx, asked);
    if (admitted)
      for (const [who, role] of [[nora, 'lead'] as const, [otto, 'agent'] as const])
        await admit(ctx, { desk: on.slug, personId: who.id, engagementId: id, role });
    return id;
  });
  return { engagement, nora, otto };
}

type To = { to: string; from?: string; movesAt?: string; by?: Named };
export const move = (on: Desk, { to, from = on.engagements.provider, movesAt, by = on.leo }: To) =>
  on.as(by, (ctx) =>
    moveWork(ctx, {
      ...{ desk: on.slug, fromEngagementId: from, toEngagementId: to },
      ...(movesAt && { movesAt }),
    }),
  );

export async function momentIn(test: TestDatabase, interval: string): Promise<string> {
  const { rows } = await test.sql(`select app.now() + $1::interval as at`, [interval]);
  return rows[0].at.toISOString();
}
