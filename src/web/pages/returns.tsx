import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { desksApi } from '../../modules/desks/contract.ts';
import { KnowledgeParts } from '../../modules/knowledge/web/index.ts';
import { usualWeeks } from '../../modules/returns/contract.ts';
import { Picture, ReturnedList } from '../../modules/returns/web/index.ts';
import { Choice } from '../../ui/choice.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Page } from '../../ui/page.tsx';
import { useAsk } from '../api.ts';
import { isNowhere } from '../failure.ts';
import { Nowhere } from '../shell/lost.tsx';
import { DeskChoice } from './desk-choice.tsx';

const all = '/app/o/$organization/desks/$desk/knowledge/returns';
const behind = '/app/o/$organization/desks/$desk/knowledge/returns/cases';

const windows = [12, usualWeeks, 104];

/** What was sent back to a desk; what is looked at stands in the address. */
export function ReturnsPage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: all });
  const { weeks = usualWeeks } = useSearch({ from: all });
  const navigate = useNavigate({ from: all });
  const { error } = useAsk(desksApi.desk, { desk });
  if (isNowhere(error)) return <Nowhere />;
  return (
    <Page
      title={t('returns.title')}
      actions={
        <>
          <Choice
            hideLabel
            label={t('returns.weeks')}
            value={String(weeks)}
            options={[...new Set([...windows, weeks])].map((count) => ({
              value: String(count),
              label: t('returns.weeksOf', { count }),
            }))}
            choose={(count) => void navigate({ search: { weeks: Number(count) }, replace: true })}
          />
          <DeskChoice
            desk={desk}
            choose={(slug) => navigate({ to: all, params: { organization, desk: slug } })}
          />
        </>
      }
    >
      <KnowledgeParts organization={organization} desk={desk} />
      <p>{t('returns.what')}</p>
      <Picture key={desk} desk={desk} weeks={weeks} />
    </Page>
  );
}

export function ReturnedPage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: behind });
  const { weeks = usualWeeks, which = 'sentBack', make, model, version } = useSearch({ from: behind });
  const navigate = useNavigate();
  const params = { organization, desk };
  const back = () => void navigate({ to: all, params, search: { weeks } });
  useKeys({ esc: { says: t('returns.back'), act: back } });
  return (
    <Page narrow title={t('returns.title')}>
      <ReturnedList {...{ desk, weeks, which, make, model, version }} />
      <p>
        <Link to={all} params={params} search={{ weeks }}>
          {t('returns.back')}
        </Link>
      </p>
    </Page>
  );
}
