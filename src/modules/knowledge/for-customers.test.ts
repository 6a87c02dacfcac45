import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { someWords, written } from './articles.fixture.ts';
import { judgeArticle } from './commands/judge-article.ts';
import { useArticle } from './commands/use-article.ts';
import { changeArticle, writeArticle } from './commands/write-article.ts';
import type { ArticleAudience } from './contract.ts';
import { article } from './queries/article.ts';

const test = testDatabase();
type Person = Desk['dana'];
let desk: Desk;
let theCase: { id: string; reference: string; customerId: string };
beforeAll(async () => {
  desk = await aDesk(test);
  theCase = await aCase(desk, { name: 'Bill Navarro', address: 'bill@customers.example' });
  const { customerId } = theCase;
  await test.sql(`update customers set postal_address = $2 where id = $1`, [
    customerId,
    '12 High Street, Leeds LS1 4AB',
  ]);
  await test.sql(
    `insert into things (desk_id, id, customer_id, make, serial) values ($1, $2, $3, 'Harmon', 'HX77-1204')`,
    [desk.id, randomUUID(), customerId],
  );
  await test.sql(
    `insert into contact_points (desk_id, id, customer_id, kind, address) values ($1, $2, $3, 'phone', $4)`,
    [desk.id, randomUUID(), customerId, '+442079460958'],
  );
});

const read = (id: string, who = desk.leo) => desk.as(who, (ctx) => article(ctx, { article: id }));
const share = (id: string, audience: ArticleAudience, who = desk.leo) =>
  desk.as(who, (ctx) => judgeArticle(ctx, { article: id, audience }));
const rewrite = (id: string, helps: string, { who = desk.leo, version = 1 } = {}) =>
  desk.as(who, (ctx) => changeArticle(ctx, { ...someWords, helps, article: id, version }));
const sayDirectly = (id: string, audience: string, who = desk.leo) =>
  desk.as(who, (ctx) =>
    sql`insert into article_judgements (desk_id, id, article_id, audience, by_id)
      values (${desk.id}, ${randomUUID()}, ${id}, ${audience}, ${who.id})`.execute(ctx.db),
  );
const personal = (...marks: string[]) => ({ code: 'article.personal', marks });
const perhaps = (...marks: string[]) => ({ code: 'article.perhaps-personal', marks });

describe('an article for customers', () => {
  it('is one by whoever answers for the desk alone', async () => {
    const id = await written(desk, { audience: 'companies' });
    expect(await read(id)).toMatchObject({ mayPublish: true });
    expect(await read(id, desk.dana)).toMatchObject({ mayPublish: false, mayShare: true });
    await expect(share(id, 'customers', desk.dana)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(sayDirectly(id, 'customers', desk.dana)).rejects.toThrow(/company that wrote it/);
    await expect(written(desk, { audience: 'customers' })).rejects.toMatchObject({ code: 'not-permitted' });
    const made = desk.as(desk.dana, (ctx) =>
      sql`insert into articles (desk_id, id, organization_id, made_by_id, audience)
        values (${desk.id}, ${randomUUID()}, ${desk.dana.organizationId}, ${desk.dana.id}, 'customers')`.execute(
        ctx.db,
      ),
    );
    await expect(made).rejects.toMatchObject({ code: 'not-permitted' });
    await share(id, 'customers');
    expect(await read(id, desk.dana)).toMatchObject({ audience: 'customers' });
  });

  it('is said anew by them alone, and read by every company', async () => {
    const id = await written(desk, { audience: 'customers' }, desk.leo);
    expect(await read(id, desk.dana)).toMatchObject({ audience: 'customers', mayChange: false });
    await expect(rewrite(id, 'Other words.', { who: desk.dana })).rejects.toMatchObject({
      code: 'not-permitted',
    });
    const directly = desk.as(desk.dana, (ctx) =>
      sql`insert into article_versions (desk_id, article_id, version, language, words, helps, author_id, organization_id)
        values (${desk.id}, ${id}, 2, 'en', 'x', '', ${desk.dana.id}, ${desk.dana.organizationId})`.execute(
        ctx.db,
      ),
    );
    await expect(directly).rejects.toThrow(/answers for the desk/);
    await rewrite(id, 'Better words.');
    expect(await read(id)).toMatchObject({ version: 2, mayChange: true });
  });

  it('is what they read of it, and not what somebody wrote meanwhile', async () => {
    const id = await written(desk, { audience: 'companies' });
    await rewrite(id, 'Something else.', { who: desk.dana });
    const shareRead = (version: number) =>
      desk.as(desk.leo, (ctx) => judgeArticle(ctx, { article: id, audience: 'customers', version }));
    await expect(shareRead(1)).rejects.toMatchObject({ code: 'article.changed' });
    await shareRead(2);
  });

  it('is taken back by the company that wrote it', async () => {
    const id = await written(desk, { audience: 'companies' });
    await share(id, 'customers');
    await share(id, 'companies', desk.dana);
    expect(await read(id)).toMatchObject({ audience: 'companies' });
  });
});

describe('what an article says of a customer', () => {
  it.each([
    ['their name', 'Ask bill  NAVARRO about it.', 'bill  NAVARRO', perhaps],
    ['their name as in a list', 'Told by Navarro, Bill.', 'Navarro, Bill', perhaps],
    [
      'a part of their name, with how they are addressed',
      'So Mr. Navarro pressed it.',
      'Mr. Navarro',
      perhaps,
    ],
    ['a number of a thing of theirs', 'It was HX 77-1204 only.', 'HX 77-1204', perhaps],
    ['their mail address', 'Sent to Bill@Customers.example today.', 'Bill@Customers.example'],
    ['their number, however it is written', 'Ring (020) 7946-0958 then.', '(020) 7946-0958'],
    ['where they live', 'Went to 12 High Street\nLeeds, LS1 4AB.', '12 High Street\nLeeds, LS1 4AB'],
  ])('is found before other companies read it: %s', async (_what, helps, mark, found = personal) => {
    const id = await written(desk, { helps, case: theCase.id });
    await expect(share(id, 'companies', desk.dana)).rejects.toMatchObject(found(mark));
    await expect(sayDirectly(id, 'companies', desk.dana)).rejects.toMatchObject({
      constraint: 'personal_in_article',
    });
    await rewrite(id, 'Press it out.', { who: desk.dana });
    await share(id, 'companies', desk.dana);
  });

  it('is found where it is written at once for others, and where it is said anew', async () => {
    const helps = 'Bill Navarro did.';
    const begun = written(desk, { helps, audience: 'companies', case: theCase.id });
    await expect(begun).rejects.toMatchObject(perhaps('Bill Navarro'));
    const id = await written(desk, { audience: 'companies', case: theCase.id });
    await expect(rewrite(id, helps)).rejects.toMatchObject(perhaps('Bill Navarro'));
    const directly = desk.as(desk.leo, (ctx) =>
      sql`insert into article_versions (desk_id, article_id, version, language, words, helps, author_id, organization_id)
        values (${desk.id}, ${id}, 2, 'en', 'x', ${helps}, ${desk.leo.id}, ${desk.leo.organizationId})`.execute(
        ctx.db,
      ),
    );
    await expect(directly).rejects.toMatchObject({ constraint: 'personal_in_article' });
  });

  it('is found of each case that it stands beside, with the reference of any of theirs', async () => {
    const { reference } = theCase;
    const shown = `${reference.slice(0, 4)}-${reference.slice(4)}`;
    const id = await written(desk, { helps: `As in ${shown}.` });
    await share(id, 'companies', desk.dana);
    await desk.as(desk.dana, (ctx) => useArticle(ctx, { case: theCase.id, article: id, as: 'helped' }));
    await expect(share(id, 'customers')).rejects.toMatchObject(personal(shown));
  });

  it('keeps nobody from writing what their own company alone reads, nor what is of others', async () => {
    await written(desk, { helps: 'Bill Navarro did.', case: theCase.id });
    await written(desk, { helps: 'Bill Navarro did.', audience: 'companies' });
  });
});

describe('what may be somebody’s and is nobody’s', () => {
  const shareCleared = (id: string, audience: ArticleAudience, cleared: string[]) =>
    desk.as(desk.leo, (ctx) => judgeArticle(ctx, { article: id, audience, cleared }));

  it('is a part of a name where customers read it, written as names are', async () => {
    const helps = 'As Navarro said, the BILL is paid and the bill as well.';
    const id = await written(desk, { helps, case: theCase.id });
    await share(id, 'companies', desk.dana);
    await expect(share(id, 'customers')).rejects.toMatchObject(perhaps('BILL', 'Navarro'));
    await expect(sayDirectly(id, 'customers', desk.leo)).rejects.toMatchObject({
      constraint: 'personal_in_article',
    });
    await expect(shareCleared(id, 'customers', ['BILL'])).rejects.toMatchObject(perhaps('Navarro'));
    await shareCleared(id, 'customers', ['BILL', 'Navarro']);
    await rewrite(id, `${helps} So said Navarro.`);
    const { rows } = await test.sql(
      `select cleared, by_id as "byId" from article_judgements where article_id = $1 and cleared <> '{}'`,
      [id],
    );
    expect(rows).toEqual([{ cleared: ['BILL', 'Navarro'], byId: desk.leo.id }]);
  });

  it('is said by whoever says who reads it, of words that are found so and of no address', async () => {
    const id = await written(desk, { helps: 'Bill Navarro, bill@customers.example', case: theCase.id });
    const clears = shareCleared(id, 'companies', ['Bill Navarro', 'bill@customers.example']);
    await expect(clears).rejects.toMatchObject({ code: 'article.not-found' });
    const asDana = (cleared: string[]) =>
      desk.as(desk.dana, (ctx) => judgeArticle(ctx, { article: id, audience: 'companies', cleared }));
    await expect(asDana(['Bill Navarro', 'bill@customers.example'])).rejects.toMatchObject(
      personal('bill@customers.example'),
    );
    await rewrite(id, 'Bill Navarro did.', { who: desk.dana });
    await asDana(['Bill Navarro']);
    // Customers are others: it is said for them anew.
    await expect(share(id, 'customers')).rejects.toMatchObject(perhaps('Bill Navarro'));
    const changes = desk.as(desk.leo, (ctx) =>
      changeArticle(ctx, { ...someWords, helps: 'Bill Navarro did it.', article: id, version: 2 }),
    );
    await changes;
  });

  it('is said with the words themselves, new ones as well', async () => {
    const more = { helps: 'Bill Navarro did.', audience: 'companies', case: theCase.id } as const;
    const id = (
      await desk.as(desk.dana, (ctx) =>
        writeArticle(ctx, {
          ...{ ...someWords, ...more, desk: desk.slug, confidence: 'validated', cleared: ['Bill Navarro'] },
        }),
      )
    ).id;
    const change = (who: Person) =>
      desk.as(who, (ctx) =>
        changeArticle(ctx, {
          ...{ ...someWords, helps: 'HX77-1204', article: id, version: 1, cleared: ['HX77-1204'] },
        }),
      );
    await change(desk.dana);
  });
});

describe('what an article said before it was shared', () => {
  it('stays with the company that wrote it', async () => {
    const id = await written(desk, { helps: 'SECRET Bill Navarro', case: theCase.id });
    await rewrite(id, 'Press it out.', { who: desk.dana });
    await share(id, 'companies', desk.dana);
    await rewrite(id, 'Press it in.', { version: 2 });
    expect((await read(id, desk.dana)).history.map(({ version }) => version)).toEqual([3, 2, 1]);
    const theirs = await read(id);
    expect(theirs.history.map(({ version }) => version)).toEqual([3, 2]);
    expect(JSON.stringify(theirs)).not.toContain('SECRET');
  });
});

describe('whether customers see an article', () => {
  it('is said by whoever answers for the desk alone', async () => {
    const id = await written(desk, { audience: 'customers', confidence: 'archived' }, desk.leo);
    const judge = (who: Person, confidence: 'validated' | 'archived') =>
      desk.as(who, (ctx) => judgeArticle(ctx, { article: id, confidence }));
    await expect(judge(desk.dana, 'validated')).rejects.toMatchObject({ code: 'not-permitted' });
    const directly = desk.as(desk.dana, (ctx) =>
      sql`insert into article_judgements (desk_id, id, article_id, confidence, by_id)
        values (${desk.id}, ${randomUUID()}, ${id}, 'validated', ${desk.dana.id})`.execute(ctx.db),
    );
    await expect(directly).rejects.toMatchObject({ constraint: 'said_for_the_desk' });
    await judge(desk.leo, 'validated');
    expect(await read(id, desk.dana)).toMatchObject({ confidence: 'validated', mayChange: false });
  });
});

describe('what is anybody’s in an article for customers', () => {
  it.each([
    ['Write to someone.else@mail.example.', 'someone.else@mail.example'],
    ['Ring +49 (30) 123456-7 at night.', '+49 (30) 123456-7', perhaps],
    ['Ring 0171 2345678.', '0171 2345678', perhaps],
    ['Ring 0171-23-45-67.', '0171-23-45-67', perhaps],
    ['Call 555-123-4567.', '555-123-4567', perhaps],
  ])('is marked: %s', async (helps, mark, found = personal) => {
    const id = await written(desk, { helps, audience: 'companies' });
    await expect(share(id, 'customers')).rejects.toMatchObject(found(mark));
  });

  it.each([
    'Since 01.12.2026, and 2026-12-01 as well.',
    'On 05/06/2026 10:30, and 01.02.2026 - 05.02.2026 again, or 01-02-2026 09.30.',
    'In danger ring 112, else 999.',
    'Serial numbers from 4006381333931 on, version 1.4.0, at 0.25 - 0.5 - 0.75 mm.',
    'See https://harmon.example/sheets/0049301234567.',
  ])('is nobody’s: %s', async (helps) => {
    await share(await written(desk, { helps, audience: 'companies' }), 'customers');
  });

  it('is not what the desk itself is reached at', async () => {
    await test.sql(
      `insert into gateways (desk_id, id, number, format, added_by_id) values ($1, $2, '+441134960000', 'standard', $3)`,
      [desk.id, randomUUID(), desk.leo.id],
    );
    const helps = `Write to ${desk.address} or ring 0113 496 0000.`;
    await share(await written(desk, { helps, audience: 'companies' }), 'customers');
  });
});
