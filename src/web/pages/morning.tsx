import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayRaiseNeeds } from '../../modules/clientroom/policy.ts';
import { Raise, ThisMorning } from '../../modules/clientroom/web/index.ts';
import { CausesToRemove } from '../../modules/demand/web/index.ts';
import { desksApi } from '../../modules/desks/contract.ts';
import { useActor, useMe } from '../../modules/people/web/index.ts';
import { Answered } from '../../ui/answered.tsx';
import { LoadingCards } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useAsk } from '../api.ts';
import { isNowhere, useSentence } from '../failure.ts';
import { Nowhere } from '../shell/lost.tsx';
import { DeskChoice } from './desk-choice.tsx';

const here = '/app/o/$organization/desks/$desk/morning';

/** What the client wants to know first: what went wrong, what others wait for from it, and what was done in its name. */
export function MorningPage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: here });
  const sentence = useSentence();
  const navigate = useNavigate();
  const view = useAsk(desksApi.desk, { desk });
  const choose = (slug: string) => navigate({ to: here, params: { organization, desk: slug } });
  if (isNowhere(view.error)) return <Nowhere />;
  return (
    <Page narrow title={t('clientroom.title')} actions={<Actions desk={desk} choose={choose} />}>
      <Answered of={view} sentence={sentence} loading={<LoadingCards heights={[160, 160]} />}>
        {(answer) => (
          <>
            <ThisMorning key={answer.id} desk={answer} />
            <CausesToRemove key={`causes ${answer.id}`} desk={answer.slug} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function Actions({ desk, choose }: { desk: string; choose: (slug: string) => void }) {
  const me = useMe();
  const actor = useActor();
  const here = me.data?.desks.find(({ slug }) => slug === desk);
  return (
    <>
      <DeskChoice desk={desk} choose={choose} />
      {here && actor && mayRaiseNeeds(actor, here.id) && <Raise desk={desk} />}
    </>
  );
}
