import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { countryOf, sayNumber } from '../../../platform/phone/number.ts';
import { openCase } from '../../cases/index.ts';
import { customersAt, type KnownCustomer, languageOf, unnamedCustomer } from '../../customers/index.ts';
import { keepFile, type NewFile } from '../commands/keep-file.ts';
import { receiveContact } from '../commands/receive-contact.ts';
import { sendReceipt } from '../commands/send-receipt.ts';
import { tables } from '../tables.ts';
import { type MailWords, wordsFor } from '../words.ts';

export type Spoken = {
  deskId: string;
  /** As E.164 has it; null where it was withheld. */
  number: string | null;
  channel: 'phone' | 'text';
  at: string;
  text: string;
  subject: (words: MailWords) => string;
  files: NewFile[];
  data: Record<string, unknown>;
};

/** After so long what ended is not meant any more by whoever rings or writes again. */
const daysOfMemory = 14;

/**
 * A call or text as a contact: on the case about which whoever has the number was last in touch, else a new one. Where
 * several have the number nobody is taken for another: it is a case of somebody unnamed, offered to be joined to theirs.
 */
export async function contactFrom(
  ctx: Context,
  spoken: Spoken,
): Promise<{ entryId: string; caseId: string }> {
  const { deskId, number } = spoken;
  const there = number ? await customersAt(ctx, deskId, { kind: 'phone', address: number }) : [];
  const caller = callerOf(there);
  const going = caller && (await caseInHand(ctx, deskId, caller.id));
  if (going) return goOn(ctx, spoken, { caller, caseId: going });
  const opened = await openFor(ctx, spoken, caller);
  const others = there.filter(({ id }) => id !== caller?.id).map(({ id }) => id);
  if (others.length > 0) await offerToJoin(ctx, { deskId, caseId: opened.caseId, customerIds: others });
  return opened;
}

/** The same where there is a case in hand, and nothing where there is none. */
export async function contactInHand(
  ctx: Context,
  spoken: Spoken,
): Promise<{ entryId: string; caseId: string } | undefined> {
  const { deskId, number } = spoken;
  const caller = number && callerOf(await customersAt(ctx, deskId, { kind: 'phone', address: number }));
  const going = caller && (await caseInHand(ctx, deskId, caller.id));
  return going ? goOn(ctx, spoken, { caller, caseId: going }) : undefined;
}

const callerOf = (there: KnownCustomer[]) =>
  there.length > 1 ? there.find(({ named }) => !named) : there[0];

const goOn = (ctx: Context, spoken: Spoken, { caller, caseId }: { caller: KnownCustomer; caseId: string }) =>
  receiveContact(ctx, {
    ...{ caseId, customerId: caller.id, channel: spoken.channel, text: spoken.text },
    ...{ files: spoken.files, received: spoken.at, data: dataOf(spoken, caller) },
  });

/** Where they write from, we write to; a call says nothing of where they read. */
const dataOf = ({ channel, data }: Spoken, { pointId }: KnownCustomer) =>
  channel === 'text' ? { ...data, contactPointId: pointId } : data;

/** The case on which they were last heard or told something by telephone or text, else their newest; none where all ended long ago. */
async function caseInHand(ctx: Context, deskId: string, customerId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select c.id from cases c
    left join lateral (select max(e.recorded_at) as at from entries e where e.desk_id = c.desk_id and e.case_id = c.id
      and e.channel in ('phone', 'text')) said on true
    where c.desk_id = ${deskId} and c.customer_id = ${customerId} and c.state <> 'joined'
      and (c.ended_at is null or c.ended_at > app.now() - make_interval(days => ${daysOfMemory}))
    order by c.ended_at is not null, said.at desc nulls last, c.opened_at desc limit 1`.execute(ctx.db);
  return rows[0]?.id;
}

async function openFor(
  ctx: Context,
  spoken: Spoken,
  known: KnownCustomer | undefined,
): Promise<{ entryId: string; caseId: string }> {
  const { deskId, number } = spoken;
  const desk = await tables(ctx)
    .selectFrom('desks')
    .select(['zone', 'languages'])
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  const language = languageOf(spoken.text, desk.languages);
  const name = number ? sayNumber(number, countryOf(desk.zone)) : wordsFor(language).withheld;
  const customer = known ?? (await unnamedCustomer(ctx, { deskId, number, name, language }));
  const opened = await openCase(ctx, {
    ...{ deskId, customer, channel: spoken.channel, received: spoken.at },
    subject: spoken.subject(wordsFor(customer.language)),
    need: spoken.text,
    data: dataOf(spoken, customer),
  });
  for (const file of spoken.files) await keepFile(ctx, { deskId, entryId: opened.contactId }, file);
  if (number) {
    const { channel } = spoken;
    await sendReceipt(ctx, { deskId, caseId: opened.id, due: opened.due, address: number, channel });
  }
  return { entryId: opened.contactId, caseId: opened.id };
}

/** Whoever knows the voice or the matter says whose it is. */
async function offerToJoin(
  ctx: Context,
  { deskId, caseId, customerIds }: { deskId: string; caseId: string; customerIds: string[] },
): Promise<void> {
  await sql`insert into join_offers (desk_id, case_id, to_case_id)
    select c.desk_id, ${caseId}::uuid, c.id from cases c
    where c.desk_id = ${deskId} and c.customer_id = any (${customerIds}::uuid[]) and c.state in ('open', 'done')`.execute(
    ctx.db,
  );
}
