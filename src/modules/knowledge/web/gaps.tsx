import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { LoadingRows } from '../../../ui/loading.tsx';
import { More } from '../../../ui/more.tsx';
import { usePages } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { type GapRow, type GapState, knowledgeApi } from '../contract.ts';
import classes from './articles.module.css';
import { sayThing } from './say-article.ts';
import { sayHitAndWays } from './say-gap.ts';
import { WhoMends } from './who-mends.tsx';

type GapsProps = { desk: string; state: GapState };

/** What nobody can answer yet, what hit most people first; or what was mended or taken back. */
export function Gaps({ desk, state }: GapsProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const gaps = usePages(knowledgeApi.gaps, { desk, state });
  return (
    <Answered of={gaps} sentence={sentence} loading={<LoadingRows />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Empty>{t(`knowledge.gap.empty.${state}`)}</Empty>;
        return (
          <>
            <ul className={classes.list} aria-label={t('knowledge.gap.title')}>
              {items.map((gap) => (
                <li key={gap.id}>
                  <Row gap={gap} desk={desk} />
                </li>
              ))}
            </ul>
            <More pages={gaps} />
          </>
        );
      }}
    </Answered>
  );
}

function Row({ gap, desk }: { gap: GapRow; desk: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const about = [t(gap.isWrong ? 'knowledge.gap.wrong' : 'knowledge.gap.none'), sayThing(gap, t)];
  return (
    <Link
      to="/app/o/$organization/desks/$desk/knowledge/gaps/$gap"
      params={{ organization, desk, gap: gap.id }}
      className={classes.row}
      data-row
    >
      <span className={classes.words} lang={gap.language}>
        {gap.words}
      </span>
      {!gap.isWithdrawn && <span className={classes.quiet}>{sayHitAndWays(gap, t)}</span>}
      <span className={classes.quiet}>{about.filter((part) => part !== '').join(' · ')}</span>
      <span className={classes.quiet}>
        <WhoMends gap={gap} />
      </span>
    </Link>
  );
}
