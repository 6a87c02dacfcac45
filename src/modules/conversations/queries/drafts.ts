import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { visibleCase } from '../../cases/index.ts';
import type { conversationsApi } from '../contract.ts';
import type { DraftView, LeftDraft, MyDraft } from '../draft-contract.ts';
import { isOwnDraft, tables } from '../tables.ts';

/** Row-level security leaves nobody's drafts but one's own, and what those who left could not send. */
export async function draftsOfCase(
  ctx: Context,
  input: Input<typeof conversationsApi.draftsOfCase>,
): Promise<{ items: DraftView[]; left: LeftDraft[] }> {
  const { deskId, id: caseId } = await visibleCase(ctx, input.case);
  const items = await tables(ctx)
    .selectFrom('drafts as d')
    .select(['d.id', 'd.audience', 'd.text', 'd.stands', 'd.nextWordBy', 'd.seen', 'd.tab', 'd.version'])
    .select(['d.state', 'd.sendAt', 'd.heldFor'])
    .select(
      sql<DraftView['files']>`coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name)
        order by array_position(d.file_ids, f.id))
        from files f where f.desk_id = d.desk_id and f.id = any (d.file_ids)), '[]')`.as('files'),
    )
    .where('d.deskId', '=', deskId)
    .where('d.caseId', '=', caseId)
    .where(isOwnDraft(ctx))
    .orderBy('d.id')
    .execute();
  const left = await tables(ctx)
    .selectFrom('drafts as d')
    .innerJoin('persons as p', 'p.id', 'd.personId')
    .select(['d.id', 'd.text', 'p.name as writer'])
    .where('d.deskId', '=', deskId)
    .where('d.caseId', '=', caseId)
    .where(({ not }) => not(isOwnDraft(ctx)))
    .orderBy('d.id')
    .execute();
  return { items, left };
}

export async function myDrafts(ctx: Context): Promise<{ items: MyDraft[] }> {
  const items = await tables(ctx)
    .selectFrom('drafts as d')
    .innerJoin('cases as c', (join) => join.onRef('c.deskId', '=', 'd.deskId').onRef('c.id', '=', 'd.caseId'))
    .innerJoin('caseWords as w', (join) =>
      join.onRef('w.deskId', '=', 'd.deskId').onRef('w.caseId', '=', 'd.caseId'),
    )
    .innerJoin('customers as k', (join) =>
      join.onRef('k.deskId', '=', 'c.deskId').onRef('k.id', '=', 'c.customerId'),
    )
    .select(['d.id', 'd.caseId', 'd.deskId', 'c.reference', 'w.subject', 'k.name as customer'])
    .select(['d.state', 'd.heldFor'])
    .where(isOwnDraft(ctx))
    .orderBy('d.id')
    .limit(200)
    .execute();
  return { items };
}
