import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { picturesIn } from '../../platform/markdown.ts';
import { drawn } from '../../platform/pictures/drawn.fixture.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { someWords, written } from './articles.fixture.ts';
import { judgeArticle } from './commands/judge-article.ts';
import { keepPicture, preparedPicture, refuseTooManyPictures } from './commands/keep-picture.ts';
import { changeArticle } from './commands/write-article.ts';
import { article } from './queries/article.ts';
import { fittingArticles } from './queries/fitting-articles.ts';
import { chunksOfPicture, visiblePicture } from './queries/picture.ts';

const test = testDatabase();
type Person = Desk['dana'];
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

/** Of other bytes each time, so that none was kept before. */
const another = () => {
  const bytes = Buffer.from(drawn.gif);
  const [red = 0, green = 0, blue = 0] = Buffer.from(randomUUID().replaceAll('-', ''), 'hex');
  bytes.set([red, green, blue], 13);
  return bytes;
};
const keep = (content: Buffer, who: Person = desk.dana) =>
  desk.as(who, async (ctx) => keepPicture(ctx, { deskId: desk.id, picture: await preparedPicture(content) }));
const shows = (id: string, said = 'The mono switch') => `Press it.\n\n![${said}](picture/${id})`;
const read = (id: string, who: Person = desk.dana) => desk.as(who, (ctx) => article(ctx, { article: id }));
const see = (id: string, who: Person) => desk.as(who, (ctx) => visiblePicture(ctx, desk.id, id));
const lookedAt = (helps: string) => ({ clearedPictures: picturesIn(helps).kept.map((one) => one.id) });
const rewrite = (id: string, helps: string, version = 1, who: Person = desk.dana) =>
  desk.as(who, (ctx) =>
    changeArticle(ctx, { ...someWords, ...lookedAt(helps), helps, article: id, version }),
  );
const share = (id: string, audience: 'companies' | 'customers', who: Person = desk.leo) =>
  desk.as(who, async (ctx) => {
    const { helps } = await article(ctx, { article: id });
    return judgeArticle(ctx, { ...lookedAt(helps), article: id, audience });
  });

describe('a picture', () => {
  it('is kept once, as what it is, and shown by the article that names it', async () => {
    const id = await keep(drawn.png);
    expect(await keep(drawn.png)).toBe(id);
    const { rows } = await test.sql(
      'select sum(length(bytes))::int as n from article_picture_chunks where picture_id = $1',
      [id],
    );
    expect(rows).toEqual([{ n: drawn.png.length }]);
    const one = await written(desk, { helps: shows(id) });
    const other = await written(desk, { helps: shows(id, 'The same') });
    for (const each of [one, other])
      expect((await read(each)).pictures).toEqual([{ id, type: 'image/png', width: 30, height: 20 }]);
    const theCase = await aCase(desk, { address: `${randomUUID()}@customers.example` });
    const { items } = await desk.as(desk.dana, (ctx) =>
      fittingArticles(ctx, { case: theCase.id, q: 'hums' }),
    );
    expect(items.map(({ pictures }) => pictures.length)).toContain(1);
  });

  it('is refused where it is none, too large or too long', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const none = { kind: 'invalid', code: 'article-picture.none' };
    await expect(keep(svg)).rejects.toMatchObject(none);
    const quicktime = Buffer.concat([Buffer.from('\0\0\0\x10ftypqt  \0\0\0\0', 'latin1'), drawn.mp4]);
    await expect(keep(quicktime)).rejects.toMatchObject({ code: 'article-picture.quicktime' });
    const heavy = Buffer.concat([
      drawn.gif.subarray(0, 19),
      Buffer.alloc(5 * 1024 * 1024, '!\xf9\x00', 'latin1'),
    ]);
    await expect(keep(Buffer.concat([drawn.gif, heavy]))).rejects.toMatchObject({
      code: 'article-picture.too-large',
    });
    const long = Buffer.from(drawn.webm);
    const duration = long.indexOf(Buffer.from([0x44, 0x89]));
    long.writeFloatBE(61_000, duration + 3);
    await expect(keep(long)).rejects.toMatchObject({ code: 'article-picture.too-long' });
    expect(await keep(drawn.webm)).toEqual(expect.any(String));
  });

  it('is not shown from elsewhere, nor where it is not there', async () => {
    const foreign = { code: 'article.foreign-picture' };
    for (const helps of ['![x](https://evil.example/a.png)', '![x][a]\n\n[a]: https://evil.example/a.png'])
      await expect(written(desk, { helps })).rejects.toMatchObject(foreign);
    const id = await keep(another());
    await expect(written(desk, { helps: `![x](picture/${id} "title")` })).rejects.toMatchObject(foreign);
    await expect(written(desk, { helps: shows(randomUUID()) })).rejects.toMatchObject({
      code: 'article.no-such-picture',
    });
    expect(await written(desk, { helps: 'See [the sheet](https://harmon.example/sheet).' })).toBeTruthy();
  });

  it('is added by one person sixty times an hour at most', async () => {
    const other = await aDesk(test);
    await test.sql(
      `insert into article_pictures (desk_id, id, by_id, type, size, sha256, width, height)
       select $1, gen_random_uuid(), $2, 'image/png', 1, sha256(n::text::bytea), 1, 1 from generate_series(1, 60) n`,
      [other.id, other.dana.id],
    );
    const asked = (who: Person) => other.as(who, (ctx) => refuseTooManyPictures(ctx, other.id));
    await expect(asked(other.dana)).rejects.toMatchObject({
      ...{ kind: 'too-many', code: 'article-picture.too-often' },
    });
    await asked(other.leo);
  });

  it('is shown in twenty places at most', async () => {
    const ids = await Promise.all(Array.from({ length: 21 }, () => keep(another())));
    const helps = ids.map((id) => shows(id)).join('\n\n');
    await expect(written(desk, { helps })).rejects.toMatchObject({ code: 'article.too-many-pictures' });
  });
});

describe('who sees a picture', () => {
  it('is whoever keeps it before an article shows it, and whoever reads that from then on', async () => {
    const id = await keep(another());
    const nobody = { code: 'article-picture.not-found' };
    expect(await see(id, desk.dana)).toMatchObject({ id });
    await expect(see(id, desk.leo)).rejects.toMatchObject(nobody);
    const one = await written(desk, { helps: shows(id) });
    await expect(see(id, desk.leo)).rejects.toMatchObject(nobody);
    await share(one, 'companies', desk.dana);
    expect(await see(id, desk.leo)).toMatchObject({ id });
    const range = { deskId: desk.id, id, first: 0, last: 9 };
    expect(await desk.as(desk.leo, (ctx) => chunksOfPicture(ctx, range))).toHaveLength(1);
    const other = await aDesk(test);
    await expect(other.as(other.leo, (ctx) => visiblePicture(ctx, other.id, id))).rejects.toMatchObject(
      nobody,
    );
  });

  it('is not whoever reads only what was said since', async () => {
    const [before, since] = [await keep(another()), await keep(another())];
    const one = await written(desk, { helps: shows(before) });
    await rewrite(one, shows(since));
    expect((await read(one)).pictures.map(({ id }) => id).sort()).toEqual([before, since].sort());
    await share(one, 'companies', desk.dana);
    expect((await read(one, desk.leo)).pictures.map(({ id }) => id)).toEqual([since]);
    await expect(see(before, desk.leo)).rejects.toMatchObject({ code: 'article-picture.not-found' });
  });

  it('is nobody to whom one names it who does not see it', async () => {
    const id = await keep(another());
    await expect(written(desk, { helps: shows(id) }, desk.leo)).rejects.toMatchObject({
      code: 'article.no-such-picture',
    });
    const directly = desk.as(desk.leo, async ({ db }) => {
      const made = randomUUID();
      const { id: leo, organizationId } = desk.leo;
      await sql`insert into articles (desk_id, id, organization_id, made_by_id)
        values (${desk.id}, ${made}, ${organizationId}, ${leo})`.execute(db);
      await sql`insert into article_versions (desk_id, article_id, version, language, words, helps, author_id, organization_id)
        values (${desk.id}, ${made}, 1, 'en', 'It hums', ${shows(id)}, ${leo}, ${organizationId})`.execute(
        db,
      );
    });
    await expect(directly).rejects.toThrow(/no picture that its writer does not see/);
  });
});

describe('a picture that customers see', () => {
  const undescribed = { code: 'article.undescribed-picture' };

  it('says what it shows, from the first word to the last', async () => {
    const id = await keep(another(), desk.leo);
    const publish = { audience: 'customers', confidence: 'validated' } as const;
    await expect(written(desk, { helps: shows(id, ' '), ...publish }, desk.leo)).rejects.toMatchObject(
      undescribed,
    );
    const one = await written(desk, { helps: shows(id, '') }, desk.leo);
    await expect(share(one, 'customers')).rejects.toMatchObject(undescribed);
    await rewrite(one, shows(id), 1, desk.leo);
    await share(one, 'customers');
    await expect(rewrite(one, shows(id, ''), 2, desk.leo)).rejects.toMatchObject(undescribed);
  });

  it('is described, says the database as well', async () => {
    const id = await keep(another(), desk.leo);
    const one = await written(desk, { helps: shows(id, '') }, desk.leo);
    const directly = desk.as(desk.leo, ({ db }) =>
      sql`insert into article_judgements (desk_id, id, article_id, audience, by_id)
        values (${desk.id}, ${randomUUID()}, ${one}, 'customers', ${desk.leo.id})`.execute(db),
    );
    await expect(directly).rejects.toThrow(/is described/);
  });

  it('says nothing of a customer in its description', async () => {
    const theCase = await aCase(desk, { name: 'Ada Sorel', address: `${randomUUID()}@customers.example` });
    const id = await keep(another());
    const words = { helps: shows(id, 'Ada Sorel with her mixer'), case: theCase.id };
    await expect(written(desk, { ...words, audience: 'companies' })).rejects.toMatchObject({
      marks: ['Ada Sorel'],
    });
  });
});

describe('a picture that others see', () => {
  const unseen = (...marks: string[]) => ({ code: 'article.pictures-perhaps-personal', marks });
  const asLeo = <T>(what: Parameters<typeof desk.as<T>>[1]) => desk.as(desk.leo, what);
  const clearings = async (of: string) => {
    const { rows } = await test.sql(
      `select audience, cleared_pictures as cleared, by_id as by from article_judgements
       where article_id = $1 and cleared_pictures <> '{}' order by recorded_at, id`,
      [of],
    );
    return rows;
  };

  it('was looked at by whoever shares it, for these readers, and that is kept', async () => {
    const id = await keep(another(), desk.leo);
    const one = await written(desk, { helps: shows(id) }, desk.leo);
    for (const audience of ['companies', 'customers'] as const) {
      const judge = (more = {}) => asLeo((ctx) => judgeArticle(ctx, { article: one, audience, ...more }));
      await expect(judge()).rejects.toMatchObject(unseen(id));
      await expect(judge({ clearedPictures: [randomUUID()] })).rejects.toMatchObject(unseen(id));
      await judge({ clearedPictures: [id] });
    }
    expect(await clearings(one)).toEqual(
      ['companies', 'customers'].map((audience) => ({ audience, cleared: [id], by: desk.leo.id })),
    );
  });

  it('was looked at where it is new in what others read; what they saw before is not asked again', async () => {
    const [first, second] = [await keep(another()), await keep(another())];
    const both = `${shows(first)}\n\n${shows(second)}`;
    const one = await written(desk, { helps: shows(first), audience: 'companies' });
    const change = (helps: string, version: number, clearedPictures: string[], who = desk.dana) =>
      desk.as(who, (ctx) =>
        changeArticle(ctx, { ...someWords, helps, article: one, version, clearedPictures }),
      );
    await expect(change(both, 1, [])).rejects.toMatchObject(unseen(second));
    await change(both, 1, [second]);
    await change(`${both}\n\nWait.`, 2, []);
    expect((await clearings(one)).map(({ cleared }) => cleared)).toEqual([[first], [second]]);
    const asked = written(desk, { helps: both, audience: 'companies', clearedPictures: [first] });
    await expect(asked).rejects.toMatchObject(unseen(second));
    await written(desk, { helps: both, clearedPictures: [] });
  });

  it('was looked at before customers see it, says the database as well', async () => {
    const [id, next] = [await keep(another(), desk.leo), await keep(another(), desk.leo)];
    const one = await written(desk, { helps: shows(id) }, desk.leo);
    const judged = (cleared: string[]) =>
      asLeo(({ db }) =>
        sql`insert into article_judgements (desk_id, id, article_id, audience, by_id, cleared_pictures)
          values (${desk.id}, ${randomUUID()}, ${one}, 'customers', ${desk.leo.id}, ${cleared})`.execute(db),
      );
    await expect(judged([])).rejects.toThrow(/was looked at/);
    await expect(judged([next])).rejects.toThrow(/was looked at/);
    await judged([id]);
    const directly = asLeo(({ db }) =>
      sql`insert into article_versions (desk_id, article_id, version, language, words, helps, author_id, organization_id)
        values (${desk.id}, ${one}, 2, 'en', 'It hums', ${shows(next)}, ${desk.leo.id}, ${desk.leo.organizationId})`.execute(
        db,
      ),
    );
    await expect(directly).rejects.toThrow(/was looked at/);
  });
});
