import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { someWords, written } from './articles.fixture.ts';
import { judgeArticle } from './commands/judge-article.ts';
import { useArticle } from './commands/use-article.ts';
import { changeArticle } from './commands/write-article.ts';
import type { ArticleAudience } from './contract.ts';
import { article } from './queries/article.ts';

const test = testDatabase();
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
    ['their name', 'Ask bill  NAVARRO about it.', 'bill  NAVARRO'],
    ['a part of their name, with how they are addressed', 'So Mr. Navarro pressed it.', 'Mr. Navarro'],
    ['their mail address', 'Sent to Bill@Customers.example today.', 'Bill@Customers.example'],
    ['their number, however it is written', 'Ring (020) 7946-0958 then.', '(020) 7946-0958'],
    ['where they live', 'Went to 12 High Street\nLeeds, LS1 4AB.', '12 High Street\nLeeds, LS1 4AB'],
  ])('is found before other companies read it: %s', async (_what, helps, mark) => {
    const id = await written(desk, { helps, case: theCase.id });
    await expect(share(id, 'companies', desk.dana)).rejects.toMatchObject(personal(mark));
    await expect(sayDirectly(id, 'companies', desk.dana)).rejects.toMatchObject({
      constraint: 'personal_in_article',
    });
    await rewrite(id, 'Press it out.', { who: desk.dana });
    await share(id, 'companies', desk.dana);
  });

  it('is found where it is written at once for others, and where it is said anew', async () => {
    const helps = 'Bill Navarro did.';
    const begun = written(desk, { helps, audience: 'companies', case: theCase.id });
    await expect(begun).rejects.toMatchObject(personal('Bill Navarro'));
    const id = await written(desk, { audience: 'companies', case: theCase.id });
    await expect(rewrite(id, helps)).rejects.toMatchObject(personal('Bill Navarro'));
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

describe('what is anybody’s in an article for customers', () => {
  it.each([
    ['Write to someone.else@mail.example.', 'someone.else@mail.example'],
    ['Ring +49 (30) 123456-7 at night.', '+49 (30) 123456-7'],
    ['Ring 0171 2345678.', '0171 2345678'],
    ['Call 555-123-4567.', '555-123-4567'],
  ])('is marked: %s', async (helps, mark) => {
    const id = await written(desk, { helps, audience: 'companies' });
    await expect(share(id, 'customers')).rejects.toMatchObject(personal(mark));
  });

  it.each([
    'Since 01.12.2026, and 2026-12-01 as well.',
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
