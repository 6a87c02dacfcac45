import type { Selectable } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { shortened } from '../../../platform/shortened.ts';
import { showTo, textToStaff } from '../../conversations/index.ts';
import type { ConversationsTables } from '../../conversations/tables.ts';
import { whoHears } from '../queries/who-hears.ts';
import { tables } from '../tables.ts';
import { clockIn, type Worker } from '../the-day.ts';
import { pocketWords } from '../words.ts';
import { workers } from './work-by-text.ts';

/**
 * Texts each danger that was marked to the client's people, at once and once: it is told in the same transaction in which
 * the texts begin to wait, and what was known of it is forgotten here with that.
 */
export async function tellDangers(ctx: Context): Promise<number> {
  const deskId = ctx.actor.deskId ?? '';
  const marked = await tables(ctx)
    .selectFrom('dangers')
    .selectAll()
    .where('deskId', '=', deskId)
    .where('toldAt', 'is', null)
    .orderBy('recordedAt')
    .limit(20)
    .forUpdate()
    .skipLocked()
    .execute();
  if (marked.length === 0) return 0;
  const hearing = await whoIsTexted(ctx, deskId);
  for (const danger of marked) {
    const words = await wordsOf(ctx, danger);
    const { caseId } = danger;
    for (const worker of hearing) {
      if (caseId) await showTo(ctx, worker, { cases: [{ caseId }], as: 'opened' });
      await textToStaff(ctx, { deskId, number: worker.number, words, dangerId: danger.id });
    }
    await tables(ctx)
      .updateTable('dangers')
      .set({
        ...{ toldAt: ctx.now, who: '', reachedAt: '', words: '' },
        // A gateway may have ended since whoever marked it saw that there was one.
        ...(hearing.length === 0 && { unheardAt: ctx.now }),
      })
      .where('deskId', '=', deskId)
      .where('id', '=', danger.id)
      .execute();
  }
  return marked.length;
}

async function whoIsTexted(ctx: Context, deskId: string): Promise<Worker[]> {
  const { texted } = await whoHears(ctx, deskId);
  if (texted.length === 0) return [];
  const ids = texted.map(({ id }) => id);
  return workers(ctx, deskId).where('w.personId', 'in', ids).execute();
}

type Marked = Selectable<ConversationsTables['dangers']>;

const mostWords = 500;

async function wordsOf(ctx: Context, danger: Marked): Promise<string> {
  const { kind, number, who, reachedAt, markedById, recordedAt } = danger;
  const row = await tables(ctx)
    .selectFrom('desks as d')
    .innerJoin('persons as p', (join) => join.on('p.id', '=', markedById))
    .select(['d.languages', 'd.zone', 'p.name'])
    .where('d.id', '=', ctx.actor.deskId ?? '')
    .executeTakeFirstOrThrow();
  const said = shortened(danger.words, mostWords);
  const at = clockIn(recordedAt, row.zone);
  return pocketWords(row.languages[0] ?? 'en').danger({
    kind,
    number,
    who,
    reachedAt,
    said,
    by: row.name,
    at,
  });
}
