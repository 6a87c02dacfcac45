import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { studiesApi } from '../../modules/studies/contract.ts';
import { StudiesScreen, StudyScreen } from '../../modules/studies/web/index.ts';
import { Answered } from '../../ui/answered.tsx';
import { useKeys } from '../../ui/keys.ts';
import { LoadingCards } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useAsk } from '../api.ts';
import { isNowhere, useSentence } from '../failure.ts';
import { Nowhere } from '../shell/lost.tsx';

const all = '/app/o/$organization/desks/$desk/demand/studies';
const one = '/app/o/$organization/desks/$desk/demand/studies/$study';

/** Contacts that people of a desk read together. */
export function StudiesPage() {
  const { t } = useTranslation();
  const params = useParams({ from: all });
  return (
    <Page narrow title={t('studies.title')}>
      <p>{t('studies.what')}</p>
      <StudiesScreen key={params.desk} desk={params.desk} />
      <p>
        <Link to="/app/o/$organization/desks/$desk/demand" params={params}>
          {t('demand.screen.back')}
        </Link>
      </p>
    </Page>
  );
}

export function StudyPage() {
  const { t } = useTranslation();
  const { study, ...params } = useParams({ from: one });
  const sentence = useSentence();
  const navigate = useNavigate();
  const view = useAsk(studiesApi.study, { study });
  useKeys({ esc: { says: t('studies.back'), act: () => void navigate({ to: all, params }) } });
  if (isNowhere(view.error)) return <Nowhere />;
  return (
    <Answered of={view} sentence={sentence} loading={<LoadingCards heights={[240, 160]} />}>
      {(known) => (
        <StudyScreen
          key={known.id}
          study={known}
          desk={params.desk}
          back={
            <Link to={all} params={params}>
              {t('studies.back')}
            </Link>
          }
        />
      )}
    </Answered>
  );
}
