import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { changeMe } from './commands/me.ts';
import { mostPictureBytes } from './contract.ts';
import { me } from './queries/me.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

type Named = Desk['leo'];
const signs = { jpeg: '\xff\xd8\xff', png: '\x89PNG\r\n\x1a\n', webp: 'RIFF\0\0\0\0WEBP', gif: 'GIF89a' };
const aPicture = (type: keyof typeof signs, size = 1000): Buffer => {
  const sign = Buffer.from(signs[type], 'latin1');
  return Buffer.concat([sign, randomBytes(size - sign.length)]);
};
const urlOf = (bytes: Buffer, type = 'image/jpeg') => `data:${type};base64,${bytes.toString('base64')}`;
const put = (who: Named, picture: string | null) => desk.as(who, (ctx) => changeMe(ctx, { picture }));
const pictureOf = async (who: Named) => (await desk.as(who, me)).picture;

describe('my picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('is shown as I sent it: %s', async (type) => {
    const url = urlOf(aPicture(type, mostPictureBytes), `image/${type}`);
    await put(desk.dana, url);
    expect(await pictureOf(desk.dana)).toBe(url);
  });

  it('stays when something else changes, and goes when I take it away', async () => {
    expect(await pictureOf(desk.tom)).toBeNull();
    const url = urlOf(aPicture('jpeg'));
    await put(desk.tom, url);
    await desk.as(desk.tom, (ctx) => changeMe(ctx, { place: 'York' }));
    expect(await pictureOf(desk.tom)).toBe(url);
    await put(desk.tom, null);
    expect(await pictureOf(desk.tom)).toBeNull();
    expect((await test.sql('select from person_pictures where person_id = $1', [desk.tom.id])).rowCount).toBe(
      0,
    );
  });

  it('is what its content is, whatever it is called', async () => {
    const png = aPicture('png');
    await put(desk.dana, urlOf(png, 'text/html'));
    expect(await pictureOf(desk.dana)).toBe(urlOf(png, 'image/png'));
  });

  it.each([
    ['nothing', ''],
    ['words', 'a picture of me'],
    ['an address', 'https://elsewhere.example/me.jpeg'],
    ['an empty picture', 'data:image/jpeg;base64,'],
    ['a web page that is called a picture', urlOf(Buffer.from('<html><script>alert(1)</script>'))],
    ['a drawing that could run a script', urlOf(Buffer.from('<svg onload="alert(1)"/>'), 'image/svg+xml')],
    ['a film', urlOf(aPicture('gif'), 'image/gif')],
    ['a picture with something after it', `${urlOf(aPicture('jpeg'))}"><script>`],
  ])('is not %s', async (_, url) => {
    const before = await pictureOf(desk.dana);
    await expect(put(desk.dana, url)).rejects.toMatchObject({ kind: 'invalid', code: 'picture.none' });
    expect(await pictureOf(desk.dana)).toBe(before);
  });

  it('has 6 kB at most', async () => {
    const url = urlOf(aPicture('jpeg', mostPictureBytes + 1));
    await expect(put(desk.dana, url)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'picture.too-large',
      message: 'This picture is too large. It may have 6 kB at most.',
    });
  });

  it('changes nobody else, not even where I administer', async () => {
    const [of, mine] = [urlOf(aPicture('jpeg')), urlOf(aPicture('jpeg'))];
    await put(desk.tom, of);
    await put(desk.priya, mine);
    await put(desk.priya, null);
    expect(await pictureOf(desk.tom)).toBe(of);
    expect(await pictureOf(desk.priya)).toBeNull();
  });

  it('is one of two that come at the same moment', async () => {
    const [one, two] = [urlOf(aPicture('jpeg')), urlOf(aPicture('jpeg'))];
    await put(desk.leo, urlOf(aPicture('jpeg')));
    const both = await desk.as(desk.leo, async (ctx) => {
      await changeMe(ctx, { picture: one });
      const meanwhile = put(desk.leo, two);
      // Takes longer than the other needs to come to where it waits for the end of this one.
      await pictureOf(desk.leo);
      return { meanwhile };
    });
    await both.meanwhile;
    expect([one, two]).toContain(await pictureOf(desk.leo));
  });
});
