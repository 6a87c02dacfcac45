import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usualWeeks } from '../../modules/costs/contract.ts';
import { CostedList, CostsScreen } from '../../modules/costs/web/index.ts';
import { Page } from '../../ui/page.tsx';
import { WeeksChoice } from './weeks-choice.tsx';

const all = '/app/o/$organization/desks/$desk/demand/costs';
const cases = '/app/o/$organization/desks/$desk/demand/costs/cases';

/** What failure costs, of the weeks that the address names. */
export function CostsPage() {
  const { t } = useTranslation();
  const params = useParams({ from: all });
  const { weeks = usualWeeks } = useSearch({ from: all });
  const navigate = useNavigate({ from: all });
  return (
    <Page
      narrow
      title={t('costs.title')}
      actions={
        <WeeksChoice
          weeks={weeks}
          choose={(count) => void navigate({ search: { weeks: count }, replace: true })}
        />
      }
    >
      <p>{t('costs.what')}</p>
      <CostsScreen key={params.desk} desk={params.desk} weeks={weeks} />
      <p>
        <Link to="/app/o/$organization/desks/$desk/demand" params={params} search={{ weeks }}>
          {t('demand.screen.back')}
        </Link>
      </p>
    </Page>
  );
}

export function CostedPage() {
  const { t } = useTranslation();
  const params = useParams({ from: cases });
  const { weeks = usualWeeks, of = 'rework' } = useSearch({ from: cases });
  return (
    <Page narrow title={t('costs.behind')}>
      <CostedList desk={params.desk} weeks={weeks} of={of} />
      <p>
        <Link to={all} params={params} search={{ weeks }}>
          {t('costs.back')}
        </Link>
      </p>
    </Page>
  );
}
