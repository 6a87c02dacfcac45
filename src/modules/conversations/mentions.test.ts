import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { dismiss } from './commands/leave-desk.ts';
import { mentionReaders, seeMentions } from './commands/mention.ts';
import { say } from './commands/say.ts';
import { myMentions } from './queries/mentions.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

type Who = 'leo' | 'priya' | 'dana' | 'tom' | 'sam';
const note = (id: string, to: Who, audience: 'companies' | 'company' | 'customer' = 'companies') =>
  desk.as(desk.dana, (ctx) =>
    say(ctx, { case: id, text: `@${to} please look.`, audience, mentionIds: [desk[to].id] }),
  );
const told = async (who: Who, caseId: string) => {
  const { items } = await desk.as(desk[who], (ctx) => myMentions(ctx));
  return items.filter((one) => one.caseId === caseId);
};

describe('a mention', () => {
  it('is told to the one it names, and to nobody else', async () => {
    const { id, reference } = await aCase(desk);
    const { id: entryId } = await note(id, 'tom');
    expect(await told('tom', id)).toMatchObject([
      { entryId, reference, by: 'Dana Okafor', text: '@tom please look.', subject: 'No sound on the mains' },
    ]);
    for (const who of ['dana', 'priya', 'leo'] as const) expect(await told(who, id)).toEqual([]);
    const { rows } = await test.sql(
      `select data from events where name = 'case.mentioned' and data->>'entryId' = $1`,
      [entryId],
    );
    expect(rows).toEqual([{ data: { caseId: id, entryId } }]);
  });

  it('stays until it is seen, alone or with all others on the case', async () => {
    const { id } = await aCase(desk);
    const first = await note(id, 'tom');
    const second = await note(id, 'tom');
    await desk.as(desk.priya, (ctx) => seeMentions(ctx, { case: id }));
    expect(await told('tom', id)).toHaveLength(2);
    await desk.as(desk.tom, (ctx) => seeMentions(ctx, { case: id, entryId: second.id }));
    expect(await told('tom', id)).toMatchObject([{ entryId: first.id }]);
    await desk.as(desk.tom, (ctx) => seeMentions(ctx, { case: id }));
    expect(await told('tom', id)).toEqual([]);
  });

  it.each([
    ['somebody of a third party', 'sam', 'companies'],
    ['oneself', 'dana', 'companies'],
    ['somebody of another company on a note for one’s own', 'leo', 'company'],
  ] as const)('of %s is refused, and nothing is noted', async (_who, to, audience) => {
    const { id } = await aCase(desk);
    await expect(note(id, to, audience)).rejects.toMatchObject({ code: 'mention.not-a-reader' });
    const { rows } = await test.sql(`select from entries where case_id = $1 and kind = 'note'`, [id]);
    expect(rows).toEqual([]);
  });

  it('stands in no word to a customer', async () => {
    const { id } = await aCase(desk);
    await expect(note(id, 'tom', 'customer')).rejects.toMatchObject({ code: 'mention.to-customer' });
  });

  it('of a colleague on a note for one’s own company is told', async () => {
    const { id } = await aCase(desk);
    await note(id, 'priya', 'company');
    expect(await told('priya', id)).toHaveLength(1);
  });

  it('that a deed brings is told to those alone who read it', async () => {
    const { id } = await aCase(desk);
    await desk.as(desk.dana, async (ctx) => {
      const { id: entryId } = await say(ctx, { case: id, text: 'Well done.', audience: 'companies' });
      const all = [desk.tom, desk.sam, desk.dana].map((one) => one.id);
      await mentionReaders(ctx, { deskId: desk.id, caseId: id, entryId }, all);
    });
    expect(await told('tom', id)).toMatchObject([{ text: 'Well done.' }]);
    for (const who of ['sam', 'dana'] as const) expect(await told(who, id)).toEqual([]);
  });

  it('is nothing to who has left the desk', async () => {
    const other = await aDesk(test);
    const { id } = await aCase(other);
    await other.as(other.dana, (ctx) =>
      say(ctx, { case: id, text: '@Tom', audience: 'companies', mentionIds: [other.tom.id] }),
    );
    await other.as(other.leo, (ctx) => dismiss(ctx, { desk: other.slug, person: other.tom.id }));
    expect((await other.as(other.tom, (ctx) => myMentions(ctx))).items).toEqual([]);
    await expect(
      other.as(other.dana, (ctx) =>
        say(ctx, { case: id, text: '@Tom', audience: 'companies', mentionIds: [other.tom.id] }),
      ),
    ).rejects.toMatchObject({ code: 'mention.not-a-reader' });
  });
});
