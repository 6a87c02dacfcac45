import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { useActions } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import type { CaseView } from '../../cases/contract.ts';
import { sayReference } from '../../cases/web/index.ts';
import { conversationsApi } from '../contract.ts';
import { sayJoinOffer } from './join-words.ts';
import classes from './notice.module.css';

type JoinNoticeProps = { theCase: CaseView; offer: CaseView['joinOffers'][number] };

/** A mail named another case: somebody says whether both are the same need. */
export function JoinNotice({ theCase, offer }: JoinNoticeProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const join = useCommand(conversationsApi.join, { done: () => say(t('conversations.hasJoined')) });
  const keepApart = useCommand(conversationsApi.keepApart, { done: () => say(t('conversations.keptApart')) });
  const joinProblem = useProblem(join);
  const keepProblem = useProblem(keepApart);
  const reference = sayReference(offer.reference);
  const joinIt = () => join.mutate({ case: theCase.id, to: offer.caseId });
  const keepIt = () => keepApart.mutate({ case: theCase.id, from: offer.caseId });
  useActions([
    { says: t('conversations.joinOffered', { reference }), act: joinIt },
    { says: t('conversations.keepApartFrom', { reference }), act: keepIt },
  ]);
  const sentences = sayJoinOffer(theCase, offer, t);
  return (
    <section className={classes.notice} aria-label={sentences[0]}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div className={classes.actions}>
        <Verb loading={join.isPending} onPress={joinIt}>
          {t('conversations.joinIt')}
        </Verb>
        <Verb loading={keepApart.isPending} onPress={keepIt}>
          {t('conversations.keepApart')}
        </Verb>
        <Link to="/app/o/$organization/cases/$case" params={{ organization, case: offer.reference }}>
          {t('conversations.openOther', { reference })}
        </Link>
      </div>
      <Problem sentence={joinProblem ?? keepProblem} />
    </section>
  );
}
