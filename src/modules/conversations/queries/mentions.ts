import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Output } from '../../../platform/http/endpoint.ts';
import type { conversationsApi } from '../contract.ts';
import { tables } from '../tables.ts';

const mostMentions = 100;
const longestText = 300;

/** The notes that name whoever asks, and the answers to what they asked; a note whose words were erased is not shown. */
export async function myMentions(ctx: Context): Promise<Output<typeof conversationsApi.mentions>> {
  const items = await tables(ctx)
    .selectFrom('mentions as m')
    .innerJoin('entries as e', (join) =>
      join.onRef('e.deskId', '=', 'm.deskId').onRef('e.id', '=', 'm.entryId'),
    )
    .leftJoin('entryWords as w', (join) =>
      join.onRef('w.deskId', '=', 'e.deskId').onRef('w.entryId', '=', 'e.id'),
    )
    .innerJoin('cases as c', (join) => join.onRef('c.deskId', '=', 'e.deskId').onRef('c.id', '=', 'e.caseId'))
    .innerJoin('caseWords as cw', (join) =>
      join.onRef('cw.deskId', '=', 'c.deskId').onRef('cw.caseId', '=', 'c.id'),
    )
    .innerJoin('desks as d', 'd.id', 'e.deskId')
    .leftJoin('persons as p', 'p.id', 'e.authorId')
    .leftJoin('customers as k', (join) =>
      join.onRef('k.deskId', '=', 'e.deskId').onRef('k.id', '=', 'e.authorId'),
    )
    .leftJoin('organizations as o', 'o.id', 'e.organizationId')
    .select(['m.entryId', 'm.deskId', 'e.caseId', 'e.kind', 'c.reference', 'cw.subject'])
    .select(sql<string>`coalesce(p.name, k.name, o.name, d.name)`.as('by'))
    .select(sql<boolean>`e.kind = 'task done' and e.data ? 'chosen'`.as('isChoice'))
    .select([sql<string | null>`left(w.text, ${longestText})`.as('text'), 'e.recordedAt as at'])
    .select(
      sql<string | null>`case when e.kind = 'task moved' then e.data ->> 'expectedOn' end`.as('movedTo'),
    )
    .where('m.personId', '=', ctx.actor.id)
    .where('m.seenAt', 'is', null)
    .where((said) => said.or([said('e.kind', '<>', 'note'), said('w.text', 'is not', null)]))
    .orderBy('e.recordedAt', 'desc')
    .orderBy('e.id', 'desc')
    .limit(mostMentions)
    .execute();
  return { items, next: null };
}
