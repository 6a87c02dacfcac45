import type { Context } from '../../../platform/context.ts';
import { picturesIn } from '../../../platform/markdown.ts';
import { invalid, Refusal } from '../../../platform/refusal.ts';
import { type ArticleAudience, mostPictures } from '../contract.ts';
import { tables } from '../tables.ts';

type Shown = { deskId: string; helps: string; audience: ArticleAudience };

/** Refuses pictures that are not kept here, or not seen by whoever shows them. The database refuses those as well. */
export async function refusePictures(ctx: Context, { deskId, helps, audience }: Shown): Promise<void> {
  const { others } = picturesIn(helps);
  if (others) throw invalid('article.foreign-picture', foreign);
  const ids = idsIn(helps);
  if (ids.length > mostPictures) throw invalid('article.too-many-pictures', tooMany);
  if (ids.length === 0) return;
  const seen = await tables(ctx)
    .selectFrom('articlePictures')
    .select('id')
    .where('deskId', '=', deskId)
    .where('id', 'in', ids)
    // Of what was dropped there is none.
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('articlePictureChunks as c')
          .select('c.place')
          .whereRef('c.deskId', '=', 'articlePictures.deskId')
          .whereRef('c.pictureId', '=', 'articlePictures.id'),
      ),
    )
    .execute();
  if (seen.length < ids.length) throw invalid('article.no-such-picture', gone);
  refuseUndescribed(helps, audience);
}

/** Who does not see a picture is told what it shows. */
export function refuseUndescribed(helps: string, audience: ArticleAudience): void {
  if (audience !== 'customers') return;
  if (picturesIn(helps).kept.some(({ description }) => description === ''))
    throw invalid('article.undescribed-picture', undescribed);
}

type Looked = {
  deskId: string;
  articleId: string;
  audience: ArticleAudience;
  helps: string;
  /** What these readers read before. */
  before?: string;
  /** What is said to show nobody. */
  cleared: readonly string[];
};

/**
 * Refuses what others than the company that wrote it would see and nobody has looked at, and answers with what was. No
 * machine finds a person or a label in a picture. For customers the database refuses it as well.
 */
export async function refuseUncleared(ctx: Context, told: Looked): Promise<string[]> {
  const { deskId, articleId, audience, helps, before = '', cleared } = told;
  if (audience === 'company') return [];
  const judged = await tables(ctx)
    .selectFrom('articleJudgements')
    .select('clearedPictures')
    .where('deskId', '=', deskId)
    .where('articleId', '=', articleId)
    .where('audience', '=', audience)
    .execute();
  const known = new Set([...idsIn(before), ...judged.flatMap((one) => one.clearedPictures)]);
  const anew = idsIn(helps).filter((id) => !known.has(id));
  const unseen = anew.filter((id) => !cleared.includes(id));
  if (unseen.length > 0) throw new Refusal('conflict', 'article.pictures-perhaps-personal', perhaps, unseen);
  return anew;
}

export const idsIn = (helps: string): string[] => [...new Set(picturesIn(helps).kept.map(({ id }) => id))];

const perhaps =
  'A picture may show a person, or something of a customer. Look at it before others read this.';
const foreign =
  'A picture from elsewhere is not shown here, as it would tell others who reads. Take its address out and add the picture itself.';
const tooMany = `An article shows at most ${mostPictures} pictures.`;
const gone = 'One of the pictures is not there any more. Take it out and add it again.';
const undescribed = 'Say of each picture what it shows, for customers who cannot see it.';
