import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { append, type VisibleCase } from '../../cases/index.ts';
import { knownAnswers, questionsIn, type Topic, type WhatIsKnown } from '../../customers/contract.ts';
import { factsOfK, thingsOfK } from '../../customers/index.ts';

type Asked = {
  messageId: string;
  text: string;
  /** The customer knows that this is known, and is asked to be sure. */
  toBeSure?: readonly Topic[] | undefined;
  /** Of a call: since when it goes on. What was said in it is known only by its end. */
  since?: Instant;
};

/** Being asked for what one has said already is a failure of the desk, and stands on the line as one. */
export async function recordAskedTwice(
  ctx: Context,
  theCase: VisibleCase,
  { messageId, text, toBeSure = [], since = ctx.now }: Asked,
): Promise<void> {
  // Most words ask nothing, and then nothing is looked up.
  if (questionsIn(text).length === 0) return;
  const known = knownAnswers(text, await whatIsKnown(ctx, theCase, since)).filter(
    ({ topic }) => !toBeSure.includes(topic),
  );
  if (known.length === 0) return;
  await append(
    ctx,
    { deskId: theCase.deskId, caseId: theCase.id },
    {
      kind: 'asked twice',
      audience: 'companies',
      data: { messageId, about: [...new Set(known.map(({ topic }) => topic))] },
    },
  );
}

async function whatIsKnown(
  ctx: Context,
  { deskId, id, customerId }: VisibleCase,
  since: Instant,
): Promise<WhatIsKnown> {
  const { rows } = await sql<WhatIsKnown['customer'] & { said: string[]; newThings: string[] }>`
    select k.postal_address, ${thingsOfK} as things,
      array(select jsonb_build_object('kind', p.kind, 'address', p.address) from contact_points p
        where p.desk_id = k.desk_id and p.customer_id = k.id) as contact_points,
      array(select jsonb_build_object('text', f.text, 'doNotAskAgain', f.do_not_ask_again, 'ended', null)
        from ${factsOfK} and not f.sensitive and f.recorded_at < ${since}) as facts,
      array(select w.text from entries e join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
        where e.desk_id = k.desk_id and e.case_id = ${id} and e.audience = 'customer' and e.author_kind = 'customer' and e.recorded_at < ${since}
        order by e.recorded_at, e.id) as said,
      array(select t.id from things t where t.desk_id = k.desk_id and t.customer_id = k.id and t.recorded_at >= ${since}) as new_things
    from customers k where k.desk_id = ${deskId} and k.id = ${customerId}`.execute(ctx.db);
  const [row] = rows;
  if (!row) return { customer: { contactPoints: [], postalAddress: null, things: [], facts: [] }, said: [] };
  const { said, newThings, ...customer } = row;
  const things = customer.things.filter((thing) => !newThings.includes(thing.id));
  return { customer: { ...customer, things }, said };
}
