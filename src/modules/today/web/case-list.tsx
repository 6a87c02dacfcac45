import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { More } from '../../../ui/more.tsx';
import { usePages } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { casesApi } from '../../cases/contract.ts';
import { CaseRows } from '../../cases/web/index.ts';
import { todayApi } from '../contract.ts';
import classes from './case-list.module.css';
import { emptyWords, type Filter, filtered, type StateFilter } from './filter.ts';

/** My cases on all my desks; on top those of others that wait for me. */
export function MyCases({ filter }: { filter: Filter }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const today = usePages(todayApi.today, { limit: 100 });
  return (
    <Answered of={today} sentence={sentence}>
      {({ pages }) => {
        const ofOthers = (['offered', 'strangers', 'missed', 'standIn'] as const)
          .map((what) => ({ what, rows: pages[0]?.[what] ?? [] }))
          .filter(({ rows }) => rows.length > 0);
        const mine = filtered(
          pages.flatMap((page) => page.items),
          filter,
        );
        return (
          <>
            {ofOthers.map(({ what, rows }) => (
              <section key={what} className={classes.offered} aria-label={t(`today.${what}`)}>
                <h2>{t(`today.${what}`)}</h2>
                <CaseRows rows={rows} label={t(`today.${what}`)} withOwner />
              </section>
            ))}
            {mine.length > 0 && <CaseRows rows={mine} label={t('today.cases')} />}
            {mine.length + ofOthers.length === 0 && <Empty>{t(emptyWords(filter))}</Empty>}
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
