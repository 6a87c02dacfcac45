import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { camelCase } from '../../../platform/database/transaction-dialect.ts';
import type { Kind } from '../kinds.ts';

const atOnce = 200;

type Row = Record<string, unknown>;

/** All rows of a kind that whoever acts may read, some at a time, in the order of their key. */
export async function* rowsOf(ctx: Context, kind: Kind, deskId: string): AsyncGenerator<Row> {
  const key = sql.join(kind.key.map((name) => sql.ref(name)));
  const chosen = kind.where?.(deskId) ?? sql`desk_id = ${deskId}`;
  const fields = sql.join(kind.fields.map(asText));
  let after: Row | undefined;
  for (;;) {
    const rest = after
      ? sql`and (${key}) > (${sql.join(kind.key.map((name) => after?.[camelCase(name)]))})`
      : sql``;
    const { rows } = await sql<Row>`
      select ${fields} from ${sql.table(kind.table)} where ${chosen} ${rest} order by ${key} limit ${atOnce}`.execute(
      ctx.db,
    );
    yield* rows;
    after = rows.at(-1);
    if (rows.length < atOnce) return;
  }
}

/** What of a row is not read as it lies there. */
const apart: Readonly<Record<string, RawBuilder<unknown>>> = {
  sha256: sql`encode(sha256, 'hex') as sha256`,
  pay: sql`(select t.pay from app.terms_of(desk_id) t where t.engagement_id = engagements.id) as pay`,
  agreement: sql`(select t.agreement from app.terms_of(desk_id) t where t.engagement_id = engagements.id) as agreement`,
};

const asText = (field: string) => apart[field] ?? sql.ref(field);
