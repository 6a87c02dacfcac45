import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { desksApi } from '../../modules/desks/contract.ts';
import { knowledgeApi } from '../../modules/knowledge/contract.ts';
import { GapScreen, Gaps, KnowledgeParts } from '../../modules/knowledge/web/index.ts';
import { Answered } from '../../ui/answered.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useKeys } from '../../ui/keys.ts';
import { LoadingCards } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useAsk } from '../api.ts';
import { isNowhere, useSentence } from '../failure.ts';
import { Nowhere } from '../shell/lost.tsx';
import { DeskChoice } from './desk-choice.tsx';

const all = '/app/o/$organization/desks/$desk/knowledge/gaps';
const one = '/app/o/$organization/desks/$desk/knowledge/gaps/$gap';

/** What nobody on a desk can answer yet. */
export function GapsPage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: all });
  const { state = 'open' } = useSearch({ from: all });
  const navigate = useNavigate({ from: all });
  const { error } = useAsk(desksApi.desk, { desk });
  if (isNowhere(error)) return <Nowhere />;
  return (
    <Page
      title={t('knowledge.gap.title')}
      actions={
        <>
          <Choice
            hideLabel
            label={t('knowledge.gap.which')}
            value={state}
            options={[
              { value: 'open', label: t('knowledge.gap.open') },
              { value: 'closed', label: t('knowledge.gap.mended') },
              { value: 'withdrawn', label: t('knowledge.gap.allWithdrawn') },
            ]}
            choose={(value) => navigate({ search: { state: value === 'open' ? undefined : value } })}
          />
          <DeskChoice
            desk={desk}
            choose={(slug) => navigate({ to: all, params: { organization, desk: slug } })}
          />
        </>
      }
    >
      <KnowledgeParts organization={organization} desk={desk} />
      <p>{t('knowledge.gap.what')}</p>
      <Gaps key={desk} desk={desk} state={state} />
    </Page>
  );
}

export function GapPage() {
  const { t } = useTranslation();
  const { organization, desk, gap } = useParams({ from: one });
  const sentence = useSentence();
  const navigate = useNavigate();
  const view = useAsk(knowledgeApi.gap, { gap });
  const params = { organization, desk };
  useKeys({ esc: { says: t('knowledge.gap.toAll'), act: () => void navigate({ to: all, params }) } });
  if (isNowhere(view.error)) return <Nowhere />;
  return (
    <Answered of={view} sentence={sentence} loading={<LoadingCards heights={[160, 160]} />}>
      {(known) => (
        <GapScreen
          key={known.id}
          gap={known}
          desk={desk}
          back={
            <Link to={all} params={params}>
              {t('knowledge.gap.toAll')}
            </Link>
          }
        />
      )}
    </Answered>
  );
}
