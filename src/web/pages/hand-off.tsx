import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { desksApi } from '../../modules/desks/contract.ts';
import { maySetMandates } from '../../modules/mandates/policy.ts';
import { HandedOff } from '../../modules/mandates/web/index.ts';
import { useActor } from '../../modules/people/web/index.ts';
import { Answered } from '../../ui/answered.tsx';
import { LoadingCards } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useAsk } from '../api.ts';
import { isNowhere, useSentence } from '../failure.ts';
import { Nowhere } from '../shell/lost.tsx';
import { DeskChoice } from './desk-choice.tsx';

const here = '/app/o/$organization/desks/$desk/hand-off';

export function HandOffPage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: here });
  const sentence = useSentence();
  const navigate = useNavigate();
  const actor = useActor();
  const view = useAsk(desksApi.desk, { desk });
  const choose = (slug: string) => navigate({ to: here, params: { organization, desk: slug } });
  if (isNowhere(view.error)) return <Nowhere />;
  return (
    <Page narrow title={t('shell.hand-off')} actions={<DeskChoice desk={desk} choose={choose} />}>
      <Answered of={view} sentence={sentence} loading={<LoadingCards heights={[320]} />}>
        {(answer) => (
          <HandedOff
            key={answer.id}
            desk={answer}
            mayChange={actor !== null && maySetMandates(actor, answer.id)}
          />
        )}
      </Answered>
      <p>
        <Link to="/app/o/$organization/desks/$desk/settings" params={{ organization, desk }}>
          {t('shell.settings')}
        </Link>
      </p>
    </Page>
  );
}
