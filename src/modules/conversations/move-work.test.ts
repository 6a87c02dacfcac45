import { describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { admit } from '../desks/commands/admit.ts';
import { endEngagement } from '../desks/commands/engage.ts';
import { callOffMove } from '../desks/commands/move-work.ts';
import { deskView } from '../desks/queries/desk-view.ts';
import { myMoves } from '../desks/queries/moves.ts';
import { answerTask } from '../tasks/commands/answer-task.ts';
import { askTask } from '../tasks/commands/ask-task.ts';
import { returnTask } from '../tasks/commands/return-task.ts';
import { sweepLeavers } from './commands/leave-desk.ts';
import { carryOutMoves } from './commands/move-work.ts';
import { say } from './commands/say.ts';
import { aSecond, momentIn, move, type Named } from './move-work.fixture.ts';
import { caseView } from './queries/case-view.ts';

const test = testDatabase();
const ofCode = (code: string) => expect.objectContaining({ code });

const after = (interval: string) => momentIn(test, interval);
const inAnHour = () => after('1 hour');

const states = async (on: Desk, who = on.leo) =>
  (await on.as(who, myMoves)).items.map(({ state, from, to }) => `${from} → ${to}: ${state}`);
const carryOut = (on: Desk) => on.asDesk(carryOutMoves);
const view = (on: Desk, id: string, who = on.leo) => on.as(who, (ctx) => caseView(ctx, { case: id }));
const sees = (on: Desk, who: Named) => on.as(who, (ctx) => deskView(ctx, { desk: on.slug }));

async function casesOn(on: Desk, count: number) {
  const made: Awaited<ReturnType<typeof aCase>>[] = [];
  for (let at = 0; at < count; at += 1)
    made.push(await aCase(on, { address: `c${at}@customers.example`, language: at % 2 ? 'de' : 'en' }));
  return made;
}

/** Fails at the so-manieth statement, as when the process is killed there. */
function failingAt(ctx: Context, at: number): Context {
  let count = 0;
  const db = ctx.db.withPlugin({
    transformQuery: ({ node }) => {
      count += 1;
      if (count === at) throw new Error('killed');
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { ...ctx, db };
}

describe('the work of a company', () => {
  it('moves at its time: each open case has an owner there, a briefing and the same next word', async () => {
    const on = await aDesk(test);
    const before = await casesOn(on, 5);
    const second = await aSecond(test, on);
    const [first] = before;
    await on.as(on.priya, (ctx) =>
      say(ctx, {
        case: first?.id ?? '',
        audience: 'customer',
        text: 'We look into the mains.',
        stands: 'Being tested',
      }),
    );
    const dues = new Map<string, string | null>();
    for (const { id } of before) dues.set(id, (await view(on, id)).due);
    const movesAt = await inAnHour();
    await move(on, { to: second.engagement, movesAt });
    expect(await carryOut(on)).toBe(0);
    for (const who of [on.leo, on.dana, second.otto])
      expect(await states(on, who)).toEqual(['Clearline → Northline: announced']);
    await sees(on, on.dana);

    await test.advance('61 minutes');
    expect([await carryOut(on), await carryOut(on)]).toEqual([1, 0]);
    const theirs = [second.nora.id, second.otto.id];
    const owners = new Set<string>();
    for (const { id } of before) {
      const after = await view(on, id, second.nora);
      expect(theirs).toContain(after.owner.id);
      owners.add(after.owner.id);
      expect(after.due).toBe(dues.get(id));
      const [left, briefing] = after.entries.slice(-2);
      expect(left).toMatchObject({ kind: 'owner left', audience: 'customer', delivery: 'queued' });
      expect(left?.text).toContain(after.owner.name);
      expect(briefing).toMatchObject({ kind: 'briefing', audience: 'companies' });
      expect(briefing?.text).toContain('They asked: I followed the sheet to the letter.');
      expect(briefing?.text).toContain('Next word by: ');
    }
    expect(owners.size).toBe(2);
    const told = (await view(on, first?.id ?? '')).entries.at(-1)?.text;
    expect(told).toContain('Where it stands: Being tested');
    expect(told).toContain('We look into the mains.');
    for (const gone of [on.priya, on.dana, on.tom])
      await expect(sees(on, gone)).rejects.toEqual(ofCode('desk.not-found'));
    expect(await states(on)).toEqual(['Clearline → Northline: done']);
    const { rows } = await test.sql(
      `select purpose, to_organization_id from custody_inbox where desk_id = $1 and kind = 'passed on' and case_id is null`,
      [on.id],
    );
    expect(rows).toEqual([{ purpose: 'move', to_organization_id: second.nora.organizationId }]);
  });

  it('says in each briefing what is still waited for, of what was given back as well', async () => {
    const on = await aDesk(test);
    const [one] = await casesOn(on, 1);
    const ask = async (request: string) => {
      const asked = { case: one?.id ?? '', engagementId: on.engagements.client, request };
      const { id } = await on.as(on.dana, (ctx) => askTask(ctx, asked));
      return id;
    };
    const answer = (task: string) => on.as(on.leo, (ctx) => answerTask(ctx, { task, state: 'done' }));
    await ask('Is it covered?');
    await answer(await ask('Send the manual.'));
    const again = await ask('Send a new board.');
    await answer(again);
    await on.as(on.dana, (ctx) => returnTask(ctx, { task: again, text: 'It was the wrong one.' }));
    const second = await aSecond(test, on);
    await move(on, { to: second.engagement });
    await carryOut(on);
    const briefing = (await view(on, one?.id ?? '')).entries.at(-1)?.text ?? '';
    expect(briefing.match(/(?<=answered yet: ).+/g)).toEqual(['Is it covered?', 'Send a new board.']);
  });

  it('is taken back by the client’s own people the same way, at once where it says so', async () => {
    const on = await aDesk(test);
    const [one] = await casesOn(on, 1);
    await move(on, { to: on.engagements.client });
    expect(await carryOut(on)).toBe(1);
    expect((await view(on, one?.id ?? '')).owner.id).toBe(on.leo.id);
  });

  it('stays with one person for all that one customer asked', async () => {
    const on = await aDesk(test);
    const made = [await aCase(on), await aCase(on), await aCase(on)];
    const second = await aSecond(test, on);
    await move(on, { to: second.engagement });
    await carryOut(on);
    const owners = await Promise.all(made.map(async ({ id }) => (await view(on, id)).owner.id));
    expect(new Set(owners).size).toBe(1);
  });

  it('goes where it was announced though the engagement ends before its time', async () => {
    const on = await aDesk(test);
    const [one] = await casesOn(on, 1);
    const second = await aSecond(test, on);
    await move(on, { to: second.engagement, movesAt: await inAnHour() });
    await on.as(on.leo, (ctx) => endEngagement(ctx, { desk: on.slug, engagement: on.engagements.provider }));
    await on.asDesk(sweepLeavers);
    expect([second.nora.id, second.otto.id]).toContain((await view(on, one?.id ?? '')).owner.id);
    expect(await states(on)).toEqual(['Clearline → Northline: done']);
  });

  it('moves wholly or not at all, wherever the process is killed', async () => {
    const on = await aDesk(test);
    const made = await casesOn(on, 3);
    const second = await aSecond(test, on);
    await move(on, { to: second.engagement });
    for (const at of [2, 4, 6, 8, 10])
      await expect(on.asDesk((ctx) => carryOutMoves(failingAt(ctx, at)))).rejects.toThrow('killed');
    for (const { id, ownerId } of made) expect((await view(on, id, on.dana)).owner.id).toBe(ownerId);
    expect(await states(on)).toEqual(['Clearline → Northline: announced']);
    const both = await Promise.all([carryOut(on), carryOut(on)]);
    expect(both.toSorted()).toEqual([0, 1]);
    for (const { id } of made)
      expect((await view(on, id)).entries.filter(({ kind }) => kind === 'briefing')).toHaveLength(1);
  });

  it('can be called off until then by whoever announced it, and everything stays', async () => {
    const on = await aDesk(test);
    const second = await aSecond(test, on);
    const { id } = await move(on, { to: second.engagement, movesAt: await inAnHour() });
    await expect(move(on, { to: on.engagements.client })).rejects.toEqual(ofCode('move.announced'));
    const off = (by: Named) => on.as(by, (ctx) => callOffMove(ctx, { desk: on.slug, move: id }));
    await expect(off(on.priya)).rejects.toEqual(ofCode('not-permitted'));
    await off(on.leo);
    await expect(off(on.leo)).rejects.toEqual(ofCode('move.not-found'));
    await test.advance('61 minutes');
    expect(await carryOut(on)).toBe(0);
    await sees(on, on.dana);
    expect(await states(on)).toEqual(['Clearline → Northline: called off']);
  });

  it('does not move to nobody, neither when it is announced nor when its time comes', async () => {
    const on = await aDesk(test);
    const second = await aSecond(test, on, { admitted: false });
    await expect(move(on, { to: second.engagement })).rejects.toEqual(ofCode('move.nobody'));
    const [one] = await casesOn(on, 1);
    await on.as(on.leo, (ctx) =>
      admit(ctx, { desk: on.slug, personId: second.otto.id, engagementId: second.engagement, role: 'agent' }),
    );
    await move(on, { to: second.engagement, movesAt: await inAnHour() });
    await on.as(on.leo, (ctx) => endEngagement(ctx, { desk: on.slug, engagement: second.engagement }));
    await test.advance('61 minutes');
    expect(await carryOut(on)).toBe(1);
    expect(await states(on)).toEqual(['Clearline → Northline: lapsed']);
    expect((await view(on, one?.id ?? '', on.dana)).owner.id).toBe(one?.ownerId);
  });

  it('is refused where it makes no sense, and by everybody but who answers for the desk', async () => {
    const on = await aDesk(test);
    const { client, provider, thirdParty } = on.engagements;
    await expect(move(on, { to: client, by: on.priya })).rejects.toEqual(ofCode('not-permitted'));
    await expect(move(on, { from: client, to: provider })).rejects.toEqual(ofCode('move.provider'));
    await expect(move(on, { to: thirdParty })).rejects.toEqual(ofCode('move.third-party'));
    await expect(move(on, { to: provider })).rejects.toEqual(ofCode('move.same'));
    await expect(move(on, { to: client, movesAt: '2020-01-01T00:00:00.000Z' })).rejects.toEqual(
      ofCode('move.over'),
    );
    const other = await aDesk(test);
    await expect(move(on, { to: other.engagements.client })).rejects.toEqual(ofCode('engagement.not-found'));
    expect(await states(other)).toEqual([]);
  });
});
