import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { sayReference } from '../../cases/web/index.ts';
import { conversationsApi } from '../contract.ts';
import classes from './notice.module.css';

type JoinNoticeProps = { theCase: CaseView; offer: CaseView['joinOffers'][number] };

/** A mail named another case: somebody says whether both are the same need. */
export function JoinNotice({ theCase, offer }: JoinNoticeProps) {
  const { t } = useTranslation();
  const join = useCommand(conversationsApi.join);
  const keepApart = useCommand(conversationsApi.keepApart);
  const joinProblem = useProblem(join);
  const keepProblem = useProblem(keepApart);
  const title = t('conversations.joinOffer', {
    reference: sayReference(offer.reference),
    subject: offer.subject,
  });
  return (
    <section className={classes.notice} aria-label={title}>
      <p>{title}</p>
      <div className={classes.actions}>
        <Verb
          loading={join.isPending}
          onPress={() =>
            join.mutate(
              { case: theCase.id, to: offer.caseId },
              { onSuccess: () => say(t('conversations.hasJoined')) },
            )
          }
        >
          {t('conversations.joinIt')}
        </Verb>
        <Verb
          loading={keepApart.isPending}
          onPress={() =>
            keepApart.mutate(
              { case: theCase.id, from: offer.caseId },
              { onSuccess: () => say(t('conversations.keptApart')) },
            )
          }
        >
          {t('conversations.keepApart')}
        </Verb>
      </div>
      <Problem sentence={joinProblem ?? keepProblem} />
    </section>
  );
}
