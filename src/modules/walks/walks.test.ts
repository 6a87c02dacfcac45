import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { openCase } from '../cases/commands/open-case.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { joinCases } from '../conversations/commands/join-cases.ts';
import { noteCall } from '../conversations/commands/note-call.ts';
import { receiveContact } from '../conversations/commands/receive-contact.ts';
import { say } from '../conversations/commands/say.ts';
import { customerAt } from '../customers/commands/customer-at.ts';
import { drawWalk } from './commands/draw-walk.ts';
import { sayOfWalk } from './commands/say-of-walk.ts';
import { walk } from './queries/walk.ts';
import { walkCase } from './queries/walk-case.ts';
import { walksOfDesk } from './queries/walks.ts';

const test = testDatabase();
let desk: Desk;
beforeEach(async () => {
  desk = await aDesk(test);
  await test.moveTo(1, '09:00');
});

type Person = Desk['dana'];
type Case = Awaited<ReturnType<typeof aCase>>;
const came = () => aCase(desk, { address: `${randomUUID()}@customers.example` });
const ends = ({ id }: Case) => desk.as(desk.dana, (ctx) => endCase(ctx, { case: id, outcome: 'met by us' }));
const comesAgain = ({ id, customerId }: Case, text = 'And now?') =>
  desk.asDesk((ctx) => receiveContact(ctx, { caseId: id, customerId, channel: 'page', text, files: [] }));
const drawn = async (who = desk.dana) => (await desk.as(who, (ctx) => drawWalk(ctx, { desk: desk.slug }))).id;
const read = (id: string, who: Person = desk.dana) => desk.as(who, (ctx) => walk(ctx, { walk: id }));
const nextWeek = () => test.moveTo(1, '08:00');

/** The only case that was drawn of last week. */
async function walked(who: Person = desk.leo) {
  const [item] = (await read(await drawn(), who)).items;
  const theCase = (id = item?.id ?? '') => desk.as(who, (ctx) => walkCase(ctx, { walkCase: id }));
  return { id: item?.id ?? '', theCase };
}

describe('a walk', () => {
  it('is drawn once for everybody, of the cases that ended in the week before, and no more than five', async () => {
    const over = [await came(), await came(), await came(), await came(), await came(), await came()];
    for (const one of over) await ends(one);
    await came();
    await nextWeek();
    await came();
    const [id, again] = [await drawn(), await drawn(desk.leo)];
    expect(again).toBe(id);
    const view = await read(id, desk.leo);
    expect(view).toMatchObject({ cases: 5, companies: [], madeBy: 'Dana Okafor' });
    const ids = view.items.map(({ caseId }) => caseId);
    expect(new Set(ids).size).toBe(5);
    expect(over.map((one) => one.id)).toEqual(expect.arrayContaining(ids));
    expect(view.items[0]).toMatchObject({ customer: 'Bill Navarro', subject: 'No sound on the mains' });
    const { lastWeek, items } = await desk.as(desk.tom, (ctx) => walksOfDesk(ctx, { desk: desk.slug }));
    expect(lastWeek).toEqual({ from: view.from, until: view.until, walk: id });
    expect(items).toHaveLength(1);
  });

  it('takes cases in which the customer came, where fewer than five ended, and none of other weeks', async () => {
    const before = await came();
    await nextWeek();
    const [one, other] = [await came(), await came()];
    await ends(one);
    await nextWeek();
    await came();
    const { items } = await read(await drawn());
    expect(items.map(({ caseId }) => caseId)).toEqual([one.id, other.id]);
    expect(items.map(({ caseId }) => caseId)).not.toContain(before.id);
  });

  it('takes what ended in the week where the customer has come again since, too', async () => {
    const one = await came();
    await nextWeek();
    await ends(one);
    await nextWeek();
    await comesAgain(one);
    const { items } = await read(await drawn());
    expect(items.map(({ caseId }) => caseId)).toEqual([one.id]);
  });

  it('is not drawn of cases that were walked before', async () => {
    const [one, other] = [await came(), await came()];
    await nextWeek();
    await drawn();
    await comesAgain(one);
    const later = await came();
    await nextWeek();
    const { items } = await read(await drawn());
    expect(items.map(({ caseId }) => caseId)).toEqual([later.id]);
    expect(other.id).not.toBe(later.id);
  });

  it('reads joined cases once, as the one in which they go on', async () => {
    const one = await came();
    const other = await desk.asDesk(async (ctx) =>
      openCase(ctx, {
        ...{ deskId: desk.id, subject: 'Still no sound', need: 'It hums, too.', channel: 'mail' },
        customer: { id: one.customerId, language: 'en' },
      }),
    );
    await desk.as(desk.dana, (ctx) => joinCases(ctx, { case: other.id, to: one.id }));
    await nextWeek();
    const { id, theCase } = await walked();
    expect(id).not.toBe('');
    const { steps, caseId } = await theCase();
    expect(caseId).toBe(one.id);
    expect(steps.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['I followed the sheet to the letter.', 'It hums, too.']),
    );
    const { rows } = await test.sql('select case_id from walk_cases where desk_id = $1', [desk.id]);
    expect(rows).toHaveLength(1);
  });

  it('says so where nothing ended and nobody came, and keeps nothing', async () => {
    await expect(drawn()).rejects.toMatchObject({ code: 'walk.nothing' });
    const { items, lastWeek } = await desk.as(desk.dana, (ctx) => walksOfDesk(ctx, { desk: desk.slug }));
    expect(items).toEqual([]);
    expect(lastWeek.walk).toBeNull();
  });

  it('is of a whole week that is over, which the database sees to', async () => {
    await came();
    const { from } = (await desk.as(desk.dana, (ctx) => walksOfDesk(ctx, { desk: desk.slug }))).lastWeek;
    const insert = (days: number) =>
      test.sql(
        `insert into walks (desk_id, id, week, made_by_id) values ($1, gen_random_uuid(), $2::date + $3::int, $4)`,
        [desk.id, from, days, desk.dana.id],
      );
    await expect(insert(-6)).rejects.toMatchObject({ code: '23514' });
    await expect(insert(7)).rejects.toMatchObject({ code: '23514' });
    await insert(-7);
  });
});

describe('a case as its customer lived it', () => {
  it('shows what they said and heard, from whom, and nothing that stayed inside', async () => {
    const one = await came();
    const note = { case: one.id, text: 'He is hard of hearing.', audience: 'companies' } as const;
    await desk.as(desk.dana, (ctx) => say(ctx, note));
    await test.advance('50 hours');
    await desk.as(desk.dana, (ctx) => say(ctx, { case: one.id, text: 'We look.', audience: 'customer' }));
    await test.advance('3 hours');
    await desk.as(desk.tom, (ctx) =>
      noteCall(ctx, { case: one.id, direction: 'in', outcome: 'reached', said: 'It hums.', text: 'Soon.' }),
    );
    await ends(one);
    await nextWeek();
    const { theCase } = await walked();
    const { steps, state, since, elsewhereAt } = await theCase();
    expect(steps.map(({ kind, by }) => [kind, by.kind, by.name, by.organization])).toEqual([
      ['contact', 'customer', 'Bill Navarro', null],
      ['message', 'person', 'Dana Okafor', 'Clearline'],
      ['contact', 'customer', 'Bill Navarro', null],
      ['call', 'person', 'Tom Hughes', 'Clearline'],
      ['ended', 'person', 'Dana Okafor', 'Clearline'],
    ]);
    expect(steps[1]).toMatchObject({ text: 'We look.', wait: { days: 2, asked: true } });
    expect(steps[0]?.promised?.kept).toBe(false);
    expect(steps[4]).toMatchObject({ outcome: 'met by us', wait: null });
    expect(JSON.stringify(steps)).not.toContain('hard of hearing');
    expect([state, since, elsewhereAt]).toEqual(['ended', null, null]);
  });

  it('shows whether they came again, and when they came with something else', async () => {
    const one = await came();
    await ends(one);
    await test.advance('1 hour');
    const other = await desk.asDesk(async (ctx) => {
      const by = { deskId: desk.id, name: 'Ann Field', address: 'ann@customers.example', language: 'en' };
      await customerAt(ctx, by);
      return openCase(ctx, {
        ...{ deskId: desk.id, subject: 'A cable', need: 'Have you a cable?', channel: 'mail' },
        customer: { id: one.customerId, language: 'en' },
      });
    });
    expect(other.id).not.toBe(one.id);
    await nextWeek();
    const items = (await read(await drawn())).items;
    const item = items.find(({ caseId }) => caseId === one.id);
    const theCase = () => desk.as(desk.leo, (ctx) => walkCase(ctx, { walkCase: item?.id ?? '' }));
    expect((await theCase()).elsewhereAt).not.toBeNull();
    await comesAgain(one);
    await test.advance('3 days');
    const again = await theCase();
    expect(again.steps.at(-1)).toMatchObject({ again: true, text: 'And now?' });
    expect(again).toMatchObject({ state: 'open', since: { days: 3, asked: true }, elsewhereAt: null });
  });

  it('shows nothing of a sender whom nobody has admitted', async () => {
    const one = await came();
    await desk.as(desk.dana, (ctx) => say(ctx, { case: one.id, text: 'We look.', audience: 'customer' }));
    const { entryId } = await comesAgain(one, 'I am his landlord.');
    await test.sql(
      `set session_replication_role = replica; update entries set from_stranger = true where id = '${entryId}';
       set session_replication_role = origin`,
    );
    await nextWeek();
    const { theCase } = await walked();
    expect((await theCase()).steps.map(({ text }) => text)).not.toContain('I am his landlord.');
  });
});

describe('what is written of it', () => {
  const writes = (who: Person, walkCaseId: string, kind: 'assumption' | 'found', words: string) =>
    desk.as(who, (ctx) => sayOfWalk(ctx, { walkCase: walkCaseId, kind, words }));

  it('stands with who wrote it and for which company, and how many cases each has written of', async () => {
    await came();
    await came();
    await nextWeek();
    const walkId = await drawn();
    const [one] = (await read(walkId)).items;
    const id = one?.id ?? '';
    await writes(desk.leo, id, 'assumption', 'He has the newest sheet.');
    await writes(desk.dana, id, 'found', 'He had version 1.2.');
    await writes(desk.tom, id, 'found', 'Nobody asked which one.');
    const { words } = await desk.as(desk.priya, (ctx) => walkCase(ctx, { walkCase: id }));
    expect(words).toMatchObject([
      {
        kind: 'assumption',
        words: 'He has the newest sheet.',
        by: 'Leo Brandt',
        organization: 'Harmon Audio',
      },
      { kind: 'found', words: 'He had version 1.2.', by: 'Dana Okafor', organization: 'Clearline' },
      { kind: 'found', words: 'Nobody asked which one.', by: 'Tom Hughes', organization: 'Clearline' },
    ]);
    expect((await read(walkId)).companies).toEqual([
      { name: 'Clearline', cases: 1 },
      { name: 'Harmon Audio', cases: 1 },
    ]);
  });

  it('stays as it was written', async () => {
    await came();
    await nextWeek();
    const { id } = await walked();
    await writes(desk.leo, id, 'found', 'He had version 1.2.');
    for (const change of [`update walk_words set words = 'x'`, 'delete from walk_cases'])
      await expect(test.sql(change)).rejects.toThrow('is append-only');
  });

  it('is written in nobody else’s name and for no other company', async () => {
    await came();
    await nextWeek();
    const { id } = await walked();
    const inName = (by: string, organization: string) =>
      desk.as(desk.leo, (ctx) =>
        ctx.db
          .withTables<{ walkWords: Record<string, unknown> }>()
          .insertInto('walkWords')
          .values({
            ...{ deskId: desk.id, walkCaseId: id, id: randomUUID(), kind: 'found', words: 'x' },
            ...{ byId: by, organizationId: organization },
          })
          .execute(),
      );
    await inName(desk.leo.id, desk.leo.organizationId);
    await expect(inName(desk.dana.id, desk.leo.organizationId)).rejects.toMatchObject({
      code: 'not-permitted',
    });
    await expect(inName(desk.leo.id, desk.dana.organizationId)).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });

  it('is neither read nor written by anybody from elsewhere', async () => {
    await came();
    await nextWeek();
    const walkId = await drawn();
    const [one] = (await read(walkId)).items;
    const id = one?.id ?? '';
    const elsewhere = await aDesk(test);
    const as = elsewhere.as;
    for (const who of [elsewhere.dana, desk.sam]) {
      await expect(as(who, (ctx) => walk(ctx, { walk: walkId }))).rejects.toMatchObject({
        code: 'walk.not-found',
      });
      await expect(as(who, (ctx) => walkCase(ctx, { walkCase: id }))).rejects.toMatchObject({
        code: 'walk-case.not-found',
      });
      await expect(
        as(who, (ctx) => sayOfWalk(ctx, { walkCase: id, kind: 'found', words: 'x' })),
      ).rejects.toMatchObject({ code: 'walk-case.not-found' });
    }
  });
});
