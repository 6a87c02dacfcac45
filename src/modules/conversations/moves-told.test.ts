import { describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { endEngagement } from '../desks/commands/engage.ts';
import { callOffMove } from '../desks/commands/move-work.ts';
import { myMoves } from '../desks/queries/moves.ts';
import { changeMe } from '../people/commands/me.ts';
import { carryOutMoves, tellMoves } from './commands/move-work.ts';
import { aSecond, momentIn, move } from './move-work.fixture.ts';
import { showInstant } from './words.ts';

const test = testDatabase();

async function mailed(on: Desk) {
  const { rows } = await test.sql(
    `select w.recipient, w.subject, w.text from outbox_words w join outbox o on o.desk_id = w.desk_id and o.id = w.outbox_id
     where o.desk_id = $1 and o.kind = 'staff'`,
    [on.id],
  );
  return rows;
}

describe('a move of work', () => {
  it.each(['done', 'called off'])(
    'is told with the time when it was %s, not with that of the plan',
    async (became) => {
      const on = await aDesk(test);
      const second = await aSecond(test, on);
      const movesAt = await momentIn(test, '3 days');
      const { id } = await move(on, { to: second.engagement, movesAt });
      const ahead = await on.as(on.leo, myMoves);
      expect(ahead.items.map(({ at }) => at)).toEqual([movesAt]);
      if (became === 'called off')
        await on.as(on.leo, (ctx) => callOffMove(ctx, { desk: on.slug, move: id }));
      else
        await on.as(on.leo, (ctx) =>
          endEngagement(ctx, { desk: on.slug, engagement: on.engagements.provider }),
        );
      await on.asDesk(carryOutMoves);
      const { rows } = await test.sql(`select settled_at, state from moves where desk_id = $1`, [on.id]);
      expect(rows).toMatchObject([{ state: became }]);
      const settledAt = rows[0].settled_at.toISOString();
      expect(settledAt < movesAt).toBe(true);
      const then = await on.as(on.leo, myMoves);
      expect(then.items.map(({ at }) => at)).toEqual([settledAt]);
      await on.asDesk(tellMoves);
      const told = (await mailed(on)).map(({ text }) => text);
      const said = (at: string) => showInstant(at, { language: 'en', zone: 'Europe/London' });
      expect(told.join()).not.toContain(said(movesAt));
      expect(told.some((text) => text.includes(said(settledAt)))).toBe(became === 'done');
    },
  );

  it('is told of once by mail to both companies and the client, each in their language', async () => {
    const on = await aDesk(test);
    const second = await aSecond(test, on);
    await on.as(second.nora, (ctx) => changeMe(ctx, { languages: ['de'] }));
    await move(on, { to: second.engagement, movesAt: await momentIn(test, '1 hour') });
    expect([await on.asDesk(tellMoves), await on.asDesk(tellMoves)]).toEqual([1, 0]);
    const first = await mailed(on);
    expect(first.map(({ recipient }) => recipient).sort()).toEqual(
      [on.leo.mail, on.priya.mail, second.nora.mail].sort(),
    );
    expect(first.find(({ recipient }) => recipient === second.nora.mail)?.text).toMatch(
      /^Die Arbeit von Clearline für Harmon Audio geht an Northline/,
    );
    await test.advance('61 minutes');
    await on.asDesk(carryOutMoves);
    expect(await on.asDesk(tellMoves)).toBe(1);
    const then = (await mailed(on)).filter(({ text }) => !first.some((one) => one.text === text));
    expect(then.map(({ recipient }) => recipient).sort()).toEqual([on.leo.mail, second.nora.mail].sort());
  });
});
