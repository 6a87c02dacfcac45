import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { useNow } from '../../../ui/clock.ts';
import { LoadingRows } from '../../../ui/loading.tsx';
import { sayMoment } from '../../../ui/moment.ts';
import { More } from '../../../ui/more.tsx';
import { useAsk, usePages } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { askOrRecall } from '../../../web/offline/kept-answers.ts';
import { type CaseRow, casesApi } from '../../cases/contract.ts';
import { CaseRows } from '../../cases/web/index.ts';
import { useDrafted } from '../../conversations/web/index.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { isOpen, tasksApi } from '../../tasks/contract.ts';
import { type SnoozedRow, todayApi } from '../contract.ts';
import { Calls } from './calls.tsx';
import classes from './case-list.module.css';
import type { Today } from './coming-in.ts';
import { ComingInBar, useComingIn } from './coming-in-bar.tsx';
import { everybody, type Filters, filtered } from './filter.ts';
import { Late } from './late.tsx';
import { OfferedTogether } from './offered-together.tsx';
import { Bars, useSeveral } from './several.tsx';
import { Snoozed } from './snoozed.tsx';

/** Said: what lies at the foot beside what is done with the chosen rows. */
type MyCasesProps = { deskId: string | undefined; state: Filters['state']; said: ReactNode };

/** My cases on all my desks, in the order in which promises would break, with those of others that need me. */
export function MyCases(props: MyCasesProps) {
  const sentence = useSentence();
  const today = usePages(todayApi.today, { limit: 100 }, { through: askOrRecall });
  return (
    <Answered of={today} sentence={sentence} loading={<LoadingRows />}>
      {({ pages }) => (
        <MyList
          {...props}
          pages={pages}
          isAsked={today.isFetchedAfterMount}
          isMore={today.hasNextPage}
          more={<More pages={today} />}
        />
      )}
    </Answered>
  );
}

type MyListProps = MyCasesProps & {
  pages: readonly Today[];
  isAsked: boolean;
  isMore: boolean;
  more: ReactNode;
};

function MyList({ deskId, state, said, pages, isAsked, isMore, more }: MyListProps) {
  const { t } = useTranslation();
  const drafted = useDrafted();
  const { shown: first, comingIn, show } = useComingIn(pages[0] ?? nothingYet, isAsked);
  const loaded = pages.flatMap((page) => page.items);
  const mine = filtered(loaded, { deskId, state });
  const aside = filtered(first.snoozed, { deskId, state });
  const { choosing, bar } = useSeveral(mine, [...aside, ...first.standIn]);
  const isAskedOfUs = useAsk(tasksApi.tasks, {}, { through: askOrRecall }).data?.items.some(isOpen) ?? false;
  const isFiltered = deskId !== undefined || state !== undefined;
  // The server is asked for all of mine: what fits the filters may stand on a page that was not asked for yet.
  const lookedThrough = isFiltered && isMore ? loaded.length : undefined;
  return (
    <>
      <OfOthers what="offered" today={first} />
      <OfferedTogether rows={first.offered} />
      <OfOthers what="strangers" today={first} />
      {first.missed.length > 0 && mine.length > 0 && (
        <button type="button" className={classes.exception} onClick={toFirstMissed}>
          {t('today.missedBelow', { count: first.missed.length })}
        </button>
      )}
      <Calls rows={filtered(first.calls, { deskId, state })} />
      <Late rows={filtered(first.late, { deskId, state })} />
      {mine.length > 0 && (
        <CaseRows rows={mine} label={t('today.cases')} drafted={drafted} choosing={choosing} />
      )}
      {mine.length === 0 && (isFiltered || !isAskedOfUs) && (
        <NothingNow isFiltered={isFiltered} next={aside[0]} lookedThrough={lookedThrough} />
      )}
      {mine.length > 0 && lookedThrough !== undefined && (
        <p>{t('today.lookedThrough', { count: lookedThrough })}</p>
      )}
      {more}
      <Snoozed rows={aside} />
      <OfOthers what="standIn" today={first} />
      <OfOthers what="missed" today={first} />
      <Bars>
        {said}
        <ComingInBar comingIn={comingIn} show={show} />
        {bar}
      </Bars>
    </>
  );
}

/** Where the list is in view already nothing would move; the focus shows where it is. */
function toFirstMissed(): void {
  const row = document.querySelector<HTMLElement>('#missed [data-row]');
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

const nothingYet: Today = {
  items: [],
  next: null,
  calls: [],
  late: [],
  offered: [],
  standIn: [],
  strangers: [],
  missed: [],
  snoozed: [],
};

type Others = 'offered' | 'strangers' | 'standIn' | 'missed';

/** What of others needs me, with who owns it. */
function OfOthers({ what, today }: { what: Others; today: Today }) {
  const { t } = useTranslation();
  const drafted = useDrafted();
  const rows = today[what];
  if (rows.length === 0) return null;
  return (
    <section id={what} className={classes.section} aria-labelledby={`${what}-title`}>
      <h2 id={`${what}-title`}>{t(`today.${what}`)}</h2>
      <CaseRows rows={rows} label={t(`today.${what}`)} drafted={drafted} withOwner />
    </section>
  );
}

type NothingNowProps = {
  isFiltered: boolean;
  next: SnoozedRow | undefined;
  /** How many were looked through so far, where others are left. */
  lookedThrough: number | undefined;
};

/** Nothing to do is said calmly, and what comes next where that is known. */
function NothingNow({ isFiltered, next, lookedThrough }: NothingNowProps) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(next?.deskId ?? '');
  const moment = next && sayMoment(Date.parse(next.backAt), { now, zone, t });
  if (lookedThrough !== undefined)
    return (
      <div className={classes.nothing}>
        <p className={classes.calm}>{t('today.noneSoFar', { count: lookedThrough })}</p>
        <p>{t('today.moreToLook')}</p>
      </div>
    );
  return (
    <div className={classes.nothing}>
      <p className={classes.calm}>{t(isFiltered ? 'today.nothingLikeThis' : 'today.nothingNow')}</p>
      <p>
        {next
          ? t('today.nextIs', { customer: next.customer, moment })
          : t(isFiltered ? 'today.chooseOthers' : 'today.showsByItself')}
      </p>
    </div>
  );
}

type DeskCasesProps = { desk: string; filters: Filters; said: ReactNode };

/** The cases of a desk, everybody's or somebody's by name. */
export function DeskCases({ desk, filters: { owner, state }, said }: DeskCasesProps) {
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
        if (rows.length > 0) return <DeskList rows={rows} said={said} more={<More pages={cases} />} />;
        return (
          <>
            <Empty>{t('today.emptyDesk')}</Empty>
            <Bars>{said}</Bars>
          </>
        );
      }}
    </Answered>
  );
}

type DeskListProps = { rows: readonly CaseRow[]; said: ReactNode; more: ReactNode };

function DeskList({ rows, said, more }: DeskListProps) {
  const { t } = useTranslation();
  const drafted = useDrafted();
  const { choosing, bar } = useSeveral(rows);
  return (
    <>
      <CaseRows rows={rows} label={t('today.cases')} drafted={drafted} withOwner choosing={choosing} />
      {more}
      <Bars>
        {said}
        {bar}
      </Bars>
    </>
  );
}
