import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { type VisibleCase, visibleCase } from '../../cases/index.ts';
import { halfADay, makeOffer, nothingSaid } from '../../conversations/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import { needWords } from '../need-words.ts';
import { nameOf, needKindOf } from '../queries/needs.ts';

type Ours = { caseId: string; kind: string; byId: string };

const atOnce = 50;

/** What became the client's own, or could not be offered to it while somebody else was asked, is offered to it now. */
export async function offerOurs(ctx: Context): Promise<number> {
  const { rows } = await sql<Ours>`
    select o.case_id, o.kind, o.by_id from app.ours_to_offer(${ctx.actor.deskId}) o
    order by o.case_id limit ${atOnce}`.execute(ctx.db);
  for (const { caseId, kind, byId } of rows) {
    const theCase = await visibleCase(ctx, caseId);
    const { clientId } = await visibleDesk(ctx, theCase.deskId);
    const [{ name }, client] = [await needKindOf(ctx, theCase.deskId, kind), await nameOf(ctx, clientId)];
    const situation = needWords(theCase.desk.languages[0] ?? 'en').ours(name, client);
    await offerToClient(ctx, theCase, { situation, offeredById: byId });
  }
  return rows.length;
}

/** To whoever answers for the desk, or for them while they are away; not where one of the client's people has it or it is offered. */
export async function offerToClient(
  ctx: Context,
  theCase: VisibleCase,
  { situation, offeredById }: { situation: string; offeredById: string },
): Promise<void> {
  const { rows } = await sql<{ toId: string }>`
    select coalesce(s.person_id, d.accountable_id) as to_id
    from desks d
    left join lateral app.deputy_of(d.id) s on true
    where d.id = ${theCase.deskId}
      and not exists (select from roster o where o.desk_id = d.id and o.person_id = ${theCase.ownerId}
        and o.organization_id = d.client_id and o.ended_at is null)`.execute(ctx.db);
  const [to] = rows;
  if (!to) return;
  await makeOffer(ctx, theCase, {
    ...{ toId: to.toId, answerBy: await halfADay(ctx, theCase, to.toId), offeredById, togetherId: null },
    briefing: { ...nothingSaid, situation },
  });
}
