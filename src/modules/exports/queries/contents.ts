import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { isOfDesk, isShown } from '../which-rows.ts';

type Content = { id: string; name: string; size: number };
type Source = { deskId: string; id: string };
type Part = Source & { of: 'files' | 'pictures' };

const atOnce = 200;

/**
 * Which files hang on entries or are agreements, and which pictures articles show, each by the digest of its bytes; the
 * same bytes once. What was erased has none.
 */
export async function* filesOf(ctx: Context, deskId: string): AsyncGenerator<Content & Pick<Part, 'of'>> {
  let after: Content | undefined;
  for (;;) {
    const from = sql`decode(${after?.name ?? ''}, 'hex')`;
    const { rows } = await sql<Content & Pick<Part, 'of'>>`
      select distinct on (f.sha256) f.id, encode(f.sha256, 'hex') as name, f.size, f.of
      from (
        (select distinct on (files.sha256) files.sha256, files.id, c.size, 'files' as of
          from files
          cross join lateral (select sum(octet_length(c.bytes))::int as size from file_chunks c
            where c.desk_id = files.desk_id and c.file_id = files.id) c
          where files.desk_id = ${deskId} and ${isOfDesk} and c.size is not null and files.sha256 > ${from}
          order by files.sha256, files.id limit ${atOnce})
        union all
        (select distinct on (article_pictures.sha256) article_pictures.sha256, article_pictures.id,
            c.size, 'pictures'
          from article_pictures
          cross join lateral (select sum(octet_length(c.bytes))::int as size from article_picture_chunks c
            where c.desk_id = article_pictures.desk_id and c.picture_id = article_pictures.id) c
          where article_pictures.desk_id = ${deskId} and ${isShown} and c.size is not null
            and article_pictures.sha256 > ${from}
          order by article_pictures.sha256, article_pictures.id limit ${atOnce})
      ) f order by f.sha256, f.of, f.id limit ${atOnce}`.execute(ctx.db);
    yield* rows;
    after = rows.at(-1);
    if (rows.length < atOnce) return;
  }
}

/** Which mails are kept as they came. */
export async function* mailsOf(ctx: Context, deskId: string): AsyncGenerator<Content> {
  let after: Content | undefined;
  for (;;) {
    const { rows } = await sql<Content>`
      select m.id, m.id::text as name, c.size
      from raw_mails m
      cross join lateral (select sum(octet_length(c.bytes))::int as size from raw_mail_chunks c
        where c.desk_id = m.desk_id and c.raw_mail_id = m.id) c
      where m.desk_id = ${deskId} and c.size is not null and (${after?.id ?? null}::uuid is null or m.id > ${after?.id ?? null}::uuid)
      order by m.id limit ${atOnce}`.execute(ctx.db);
    yield* rows;
    after = rows.at(-1);
    if (rows.length < atOnce) return;
  }
}

export const bytesOfFile = (ctx: Context, { deskId, id, of }: Part) =>
  chunks((place) =>
    (of === 'files'
      ? sql<Chunk>`select place, bytes from file_chunks where desk_id = ${deskId} and file_id = ${id}
          and place > ${place} order by place limit ${chunksAtOnce}`
      : sql<Chunk>`select place, bytes from article_picture_chunks where desk_id = ${deskId} and picture_id = ${id}
          and place > ${place} order by place limit ${chunksAtOnce}`
    ).execute(ctx.db),
  );

export const bytesOfMail = (ctx: Context, { deskId, id }: Source) =>
  chunks((place) =>
    sql<Chunk>`select place, bytes from raw_mail_chunks where desk_id = ${deskId} and raw_mail_id = ${id}
      and place > ${place} order by place limit ${chunksAtOnce}`.execute(ctx.db),
  );

type Chunk = { place: number; bytes: Buffer };

const chunksAtOnce = 8;

async function* chunks(after: (place: number) => Promise<{ rows: Chunk[] }>): AsyncGenerator<Uint8Array> {
  let place = -1;
  for (;;) {
    const { rows } = await after(place);
    for (const { bytes } of rows) yield bytes;
    if (rows.length < chunksAtOnce) return;
    place = rows.at(-1)?.place ?? place;
  }
}
