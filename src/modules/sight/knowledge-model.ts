import { type Actor, type Rules, runs, type Standing } from './model.ts';
import { answersFor } from './shared-model.ts';
import type { Row, World } from './world.ts';

type OfArticle = { desk_id: string; article_id: string };

/**
 * A company's own article is read by its people on the desk, and once it works there no more by the client's; any other
 * by all who work there. A gap is seen by all who work there; that an article is wrong, by whoever reads it and by whose
 * company it is to mend.
 */
export function knowledgeRules(world: World, actor: Actor, my: Standing) {
  const isLeft = ({ desk_id, organization_id }: Row<'articles'>) =>
    my.isOfClient(desk_id) &&
    !world.engagements.some(
      (row) =>
        row.desk_id === desk_id &&
        row.organization_id === organization_id &&
        row.role !== 'third party' &&
        runs(row.starts_at, row.ends_at),
    );
  const isOurs = (row: Row<'articles'>) =>
    my.isSystem || row.organization_id === actor.organization || isLeft(row);
  const reads = (row: Row<'articles'>) =>
    my.onDesk(row.desk_id) && (row.audience !== 'company' || isOurs(row));
  const withArticle = ({ desk_id, article_id }: OfArticle) =>
    world.articles.some((row) => row.desk_id === desk_id && row.id === article_id && reads(row));
  // What it said before it was shared stays with those whose it was.
  const saidTo = ({ desk_id, article_id, version }: Row<'article_versions'>) =>
    world.articles.some(
      (row) =>
        row.desk_id === desk_id &&
        row.id === article_id &&
        reads(row) &&
        (version >= row.shared_from || isOurs(row)),
    );
  const seesGap = (row: Row<'gaps'>) =>
    my.onDesk(row.desk_id) &&
    (row.article_id === null ||
      (row.owner_id !== null && row.owner_id === actor.organization) ||
      withArticle({ desk_id: row.desk_id, article_id: row.article_id }));
  const withGap = ({ desk_id, gap_id }: { desk_id: string; gap_id: string }) =>
    world.gaps.some((row) => row.desk_id === desk_id && row.id === gap_id && seesGap(row));
  const shows = ({ desk_id, article_id, version }: Row<'article_version_pictures'>) =>
    saidTo({ desk_id, article_id, version } as Row<'article_versions'>);
  // Whoever reads what shows it, and before that whoever keeps it.
  const seesPicture = ({ desk_id, id, by_id }: Row<'article_pictures'>) =>
    (my.onDesk(desk_id) && my.person !== null && by_id === my.person) ||
    world.article_version_pictures.some(
      (row) => row.desk_id === desk_id && row.picture_id === id && shows(row),
    );
  const never = () => false;
  return {
    articles: reads,
    article_versions: saidTo,
    article_pictures: seesPicture,
    article_picture_chunks: ({ desk_id, picture_id }: Row<'article_picture_chunks'>) =>
      world.article_pictures.some(
        (row) => row.desk_id === desk_id && row.id === picture_id && seesPicture(row),
      ),
    article_version_pictures: shows,
    article_judgements: withArticle,
    article_comparisons: withArticle,
    article_uses: withArticle,
    gaps: seesGap,
    gap_cases: withGap,
    gap_searches: withGap,
    gap_owners: withGap,
    gap_closings: withGap,
    gap_withdrawals: withGap,
    gap_tellings: withGap,
    gap_evidence: withGap,
    article_terms: never,
    article_counts: never,
  };
}

/** Whoever works on the desk writes in their own name, of what they read. */
export function knowledgeWritten(world: World, actor: Actor, { sees, my }: { sees: Rules; my: Standing }) {
  const isMe = (person: string) => my.person !== null && person === my.person;
  const isOurs = (organization: string) => organization === actor.organization;
  const reads = ({ desk_id, article_id }: { desk_id: string; article_id: string | null }) =>
    article_id === null || sees.article_uses({ desk_id, article_id } as Row<'article_uses'>);
  return {
    articles: (row: Row<'articles'>) =>
      my.onDesk(row.desk_id) &&
      isMe(row.made_by_id) &&
      isOurs(row.organization_id) &&
      // That customers read it, whoever answers for the desk says.
      (row.audience !== 'customers' || answersFor(my)(row)),
    article_versions: (row: Row<'article_versions'>) =>
      isMe(row.author_id) && isOurs(row.organization_id) && reads(row),
    article_pictures: (row: Row<'article_pictures'>) => my.onDesk(row.desk_id) && isMe(row.by_id),
    // Its bytes come only in the moment in which whoever acts keeps it.
    article_picture_chunks: ({ desk_id, picture_id }: Row<'article_picture_chunks'>) =>
      world.article_pictures.some(
        (row) =>
          row.desk_id === desk_id &&
          row.id === picture_id &&
          row.recorded_at === 0 &&
          isMe(row.by_id) &&
          sees.article_pictures(row),
      ),
    article_judgements: (row: Row<'article_judgements'>) => isMe(row.by_id) && sees.article_judgements(row),
    article_comparisons: (row: Row<'article_comparisons'>) =>
      isMe(row.by_id) && sees.article_comparisons(row),
    article_uses: (row: Row<'article_uses'>) => isMe(row.by_id) && sees.article_uses(row),
    gaps: (row: Row<'gaps'>) => my.onDesk(row.desk_id) && isMe(row.made_by_id) && reads(row),
    gap_cases: (row: Row<'gap_cases'>) => isMe(row.by_id) && sees.gap_cases(row),
    gap_searches: (row: Row<'gap_searches'>) => isMe(row.by_id) && sees.gap_searches(row),
    gap_owners: (row: Row<'gap_owners'>) => isMe(row.by_id) && sees.gap_owners(row),
    // By those whose it is to mend, or the client.
    gap_closings: (row: Row<'gap_closings'>) =>
      isMe(row.by_id) &&
      sees.gap_closings(row) &&
      (my.isOfClient(row.desk_id) ||
        world.gaps.some(
          (gap) => gap.desk_id === row.desk_id && gap.id === row.gap_id && isOurs(gap.owner_id ?? ''),
        )) &&
      reads(row),
    // By whoever made it, by those whose it is to mend, or by whoever answers for the desk.
    gap_withdrawals: (row: Row<'gap_withdrawals'>) =>
      isMe(row.by_id) &&
      world.gaps.some(
        (gap) =>
          gap.desk_id === row.desk_id &&
          gap.id === row.gap_id &&
          sees.gaps(gap) &&
          (isMe(gap.made_by_id) || isOurs(gap.owner_id ?? '') || answersFor(my)(row)),
      ),
    gap_tellings: (row: Row<'gap_tellings'>) => isMe(row.by_id) && sees.gap_tellings(row),
    // What a customer tells comes by the desk's system, in nobody's name.
    ways: (row: Row<'ways'>) => my.onDesk(row.desk_id) && row.by_id === my.person,
    gap_evidence: (row: Row<'gap_evidence'>) =>
      row.by_id !== null && isMe(row.by_id) && sees.gap_evidence(row),
    ways_taken_up: (row: Row<'ways_taken_up'>) => my.onDesk(row.desk_id) && isMe(row.by_id) && reads(row),
  };
}

type Article = Row<'articles'>;

/** What a translation says the same as, where it is there to be read. */
export const originalAmong = (articles: readonly Article[], { desk_id, translates }: Article) =>
  articles.find((row) => row.desk_id === desk_id && row.id === translates);

/** An original with its translations. */
export const isFamily = (one: Article, other: Article): boolean =>
  one.desk_id === other.desk_id && (one.translates ?? one.id) === (other.translates ?? other.id);
