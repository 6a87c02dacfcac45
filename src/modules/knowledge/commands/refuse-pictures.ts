import type { Context } from '../../../platform/context.ts';
import { picturesIn } from '../../../platform/markdown.ts';
import { invalid } from '../../../platform/refusal.ts';
import { type ArticleAudience, mostPictures } from '../contract.ts';
import { tables } from '../tables.ts';

type Shown = { deskId: string; helps: string; audience: ArticleAudience };

/** Refuses pictures that are not kept here, or not seen by whoever shows them. The database refuses those as well. */
export async function refusePictures(ctx: Context, { deskId, helps, audience }: Shown): Promise<void> {
  const { kept, others } = picturesIn(helps);
  if (others) throw invalid('article.foreign-picture', foreign);
  const ids = [...new Set(kept.map(({ id }) => id))];
  if (ids.length > mostPictures) throw invalid('article.too-many-pictures', tooMany);
  if (ids.length === 0) return;
  const seen = await tables(ctx)
    .selectFrom('articlePictures')
    .select('id')
    .where('deskId', '=', deskId)
    .where('id', 'in', ids)
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

const foreign =
  'A picture from elsewhere is not shown here, as it would tell others who reads. Take its address out and add the picture itself.';
const tooMany = `An article shows at most ${mostPictures} pictures.`;
const gone = 'One of the pictures is not there any more. Take it out and add it again.';
const undescribed = 'Say of each picture what it shows, for customers who cannot see it.';
