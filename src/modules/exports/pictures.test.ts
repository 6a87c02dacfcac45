import { createHash } from 'node:crypto';
import { createTarPacker, unpackTar } from 'modern-tar';
import { expect, it } from 'vitest';
import { drawn } from '../../platform/pictures/drawn.fixture.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { keepFile } from '../conversations/commands/keep-file.ts';
import { say } from '../conversations/commands/say.ts';
import { written } from '../knowledge/articles.fixture.ts';
import { keepPicture, preparedPicture } from '../knowledge/commands/keep-picture.ts';
import { writeExport } from './commands/write-export.ts';

const test = testDatabase();
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What whoever answers for a desk takes along, each part by its name. */
async function taken(desk: Desk): Promise<Map<string, Buffer>> {
  const parts = await desk.as(desk.leo, async (ctx) => {
    const { readable, controller } = createTarPacker();
    const read = unpackTar(readable);
    await writeExport(ctx, { id: desk.id, slug: desk.slug, name: 'Harmon' }, controller);
    controller.finalize();
    return read;
  });
  return new Map(parts.map(({ header, data }) => [header.name, Buffer.from(data ?? [])]));
}

it('what articles show goes out, by what they name it, once for all that is the same', async () => {
  const desk = await aDesk(test);
  const keep = (content: Buffer) =>
    desk.as(desk.leo, async (ctx) =>
      keepPicture(ctx, { deskId: desk.id, picture: await preparedPicture(content) }),
    );
  const [shown, unused] = [await keep(drawn.png), await keep(drawn.gif)];
  const article = await written(desk, { helps: `![The switch](picture/${shown})` }, desk.leo);
  const theCase = await aCase(desk, { address: 'bill@customers.example' });
  await desk.as(desk.dana, async (ctx) => {
    const name = 'switch.png';
    const place = { deskId: desk.id, entryId: null };
    const file = await keepFile(ctx, place, { name, type: 'image/png', content: drawn.png });
    await say(ctx, { case: theCase.id, text: 'Look.', audience: 'customer', fileIds: [file] });
  });
  const parts = await taken(desk);
  const rows = (kind: string) =>
    (parts.get(`data/${kind}/000001.ndjson`)?.toString().trimEnd().split('\n') ?? []).map((line) =>
      JSON.parse(line),
    );
  expect(rows('article_pictures')).toMatchObject([
    { id: shown, byId: desk.leo.id, type: 'image/png', width: 30, height: 20, sha256: digest(drawn.png) },
  ]);
  expect(rows('article_version_pictures')).toEqual([{ articleId: article, version: 1, pictureId: shown }]);
  expect(rows('files')).toHaveLength(1);
  expect([...parts.keys()].filter((name) => name.startsWith('files/'))).toEqual([
    `files/${digest(drawn.png)}`,
  ]);
  expect(parts.get(`files/${digest(drawn.png)}`)?.equals(drawn.png)).toBe(true);
  // What was erased is named and has no bytes.
  await test.sql('delete from article_picture_chunks where picture_id = $1', [shown]);
  await test.sql('delete from file_chunks where desk_id = $1', [desk.id]);
  const since = await taken(desk);
  expect([...since.keys()].filter((name) => name.startsWith('files/'))).toEqual([]);
  expect(since.has('data/article_pictures/000001.ndjson')).toBe(true);
  // What nothing shows yet is of whoever is still writing.
  expect(parts.get('data/article_pictures/000001.ndjson')?.toString()).not.toContain(unused);
});
