import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { More } from '../../../ui/more.tsx';
import { usePages } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { casesApi } from '../../cases/contract.ts';
import { CaseRows } from '../../cases/web/index.ts';
import { todayApi } from '../contract.ts';
import classes from './case-list.module.css';
import { type Filter, filtered, type StateFilter } from './filter.ts';

/** My cases on all my desks; offered ones on top, because somebody waits for my answer. */
export function MyCases({ filter }: { filter: Filter }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const today = usePages(todayApi.today, { limit: 100 });
  return (
    <Answered of={today} sentence={sentence}>
      {({ pages }) => {
        const offered = pages[0]?.offered ?? [];
        const mine = filtered(
          pages.flatMap((page) => page.items),
          filter,
        );
        return (
          <>
            {offered.length > 0 && (
              <section className={classes.offered} aria-label={t('today.offered')}>
                <h2>{t('today.offered')}</h2>
                <CaseRows rows={offered} label={t('today.offered')} withOwner />
              </section>
            )}
            {mine.length > 0 && <CaseRows rows={mine} label={t('today.cases')} />}
            {mine.length + offered.length === 0 && <Empty>{t('today.empty')}</Empty>}
            <More pages={today} />
          </>
        );
      }}
    </Answered>
  );
}

/** All cases of a desk, whoever owns them. */
export function DeskCases({ desk, state }: { desk: string; state: StateFilter }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const cases = usePages(casesApi.cases, { desk, limit: 100, ...(state !== 'any' && { state }) });
  return (
    <Answered of={cases} sentence={sentence}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items);
        if (rows.length === 0) return <Empty>{t('today.emptyDesk')}</Empty>;
        return (
          <>
            <CaseRows rows={rows} label={t('today.cases')} withOwner />
            <More pages={cases} />
          </>
        );
      }}
    </Answered>
  );
}
