import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { More } from '../../../ui/more.tsx';
import { usePages } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { casesApi } from '../../cases/contract.ts';
import { CaseRows } from '../../cases/web/index.ts';
import { todayApi } from '../contract.ts';
import classes from './case-list.module.css';
import { everybody, type Filters, filtered } from './filter.ts';
import { LoadingRows } from './loading-rows.tsx';

type Today = Output<typeof todayApi.today>;
type MyCasesProps = { deskId: string | undefined; state: Filters['state'] };

/** My cases on all my desks, in the order in which promises would break, with those of others that need me. */
export function MyCases({ deskId, state }: MyCasesProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const today = usePages(todayApi.today, { limit: 100 });
  return (
    <Answered of={today} sentence={sentence} loading={<LoadingRows />}>
      {({ pages }) => {
        const first = pages[0];
        if (!first) return null;
        const all = pages.flatMap((page) => page.items);
        const mine = filtered(all, { deskId, state });
        const isFiltered = deskId !== undefined || state !== undefined;
        return (
          <>
            <OfOthers what="offered" today={first} />
            <OfOthers what="strangers" today={first} />
            {first.missed.length > 0 && (
              <a className={classes.exception} href="#missed">
                {t('today.missedBelow', { count: first.missed.length })}
              </a>
            )}
            {mine.length > 0 && <CaseRows rows={mine} label={t('today.cases')} />}
            {mine.length === 0 && isFiltered && <Empty>{t('today.emptyFiltered')}</Empty>}
            {mine.length === 0 && !isFiltered && <NothingNow />}
            <More pages={today} />
            <OfOthers what="standIn" today={first} />
            <OfOthers what="missed" today={first} />
          </>
        );
      }}
    </Answered>
  );
}

type Others = 'offered' | 'strangers' | 'standIn' | 'missed';

/** What of others needs me, with who owns it. */
function OfOthers({ what, today }: { what: Others; today: Today }) {
  const { t } = useTranslation();
  const rows = today[what];
  if (rows.length === 0) return null;
  return (
    <section id={what} className={classes.section} aria-labelledby={`${what}-title`}>
      <h2 id={`${what}-title`}>{t(`today.${what}`)}</h2>
      <CaseRows rows={rows} label={t(`today.${what}`)} withOwner />
    </section>
  );
}

function NothingNow({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={classes.nothing}>
      <p className={classes.calm}>{t('today.nothingNow')}</p>
      <p>{children ?? t('today.showsByItself')}</p>
    </div>
  );
}

type DeskCasesProps = { desk: string; filters: Filters };

/** The cases of a desk, everybody's or somebody's by name. */
export function DeskCases({ desk, filters: { owner, state } }: DeskCasesProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const byName = owner !== undefined && owner !== everybody;
  const cases = usePages(casesApi.cases, {
    desk,
    limit: 100,
    ...(state && { state }),
    ...(byName && { owner }),
  });
  return (
    <Answered of={cases} sentence={sentence} loading={<LoadingRows />}>
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
