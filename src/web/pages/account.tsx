import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MyMacrosCard } from '../../modules/conversations/web/index.ts';
import { ExpertiseCards, expertisePart } from '../../modules/experts/web/index.ts';
import {
  AbsenceForm,
  ProfileForm,
  accountParts as parts,
  SessionsCard,
  TokensCard,
  useMe,
} from '../../modules/people/web/index.ts';
import { Answered } from '../../ui/answered.tsx';
import { LoadingCards } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { PageIndex } from '../../ui/page-index.tsx';
import { Soon } from '../../ui/soon.tsx';
import { Verb } from '../../ui/verb.tsx';
import { useSentence } from '../failure.ts';
import { forgetAnswers } from '../offline/device.ts';
import { OfflineCard, offlinePart } from '../offline/offline-card.tsx';
import { session } from '../session.ts';

export function AccountPage() {
  const { t } = useTranslation();
  const sentence = useSentence();
  const me = useMe();
  return (
    <Page narrow title={t('people.account')} actions={<SignOut />}>
      <Answered of={me} sentence={sentence} loading={<LoadingCards heights={[340, 200, 280]} />}>
        {(answer) => (
          <Soon>
            <PageIndex
              parts={[
                { at: parts.profile, title: t('people.profile') },
                { at: parts.times, title: t('people.times') },
                { at: parts.absence, title: t('people.absence') },
                ...(answer.desks.length > 0 ? [{ at: expertisePart, title: t('experts.mine.title') }] : []),
                ...answer.desks
                  .slice(0, 1)
                  .map(({ slug }) => ({ at: `macros-${slug}`, title: t('conversations.myMacros') })),
                { at: parts.sessions, title: t('people.sessions') },
                { at: parts.tokens, title: t('people.tokens') },
                { at: offlinePart, title: t('offline.title') },
              ]}
            />
            <ProfileForm key={answer.id} me={answer} />
            <AbsenceForm me={answer} />
            <ExpertiseCards />
            <MyMacrosCard me={answer} />
            <SessionsCard />
            <TokensCard me={answer} />
            <OfflineCard />
          </Soon>
        )}
      </Answered>
    </Page>
  );
}

function SignOut() {
  const { t } = useTranslation();
  const signOut = useMutation({
    mutationFn: session.signOut,
    onSuccess: async () => {
      await forgetAnswers();
      // A page asked for anew keeps nothing of what was on the screens before.
      window.location.assign('/app/sign-in');
    },
  });
  return (
    <Verb loading={signOut.isPending} onPress={() => signOut.mutate()}>
      {t('shell.signOut')}
    </Verb>
  );
}
