import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { admit } from './commands/admit.ts';
import { changeEngagement } from './commands/change-engagement.ts';
import { endEngagement, engage } from './commands/engage.ts';
import { deskView } from './queries/desk-view.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

type Changes = Omit<Parameters<typeof changeEngagement>[1], 'desk' | 'engagement'>;

type Where = { on: Desk; by: Desk['leo']; engagement: string };

const ofCode = (code: string) => expect.objectContaining({ code });
const terms = {
  ...{ purpose: 'answers at night', data: ['name', 'contact'], country: 'IE' },
  ...{ pay: '4 EUR a case', agreement: 'Night desk 2026, in the safe' },
};
const change = (
  changes: Changes,
  { on = desk, by = on.leo, engagement = on.engagements.provider }: Partial<Where> = {},
) => on.as(by, (ctx) => changeEngagement(ctx, { desk: on.slug, engagement, ...changes }));
const seen = async (who: Desk['leo'], on = desk) =>
  (await on.as(who, (ctx) => deskView(ctx, { desk: on.slug }))).engagements.find(
    ({ id }) => id === on.engagements.provider,
  );

describe('what is agreed with a company', () => {
  it('is changed by whoever answers for the desk alone', async () => {
    await expect(change(terms, { by: desk.priya })).rejects.toEqual(ofCode('not-permitted'));
    await expect(change({})).rejects.toEqual(ofCode('engagement.nothing'));
    await change(terms);
    expect(await seen(desk.leo)).toMatchObject({ ...terms, endsAt: null });
    await change({ pay: null });
    expect(await seen(desk.leo)).toMatchObject({ ...terms, pay: null });
  });

  it('is read by the client and by themselves, and how they are paid by no other company', async () => {
    await change(terms);
    expect(await seen(desk.dana)).toMatchObject(terms);
    const other = await aDesk(test);
    await desk.as(desk.leo, async (ctx) => {
      const { organizationId, id: personId } = other.dana;
      const asked = { desk: desk.slug, organizationId, role: 'provider' as const, purpose: 'answers calls' };
      const { id: engagementId } = await engage(ctx, asked);
      await admit(ctx, { desk: desk.slug, personId, engagementId, role: 'agent' });
    });
    expect(await seen(other.dana)).toMatchObject({ ...terms, pay: null, agreement: null });
    for (const who of [desk.leo, other.dana])
      await expect(
        desk.as(who, (ctx) => sql`select pay from engagements where desk_id = ${desk.id}`.execute(ctx.db)),
      ).rejects.toEqual(ofCode('not-permitted'));
    const readBy = (who: Desk['leo']) =>
      desk.as(who, async (ctx) => (await sql`select pay from app.terms_of(${desk.id})`.execute(ctx.db)).rows);
    expect(await readBy(desk.leo)).toContainEqual({ pay: terms.pay });
    expect(await readBy(desk.priya)).toEqual([{ pay: terms.pay }]);
    expect(await readBy(other.dana)).toEqual([{ pay: null }]);
    expect(await readBy(other.leo)).toEqual([]);
  });

  it('ends when it says, and not before now', async () => {
    const on = await aDesk(test);
    await expect(change({ endsAt: '2020-01-01T00:00:00.000Z' }, { on, by: on.leo })).rejects.toEqual(
      ofCode('engagement.over'),
    );
    await expect(
      change({ endsAt: '2099-01-01T00:00:00.000Z' }, { on, by: on.leo, engagement: on.engagements.client }),
    ).rejects.toEqual(ofCode('engagement.client'));
    const { rows } = await test.sql(`select app.now() + interval '1 hour' as at`);
    const endsAt = rows[0].at.toISOString();
    await change({ endsAt }, { on, by: on.leo });
    expect(await seen(on.dana, on)).toMatchObject({ endsAt });
    await test.advance('61 minutes');
    await expect(seen(on.dana, on)).rejects.toEqual(ofCode('desk.not-found'));
    await expect(change({ endsAt: null }, { on, by: on.leo })).rejects.toEqual(
      ofCode('engagement.not-found'),
    );
  });

  it('may end sooner than it says', async () => {
    const on = await aDesk(test);
    await change({ endsAt: '2099-01-01T00:00:00.000Z' }, { on, by: on.leo });
    await on.as(on.leo, (ctx) => endEngagement(ctx, { desk: on.slug, engagement: on.engagements.provider }));
    await expect(seen(on.dana, on)).rejects.toEqual(ofCode('desk.not-found'));
  });
});
