import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usualWeeks } from '../../modules/measures/contract.ts';
import { MeasuresScreen, NeedsList } from '../../modules/measures/web/index.ts';
import { Choice } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { DeskChoice } from './desk-choice.tsx';

const all = '/app/o/$organization/desks/$desk/demand/measures';
const needs = '/app/o/$organization/desks/$desk/demand/measures/needs';

const windows = [usualWeeks, 26, 52];

/** How it went for the customers of a desk; the window stands in the address. */
export function MeasuresPage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: all });
  const { weeks = usualWeeks } = useSearch({ from: all });
  const navigate = useNavigate({ from: all });
  return (
    <Page
      narrow
      title={t('measures.title')}
      actions={
        <>
          <Choice
            hideLabel
            label={t('measures.weeks')}
            value={String(weeks)}
            options={[...new Set([...windows, weeks])].map((count) => ({
              value: String(count),
              label: t('measures.weeksOf', { count }),
            }))}
            choose={(count) => void navigate({ search: { weeks: Number(count) }, replace: true })}
          />
          <DeskChoice
            desk={desk}
            choose={(slug) => navigate({ to: all, params: { organization, desk: slug } })}
          />
          <Link
            to="/app/o/$organization/desks/$desk/demand"
            params={{ organization, desk }}
            search={{ weeks }}
          >
            {t('measures.toDemand')}
          </Link>
        </>
      }
    >
      <p>{t('measures.what')}</p>
      <MeasuresScreen key={desk} desk={desk} weeks={weeks} />
    </Page>
  );
}

export function MeasuredNeedsPage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: needs });
  const { weeks = usualWeeks, which = 'needs', company } = useSearch({ from: needs });
  return (
    <Page narrow title={t('measures.behind')}>
      <NeedsList {...{ desk, weeks, which, company }} />
      <p>
        <Link to={all} params={{ organization, desk }} search={{ weeks }}>
          {t('measures.back')}
        </Link>
      </p>
    </Page>
  );
}
