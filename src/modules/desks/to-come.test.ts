import { describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { sweepLeavers } from '../conversations/commands/leave-desk.ts';
import { tellEndings } from '../conversations/commands/tell-endings.ts';
import { admit } from './commands/admit.ts';
import { endEngagement, engage } from './commands/engage.ts';
import { moveWork } from './commands/move-work.ts';
import { deskView } from './queries/desk-view.ts';
import { myEndings } from './queries/endings.ts';

const test = testDatabase();

const ofCode = (code: string) => expect.objectContaining({ code });
const inHours = async (hours: number): Promise<string> => {
  const { rows } = await test.sql(`select app.now() + make_interval(hours => $1) as at`, [hours]);
  return rows[0].at.toISOString();
};
const see = (on: Desk, who: Desk['leo']) => on.as(who, (ctx) => deskView(ctx, { desk: on.slug }));

/** Another provider, from the day after tomorrow on, with somebody who is to own cases. */
async function aProviderToCome() {
  const [on, other] = [await aDesk(test), await aDesk(test)];
  const startsAt = await inHours(48);
  const asked = { desk: on.slug, role: 'provider' as const, purpose: 'answers calls', startsAt };
  const engagementId = await on.as(on.leo, async (ctx) => {
    const { id } = await engage(ctx, { ...asked, organizationId: other.dana.organizationId });
    await admit(ctx, { desk: on.slug, personId: other.dana.id, engagementId: id, role: 'lead' });
    return id;
  });
  return { on, dana: other.dana, engagementId, startsAt };
}

describe('an engagement from a day to come', () => {
  it('begins by itself, and nobody works there before', async () => {
    const { on, dana, engagementId, startsAt } = await aProviderToCome();
    expect((await see(on, on.leo)).engagements).toContainEqual(
      expect.objectContaining({ id: engagementId, startsAt }),
    );
    const roster = new Map((await see(on, on.leo)).roster.map((entry) => [entry.person.id, entry.startsAt]));
    expect([roster.get(dana.id), roster.get(on.priya.id) === startsAt]).toEqual([startsAt, false]);
    await expect(see(on, dana)).rejects.toEqual(ofCode('desk.not-found'));
    await test.advance('47 hours');
    await expect(see(on, dana)).rejects.toEqual(ofCode('desk.not-found'));
    await test.advance('2 hours');
    expect((await see(on, dana)).slug).toBe(on.slug);
  });

  it('leaves who works there already as they are until then', async () => {
    const on = await aDesk(test);
    const { organizationId, id: personId } = on.dana;
    const startsAt = await inHours(48);
    await on.as(on.leo, async (ctx) => {
      const asked = { desk: on.slug, organizationId, role: 'provider' as const, purpose: 'answers at night' };
      const { id: engagementId } = await engage(ctx, { ...asked, startsAt });
      await expect(admit(ctx, { desk: on.slug, personId, engagementId, role: 'agent' })).rejects.toEqual(
        ofCode('roster.works-here'),
      );
    });
    expect((await see(on, on.dana)).slug).toBe(on.slug);
  });

  it('is never said to have begun before it was agreed', async () => {
    const { on, dana } = await aProviderToCome();
    const { organizationId } = dana;
    const asked = { desk: on.slug, organizationId, role: 'third party' as const, purpose: 'repairs' };
    await expect(
      on.as(on.leo, async (ctx) => engage(ctx, { ...asked, startsAt: await inHours(-1) })),
    ).rejects.toEqual(ofCode('engagement.began'));
  });

  it('is told at once when it is called off, and whoever was to come is not expected any more', async () => {
    const { on, dana, engagementId } = await aProviderToCome();
    await on.as(on.leo, (ctx) => endEngagement(ctx, { desk: on.slug, engagement: engagementId }));
    await on.asDesk(sweepLeavers);
    expect(await on.asDesk(tellEndings)).toBe(1);
    expect((await on.as(on.leo, myEndings)).items).toMatchObject([{ engagementId }]);
    const { rows } = await test.sql(`select recipient from outbox_words where desk_id = $1`, [on.id]);
    expect(rows).toEqual([{ recipient: dana.mail }]);
    const there = (await see(on, on.leo)).roster.find(({ person }) => person.id === dana.id);
    expect(there).toMatchObject({ endedAt: expect.any(String) });
    await test.advance('3 days');
    await expect(see(on, dana)).rejects.toEqual(ofCode('desk.not-found'));
  });

  it('takes over what moves to it, on its first day and not before', async () => {
    const { on, engagementId, startsAt } = await aProviderToCome();
    const move = (movesAt: string) =>
      on.as(on.leo, (ctx) =>
        moveWork(ctx, {
          ...{ desk: on.slug, fromEngagementId: on.engagements.provider, toEngagementId: engagementId },
          movesAt,
        }),
      );
    await expect(move(await inHours(24))).rejects.toEqual(ofCode('move.begins-later'));
    await move(startsAt);
    await test.advance('49 hours');
    await on.asDesk(sweepLeavers);
    const { rows } = await test.sql('select state from moves where desk_id = $1', [on.id]);
    expect(rows).toEqual([{ state: 'done' }]);
  });
});
