import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { demandApi, usualWeeks } from '../../modules/demand/contract.ts';
import { CauseScreen, CausesScreen } from '../../modules/demand/web/index.ts';
import { Answered } from '../../ui/answered.tsx';
import { useKeys } from '../../ui/keys.ts';
import { LoadingCards } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useAsk } from '../api.ts';
import { isNowhere, useSentence } from '../failure.ts';
import { Nowhere } from '../shell/lost.tsx';

const demand = '/app/o/$organization/desks/$desk/demand';
const all = '/app/o/$organization/desks/$desk/demand/causes';
const one = '/app/o/$organization/desks/$desk/demand/causes/$cause';

/** What makes customers of a desk come who should not have had to. */
export function CausesPage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: all });
  const { weeks = usualWeeks } = useSearch({ from: all });
  return (
    <Page narrow title={t('demand.cause.title')}>
      <p>{t('demand.cause.what')}</p>
      <CausesScreen key={desk} desk={desk} weeks={weeks} />
      <p>
        <Link to={demand} params={{ organization, desk }} search={{ weeks }}>
          {t('demand.screen.back')}
        </Link>
      </p>
    </Page>
  );
}

export function CausePage() {
  const { t } = useTranslation();
  const { organization, desk, cause } = useParams({ from: one });
  const { weeks = usualWeeks } = useSearch({ from: one });
  const sentence = useSentence();
  const navigate = useNavigate();
  const view = useAsk(demandApi.cause, { cause, weeks });
  const params = { organization, desk };
  const search = { weeks };
  useKeys({
    esc: { says: t('demand.cause.back'), act: () => void navigate({ to: all, params, search }) },
  });
  if (isNowhere(view.error)) return <Nowhere />;
  return (
    <Answered of={view} sentence={sentence} loading={<LoadingCards heights={[160, 240]} />}>
      {(known) => (
        <CauseScreen
          key={known.id}
          cause={known}
          desk={desk}
          back={
            <Link to={all} params={params} search={search}>
              {t('demand.cause.back')}
            </Link>
          }
        />
      )}
    </Answered>
  );
}
