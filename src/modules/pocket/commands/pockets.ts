import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { countryOf, e164, isLandline } from '../../../platform/phone/number.ts';
import { conflict, invalid, notFound, Refusal } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { codeOf, hashOfCode, takesTexts, textToStaff } from '../../conversations/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { pocketApi } from '../contract.ts';
import { tables } from '../tables.ts';

const minutesForCode = 30;

/** Whoever stands on a desk may work it by text from their own number; the code shows that they hold it. */
export async function addPocket(ctx: Context, input: Input<typeof pocketApi.addPocket>): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  const number = e164(input.number, countryOf(desk.zone));
  if (!number || isLandline(number))
    throw invalid('pocket.number', 'Give a number at which texts can be read, such as +44 7700 900123.');
  await refuseWithoutTexts(ctx, desk.id);
  await refuseTooManyCodes(ctx, number);
  const id = uuid();
  const until = asInstant(Temporal.Instant.from(ctx.now).add({ minutes: minutesForCode }));
  await endUnconfirmed(ctx, desk.id);
  await tables(ctx)
    .insertInto('pockets')
    .values({
      ...{ deskId: desk.id, id, personId: ctx.actor.id, organizationId: ctx.actor.organizationId ?? '' },
      ...{ number, codeUntil: until, dayAt: input.dayAt ?? null },
      ...(input.questionsAt && { questionsAt: inOrder(input.questionsAt) }),
      codeHash: hashOfCode(id, codeOf(ctx.site, { id, until })),
    })
    .execute();
  await textToStaff(ctx, { deskId: desk.id, number, words: '', pocketCode: { id, until } });
  return { id };
}

const mostCodes = 5;

async function refuseTooManyCodes(ctx: Context, number: string): Promise<void> {
  const { rows } = await sql<{ count: number }>`select app.codes_of_today(${number}) as count`.execute(
    ctx.db,
  );
  if ((rows[0]?.count ?? 0) >= mostCodes)
    throw new Refusal(
      'too-many',
      'pocket.too-many-codes',
      'Five codes were sent today, and that is enough. Try again tomorrow.',
    );
}

async function refuseWithoutTexts(ctx: Context, deskId: string): Promise<void> {
  const gateway = await tables(ctx)
    .selectFrom('gateways')
    .select('id')
    .where('deskId', '=', deskId)
    .where(takesTexts)
    .executeTakeFirst();
  if (!gateway)
    throw conflict(
      'pocket.no-texts',
      'No text goes out from this desk. Connect a number that takes texts first, under Telephone.',
    );
}

/** A new code ends the one before; the number that is worked from holds until another one is confirmed. */
async function endUnconfirmed(ctx: Context, deskId: string): Promise<void> {
  await sql`select app.cut_off(w.desk_id, w.id) from pockets w
    where w.desk_id = ${deskId} and w.person_id = ${ctx.actor.id} and w.ended_at is null and w.confirmed_at is null`.execute(
    ctx.db,
  );
}

export async function confirmPocket(
  ctx: Context,
  { pocket, code }: Input<typeof pocketApi.confirmPocket>,
): Promise<{ confirmed: boolean }> {
  const hash = hashOfCode(pocket, code.replace(/\s/g, ''));
  const { rows } = await sql<{ told: 'confirmed' | 'wrong' | 'over' }>`
    select app.confirm_pocket(${pocket}, ${hash}) as told`.execute(ctx.db);
  const [{ told } = { told: 'over' }] = rows;
  if (told === 'over')
    throw conflict('pocket.code-over', 'This code does not hold any more. Ask for another one.');
  // A wrong one is no refusal, which would take back that it was counted.
  return { confirmed: told === 'confirmed' };
}

export async function changePocket(
  ctx: Context,
  { desk: named, pocket, dayAt, questionsAt }: Input<typeof pocketApi.changePocket>,
): Promise<{ id: string }> {
  const desk = await visibleDesk(ctx, named);
  const changed = await tables(ctx)
    .updateTable('pockets')
    .set((row) => ({
      dayAt: dayAt === undefined ? row.ref('dayAt') : dayAt,
      questionsAt: questionsAt === undefined ? row.ref('questionsAt') : inOrder(questionsAt),
    }))
    .where('deskId', '=', desk.id)
    .where('id', '=', pocket)
    .where('personId', '=', ctx.actor.id)
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw noPocket();
  return changed;
}

/** The same time twice is one. */
const inOrder = (times: readonly string[]): string[] => [...new Set(times)].sort();

/** At once: what comes from the number from now on is a stranger's. */
export async function endPocket(
  ctx: Context,
  { desk: named, pocket }: Input<typeof pocketApi.endPocket>,
): Promise<{ id: string }> {
  const desk = await visibleDesk(ctx, named);
  const { rows } = await sql<{
    ended: boolean | null;
  }>`select app.cut_off(${desk.id}, ${pocket}) as ended`.execute(ctx.db);
  if (!rows[0]?.ended) throw noPocket();
  return { id: pocket };
}

const noPocket = () => notFound('pocket.not-found', 'There is no such number on this desk.');
