import type { Context } from '../../../platform/context.ts';
import { append, visibleCase } from '../../cases/index.ts';
import { keepFile, type NewFile } from '../../conversations/index.ts';
import { answerTask, tellLate } from '../../tasks/index.ts';
import { type Item, tables } from '../tables.ts';
import { clockIn, sayItem, type Worker } from '../the-day.ts';
import type { Act } from '../understand.ts';
import { pocketWords } from '../words.ts';

export type OnItem = Extract<Act, { item: number }>;
type Doing = { worker: Worker; item: Item; files: NewFile[] };

/** Does what one line means, as whoever texted it; answers what they read of it. */
export async function carryOut(ctx: Context, act: OnItem, { worker, item, files }: Doing): Promise<string> {
  const words = pocketWords(worker.language);
  const label = await labelOf(ctx, worker, item);
  const note = (text: string) => noteOn(ctx, { worker, caseId: item.caseId, text, files });
  switch (act.kind) {
    case 'done':
      if (item.taskId) await answerTask(ctx, { task: item.taskId, state: 'done' });
      if (!item.taskId || files.length > 0) await note(words.entry.done);
      return words.done(label);
    case 'part':
      await note(words.entry.part(act.what, act.on));
      return words.part(label, act.what, act.on);
    case 'note':
      await note(act.words);
      return words.note(label);
    case 'late': {
      const told = await tellLate(ctx, { caseId: item.caseId, minutes: act.minutes });
      if (!told || files.length > 0) await note(words.entry.late(act.minutes, told !== null));
      if (told && !told.waitsUntil) return words.late(label, act.minutes);
      const number = await numberOf(ctx, worker, item);
      if (!told?.waitsUntil) return words.lateUntold(label, number);
      return words.lateWaits(label, clockIn(told.waitsUntil, worker.zone), number);
    }
  }
}

export async function noteOn(
  ctx: Context,
  { worker, caseId, text, files = [] }: { worker: Worker; caseId: string; text: string; files?: NewFile[] },
): Promise<string> {
  const { deskId } = worker;
  const theCase = await visibleCase(ctx, caseId);
  const entryId = await append(
    ctx,
    { deskId, caseId: theCase.id },
    { kind: 'note', audience: 'companies', channel: 'text', words: { text } },
  );
  for (const file of files) await keepFile(ctx, { deskId, entryId }, file);
  return entryId;
}

/** As it stood in the day that was sent. */
export async function labelOf(
  ctx: Context,
  { deskId, zone }: Worker,
  { caseId, taskId }: Item,
): Promise<string> {
  const row = await tables(ctx)
    .selectFrom('cases as c')
    .innerJoin('caseWords as w', (join) =>
      join.onRef('w.deskId', '=', 'c.deskId').onRef('w.caseId', '=', 'c.id'),
    )
    .innerJoin('customers as k', (join) =>
      join.onRef('k.deskId', '=', 'c.deskId').onRef('k.id', '=', 'c.customerId'),
    )
    .leftJoin('tasks as t', (join) => join.onRef('t.deskId', '=', 'c.deskId').on('t.id', '=', taskId))
    .select(['k.name as customer', 'w.subject', 't.due as at'])
    .where('c.deskId', '=', deskId)
    .where('c.id', '=', caseId)
    .executeTakeFirstOrThrow();
  return sayItem(row, zone);
}

async function numberOf(ctx: Context, { deskId }: Worker, { caseId }: Item): Promise<string | null> {
  const point = await tables(ctx)
    .selectFrom('cases as c')
    .innerJoin('contactPoints as p', (join) =>
      join.onRef('p.deskId', '=', 'c.deskId').onRef('p.customerId', '=', 'c.customerId'),
    )
    .select('p.address')
    .where('c.deskId', '=', deskId)
    .where('c.id', '=', caseId)
    .where('p.kind', '=', 'phone')
    .orderBy('p.recordedAt')
    .limit(1)
    .executeTakeFirst();
  return point?.address ?? null;
}
