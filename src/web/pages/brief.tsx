import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { casesApi } from '../../modules/cases/contract.ts';
import { useMe } from '../../modules/people/web/index.ts';
import { BriefSheet } from '../../modules/tasks/web/index.ts';
import { Answered } from '../../ui/answered.tsx';
import { useKeys } from '../../ui/keys.ts';
import { LoadingCards } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Verb } from '../../ui/verb.tsx';
import { useAsk } from '../api.ts';
import { isNowhere, useSentence } from '../failure.ts';
import { askOrRecall } from '../offline/kept-answers.ts';
import { Nowhere } from '../shell/lost.tsx';

/** A case on one page, for whoever opens it next and for print. */
export function BriefPage() {
  const { t } = useTranslation();
  const params = useParams({ from: '/app/o/$organization/cases/$case/brief' });
  const sentence = useSentence();
  const navigate = useNavigate();
  const me = useMe();
  const theCase = useAsk(casesApi.theCase, { case: params.case }, { through: askOrRecall });
  const open = () => navigate({ to: '/app/o/$organization/cases/$case', params });
  useKeys({ esc: { says: t('tasks.brief.toCase'), act: open } });
  if (isNowhere(theCase.error)) return <Nowhere />;
  return (
    <Page
      narrow
      title={t('tasks.brief.title', { subject: theCase.data?.subject ?? '' })}
      actions={
        <>
          <Verb shownKey="Esc" onPress={open}>
            {t('tasks.brief.toCase')}
          </Verb>
          <Verb primary onPress={() => window.print()}>
            {t('tasks.brief.print')}
          </Verb>
        </>
      }
    >
      <Answered of={me} sentence={sentence} loading={<LoadingCards heights={[480]} />}>
        {(who) => (
          <Answered of={theCase} sentence={sentence} loading={<LoadingCards heights={[480]} />}>
            {(view) => <BriefSheet theCase={view} me={who} />}
          </Answered>
        )}
      </Answered>
    </Page>
  );
}
