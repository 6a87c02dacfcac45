import { describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { sweepLeavers } from '../conversations/commands/leave-desk.ts';
import { tellEndings } from '../conversations/commands/tell-endings.ts';
import { changeMe } from '../people/commands/me.ts';
import { keepAddress } from '../tasks/commands/keep-address.ts';
import { endEngagement } from './commands/engage.ts';
import { seeEnding } from './commands/see-ending.ts';
import { myEndings } from './queries/endings.ts';

const test = testDatabase();

const end = (on: Desk, engagement: string) =>
  on.as(on.leo, (ctx) => endEngagement(ctx, { desk: on.slug, engagement }));
const read = async (on: Desk, who: Desk['leo']) =>
  (await on.as(who, myEndings)).items.map(({ organization }) => organization);
const tell = (on: Desk) => on.asDesk(tellEndings);

async function mailed(on: Desk) {
  const { rows } = await test.sql(
    `select w.recipient, w.text from outbox_words w join outbox o on o.desk_id = w.desk_id and o.id = w.outbox_id
     where o.desk_id = $1 and o.kind = 'staff'`,
    [on.id],
  );
  return rows;
}

describe('a company that works on a desk no more', () => {
  it('is told of once to everybody who stays, until each has read it', async () => {
    const on = await aDesk(test);
    await end(on, on.engagements.thirdParty);
    expect([await tell(on), await tell(on)]).toEqual([1, 0]);
    for (const who of [on.leo, on.priya, on.dana]) expect(await read(on, who)).toEqual(['Soundhouse']);
    const see = (who: Desk['leo']) =>
      on.as(who, (ctx) => seeEnding(ctx, { desk: on.slug, engagement: on.engagements.thirdParty }));
    await see(on.dana);
    expect([await read(on, on.dana), await read(on, on.tom)]).toEqual([[], ['Soundhouse']]);
    expect(await mailed(on)).toEqual([]);
  });

  it('is told by mail itself, through whoever led there, in their language, and sees nothing of it here', async () => {
    const on = await aDesk(test);
    await on.as(on.priya, (ctx) => changeMe(ctx, { languages: ['de'] }));
    await end(on, on.engagements.provider);
    await on.asDesk(sweepLeavers);
    expect(await tell(on)).toBe(1);
    expect(await read(on, on.leo)).toEqual(['Clearline']);
    expect(await read(on, on.priya)).toEqual([]);
    expect(await mailed(on)).toMatchObject([
      {
        recipient: on.priya.mail,
        text: expect.stringMatching(/^Der Auftrag von Clearline für Harmon Audio endete/),
      },
    ]);
  });

  it('is told by mail where it was asked by mail, in the language of the desk, once', async () => {
    const on = await aDesk(test);
    const address = 'returns@soundhouse.example';
    await on.as(on.leo, (ctx) =>
      keepAddress(ctx, { desk: on.slug, engagementId: on.engagements.thirdParty, address }),
    );
    await end(on, on.engagements.thirdParty);
    expect([await tell(on), await tell(on)]).toEqual([1, 0]);
    expect(await mailed(on)).toMatchObject([
      {
        recipient: address,
        text: expect.stringMatching(/^The engagement of Soundhouse .* not needed from you/),
      },
    ]);
  });

  it('is told of when its time is over, and not before', async () => {
    const on = await aDesk(test);
    await test.sql(`update engagements set ends_at = app.now() + interval '1 hour' where id = $1`, [
      on.engagements.thirdParty,
    ]);
    expect([await tell(on), await read(on, on.leo)]).toEqual([0, []]);
    await test.advance('61 minutes');
    expect([await tell(on), await read(on, on.leo)]).toEqual([1, ['Soundhouse']]);
  });
});
