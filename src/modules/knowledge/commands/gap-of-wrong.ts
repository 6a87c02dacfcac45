import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { conflict } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { type VisibleCase, whereItGoesOn } from '../../cases/index.ts';
import { whoWorksHere } from '../../desks/index.ts';
import type { GapWords } from '../contract.ts';
import { mostOfGapWords } from '../gap-contract.ts';
import type { VisibleArticle } from '../queries/visible-article.ts';
import { tables } from '../tables.ts';
import { hoursToMend, keepCase, keepGap, keepOwner } from './keep-gap.ts';

/** A wrong article is a gap: the one that is open already, else another, which is theirs who wrote it, or the client's. */
export async function gapOfWrong(ctx: Context, theCase: VisibleCase, article: VisibleArticle): Promise<void> {
  const { deskId, id: caseId } = await whereItGoesOn(ctx, theCase);
  const fresh = uuid();
  const words = await wordsOf(ctx, theCase, article);
  const isFirst = await keepGap(ctx, { deskId, id: fresh, caseId, articleId: article.id, ...words });
  if (isFirst) {
    const due = asInstant(Temporal.Instant.from(ctx.now).add({ hours: hoursToMend }));
    const ownerId = await whoMends(ctx, article);
    await keepOwner(ctx, { deskId, gapId: fresh, turn: 1 }, { ownerId, departmentId: null, due });
  }
  const gapId = isFirst ? fresh : await openGapOf(ctx, article);
  await keepCase(ctx, { deskId, gapId, caseId }, []);
}

async function openGapOf(ctx: Context, { deskId, id }: VisibleArticle): Promise<string> {
  const open = await tables(ctx)
    .selectFrom('gaps')
    .select('id')
    .where('deskId', '=', deskId)
    .where('articleId', '=', id)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
  if (!open) throw conflict('gap.closed', 'What was wrong with it was mended just now. Read it again.');
  return open.id;
}

/** As the customer said it, of the thing that the article is about. */
async function wordsOf(ctx: Context, theCase: VisibleCase, article: VisibleArticle): Promise<GapWords> {
  const { rows } = await sql<GapWords & { said: string | null }>`
    select v.language, v.words, v.make, v.model, v.versions, (select w.text from entries e
        join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
        where e.desk_id = v.desk_id and e.case_id = ${theCase.id} and e.author_kind = 'customer'
        order by e.recorded_at, e.id limit 1) as said
    from article_versions v
    where v.desk_id = ${article.deskId} and v.article_id = ${article.id} and v.version = ${article.version}`.execute(
    ctx.db,
  );
  const [known] = rows;
  if (!known) throw new Error('an article has a version');
  const { said, ...about } = known;
  const theirs = (theCase.subject.trim() || said?.trim() || '').slice(0, mostOfGapWords);
  return theirs === '' ? about : { ...about, language: theCase.language, words: theirs };
}

async function whoMends(ctx: Context, { deskId, organizationId }: VisibleArticle): Promise<string> {
  const here = await whoWorksHere(ctx, deskId);
  const writer = here.find(({ id }) => id === organizationId);
  return (writer ?? here[0])?.id ?? organizationId;
}
