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
  const people = [...new Set(personIds)];
  const readers = await readersAmong(ctx, note, people);
  if (readers.length < people.length) {
    throw invalid('mention.not-a-reader', 'Mention only people who can read this note.');
  }
  await tell(ctx, note, readers);
}

/** Tells those of them who read the note; whoever has left meanwhile, and whoever writes it, is not told. */
export async function mentionReaders(ctx: Context, note: Note, personIds: readonly string[]): Promise<void> {
  await tell(ctx, note, await readersAmong(ctx, note, personIds));
}

async function readersAmong(ctx: Context, { deskId, entryId }: Note, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select person as id from unnest(${personIds}::uuid[]) as person
    where app.may_be_told(${deskId}, ${entryId}, person)`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

async function tell(ctx: Context, { deskId, caseId, entryId }: Note, readers: string[]): Promise<void> {
  if (readers.length === 0) return;
  await tables(ctx)
    .insertInto('mentions')
    .values(readers.map((personId) => ({ deskId, entryId, personId, seenAt: null })))
    .execute();
  await record(ctx, mentioned, deskId, { caseId, entryId });
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
