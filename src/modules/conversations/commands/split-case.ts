import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, notFound, permit } from '../../../platform/refusal.ts';
import { append, openSplit, visibleCase } from '../../cases/index.ts';
import type { conversationsApi } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';
import { place } from './say.ts';

/**
 * What a customer said is, or holds, another need: it becomes a case of its own, with an owner and a next word of its own.
 * The entry stays where it is and is not changed; the new case shows its words by reference. Nothing is sent: the customer
 * hears of it with the next word on it.
 */
export async function splitCase(ctx: Context, input: Input<typeof conversationsApi.split>): Promise<Made> {
  const said = await saidByCustomer(ctx, input.entry);
  const theCase = await visibleCase(ctx, said.caseId);
  permit(maySpeakToCustomers(ctx.actor, theCase.deskId));
  if (!said.isSplittable) {
    throw conflict('split.not-theirs', 'Only what the customer wrote or said can become a case of its own.');
  }
  const { deskId, customerId } = theCase;
  const opened = await openSplit(ctx, {
    deskId,
    customer: { id: customerId, language: theCase.language },
    subject: input.subject,
    from: { id: theCase.id, entryId: input.entry },
    channel: said.channel,
    data: said.threads,
  });
  await append(ctx, place(theCase), {
    kind: 'split',
    audience: 'customer',
    data: { toId: opened.id, entryId: input.entry },
  });
  return { id: opened.id, caseId: opened.id, reference: opened.reference };
}

/** An entry, with what answers to it need to know: where it was written from, and which mail it was. */
async function saidByCustomer(ctx: Context, entryId: string) {
  const said = await tables(ctx)
    .selectFrom('entries as e')
    .leftJoin('strangers as s', (join) =>
      join.onRef('s.deskId', '=', 'e.deskId').onRef('s.entryId', '=', 'e.id'),
    )
    .select(['e.caseId', 'e.kind', 'e.audience', 'e.channel', 's.state as stranger'])
    .select(
      sql<Record<string, string>>`jsonb_strip_nulls(jsonb_build_object(
      'contactPointId', e.data -> 'contactPointId', 'messageId', e.data -> 'messageId'))`.as('threads'),
    )
    .select(
      sql<boolean>`exists (select from entry_words w where w.desk_id = e.desk_id and w.entry_id = e.id
      and w.text <> '')`.as('hasWords'),
    )
    .select(sql<boolean>`e.kind = 'contact' or e.data ->> 'call' = 'in'`.as('isTheirs'))
    .where('e.id', '=', entryId)
    .where(sql<boolean>`e.desk_id = any ((select app.my_desks())::uuid[])`)
    .executeTakeFirst();
  if (!said) throw notFound('entry.not-found', 'There is no such message here.');
  const { caseId, channel, threads, audience, stranger, hasWords, isTheirs } = said;
  const isKnown = stranger === null || stranger === 'admitted';
  const isSplittable = isTheirs && hasWords && isKnown && audience === 'customer';
  return { caseId, channel: channel ?? 'mail', threads, isSplittable };
}
