import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid } from '../../../platform/refusal.ts';
import { visibleCase } from '../../cases/index.ts';
import type { conversationsApi } from '../contract.ts';
import { mentioned } from '../events.ts';
import { tables } from '../tables.ts';

type Note = { deskId: string; caseId: string; entryId: string };

/** Tells those whom a note names. The database lets in only who works on the desk and reads the note. */
export async function mention(ctx: Context, note: Note, personIds: readonly string[]): Promise<void> {
  const { deskId, entryId } = note;
  const people = [...new Set(personIds)];
  if (people.length === 0) return;
  const { rows } = await sql<{ told: boolean }>`
    select bool_and(app.may_be_told(${deskId}, ${entryId}, person)) as told
    from unnest(${people}::uuid[]) as person`.execute(ctx.db);
  if (!rows[0]?.told) {
    throw invalid('mention.not-a-reader', 'Mention only people who can read this note.');
  }
  await tables(ctx)
    .insertInto('mentions')
    .values(people.map((personId) => ({ deskId, entryId, personId, seenAt: null })))
    .execute();
  await record(ctx, mentioned, deskId, { caseId: note.caseId, entryId });
}

/** I have seen what was said to me on a case. */
export async function seeMentions(
  ctx: Context,
  input: Input<typeof conversationsApi.seeMentions>,
): Promise<Made> {
  const { deskId, id } = await visibleCase(ctx, input.case);
  const here = tables(ctx)
    .selectFrom('entries')
    .select('id')
    .where('deskId', '=', deskId)
    .where('caseId', '=', id);
  await tables(ctx)
    .updateTable('mentions')
    .set({ seenAt: ctx.now })
    .where('deskId', '=', deskId)
    .where('personId', '=', ctx.actor.id)
    .where('entryId', 'in', input.entryId ? here.where('id', '=', input.entryId) : here)
    .where('seenAt', 'is', null)
    .execute();
  return { id, caseId: id };
}
