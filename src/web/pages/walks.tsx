import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { walksApi } from '../../modules/walks/contract.ts';
import { WalkScreen, WalksScreen } from '../../modules/walks/web/index.ts';
import { Answered } from '../../ui/answered.tsx';
import { useKeys } from '../../ui/keys.ts';
import { LoadingCards } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useAsk } from '../api.ts';
import { isNowhere, useSentence } from '../failure.ts';
import { Nowhere } from '../shell/lost.tsx';

const all = '/app/o/$organization/desks/$desk/demand/walks';
const one = '/app/o/$organization/desks/$desk/demand/walks/$walk';

/** Cases of each week that client and provider read together. */
export function WalksPage() {
  const { t } = useTranslation();
  const params = useParams({ from: all });
  return (
    <Page narrow title={t('walks.title')}>
      <p>{t('walks.what')}</p>
      <WalksScreen key={params.desk} desk={params.desk} />
      <p>
        <Link to="/app/o/$organization/desks/$desk/demand" params={params}>
          {t('demand.screen.back')}
        </Link>
      </p>
    </Page>
  );
}

export function WalkPage() {
  const { t } = useTranslation();
  const { walk, ...params } = useParams({ from: one });
  const sentence = useSentence();
  const navigate = useNavigate();
  const view = useAsk(walksApi.walk, { walk });
  useKeys({ esc: { says: t('walks.back'), act: () => void navigate({ to: all, params }) } });
  if (isNowhere(view.error)) return <Nowhere />;
  return (
    <Answered of={view} sentence={sentence} loading={<LoadingCards heights={[240, 240]} />}>
      {(known) => (
        <WalkScreen
          key={known.id}
          walk={known}
          back={
            <Link to={all} params={params}>
              {t('walks.back')}
            </Link>
          }
        />
      )}
    </Answered>
  );
}
