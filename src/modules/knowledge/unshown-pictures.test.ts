import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { drawn } from '../../platform/pictures/drawn.fixture.ts';
import { aDesk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { written } from './articles.fixture.ts';
import { dropUnshownPictures } from './commands/drop-unshown-pictures.ts';
import { keepPicture, preparedPicture } from './commands/keep-picture.ts';

const test = testDatabase();
const shows = (id: string) => `Press it.\n\n![The mono switch](picture/${id})`;

describe('a picture that no article shows', () => {
  it('is dropped a day later by its desk alone, and kept anew where it is added again', async () => {
    const one = await aDesk(test);
    const add = (content: Buffer) =>
      one.as(one.dana, async (ctx) =>
        keepPicture(ctx, { deskId: one.id, picture: await preparedPicture(content) }),
      );
    const due = async () =>
      (await test.sql('select app.desks_with_unshown_pictures() as desk')).rows.map((row) => row.desk);
    const [shown, unshown] = [await add(drawn.png), await add(drawn.gif)];
    const id = await written(one, { helps: shows(shown) });
    expect(await due()).not.toContain(one.id);
    expect(await one.asDesk(dropUnshownPictures)).toBe(0);

    await test.advance('2 hours');
    const late = await add(drawn.gif);
    expect(late).not.toBe(unshown);

    await test.advance('22 hours');
    expect(await due()).toContain(one.id);
    await expect(one.as(one.leo, dropUnshownPictures)).rejects.toThrow();
    expect([await one.asDesk(dropUnshownPictures), await one.asDesk(dropUnshownPictures)]).toEqual([1, 0]);
    expect(await due()).not.toContain(one.id);
    const gone = { code: 'article.no-such-picture' };
    await expect(written(one, { helps: shows(unshown) })).rejects.toMatchObject(gone);
    const directly = one.as(one.dana, ({ db }) =>
      sql`insert into article_versions (desk_id, article_id, version, language, words, helps, author_id, organization_id)
        values (${one.id}, ${id}, 2, 'en', 'It hums', ${shows(unshown)}, ${one.dana.id}, ${one.dana.organizationId})`.execute(
        db,
      ),
    );
    await expect(directly).rejects.toThrow(/no picture that its writer does not see/);
    expect(await written(one, { helps: shows(late) })).toBeTruthy();
    expect(await add(drawn.gif)).toBe(late);
    expect(await add(drawn.png)).toBe(shown);
  });
});
