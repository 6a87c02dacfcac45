import { judgeArticle } from '../modules/knowledge/commands/judge-article.ts';
import { makeGap } from '../modules/knowledge/commands/make-gap.ts';
import { translateArticle } from '../modules/knowledge/commands/translate-article.ts';
import { useArticle } from '../modules/knowledge/commands/use-article.ts';
import { writeArticle } from '../modules/knowledge/commands/write-article.ts';
import type { ArticleWords, GapWords } from '../modules/knowledge/contract.ts';
import { desks, type OrganizationKey, type PersonKey } from './cast.ts';
import type { Act } from './scene.ts';

type Found = Pick<GapWords, 'words' | 'versions'> & {
  by: PersonKey;
  of: OrganizationKey;
  department: string;
  due: Temporal.Instant;
};

/** Nobody has an answer for whoever asks next, and a department is to see to one. */
export const findsGap =
  ({ by, of, department, due, ...said }: Found): Act =>
  async ({ stage, caseId }) => {
    await stage.asPerson(by, (ctx) =>
      makeGap(ctx, {
        ...{
          case: caseId,
          language: 'en',
          make: 'Harmon',
          model: 'MX-12',
          searches: ['mono switch'],
          ...said,
        },
        ...{ ownerId: stage.installed.organizations[of], due: due.toString() },
        departmentId: stage.installed.departments[department] ?? null,
      }),
    );
  };

type Said = Pick<ArticleWords, 'words' | 'helps'> & Partial<ArticleWords>;
/** With the same in German, where whoever answers for the desk has said it. */
type Article = Said & { by: PersonKey; inGerman?: Pick<ArticleWords, 'words' | 'helps' | 'cause'> };

/**
 * What helped on a case is written down for all companies on the desk, somebody of the client has checked it, and whoever
 * answers for the desk lets customers read it.
 */
export const writesArticle =
  ({ by, inGerman, ...said }: Article, { checkedBy }: { checkedBy: PersonKey }): Act =>
  async (scene) => {
    const unknown = { cause: null, source: null, make: null, model: null, versions: null };
    const on = { desk: desks[scene.desk].slug, case: scene.caseId, language: 'en' };
    const { id: article } = await scene.stage.asPerson(by, async (ctx) => {
      const made = await writeArticle(ctx, {
        ...{ ...unknown, ...on, ...said },
        ...{ audience: 'companies', confidence: 'not validated' },
      });
      await useArticle(ctx, { case: scene.caseId, article: made.id, as: 'helped' });
      return made;
    });
    await scene.stage.asPerson(checkedBy, (ctx) => judgeArticle(ctx, { article, confidence: 'validated' }));
    const { accountable } = desks[scene.desk];
    await scene.stage.asPerson(accountable, async (ctx) => {
      await judgeArticle(ctx, { article, audience: 'customers' });
      if (!inGerman) return;
      const words = { ...unknown, ...said, ...inGerman, language: 'de' };
      await translateArticle(ctx, { ...words, article, ofVersion: 1, confidence: 'validated' });
    });
  };
