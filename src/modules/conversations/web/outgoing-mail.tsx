import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { useNow } from '../../../ui/clock.ts';
import { useKeys } from '../../../ui/keys.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { sayReference } from '../../cases/web/index.ts';
import { useActor, useDeskZone } from '../../people/web/index.ts';
import { conversationsApi } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import classes from './mail-shown.module.css';
import type { Outgoing } from './outbox-list.tsx';

type OutgoingMailProps = { mail: Outgoing; close: () => void };

/** One mail of the desk: what it says, how it fares, what came back, and its case. */
export function OutgoingMail({ mail, close }: OutgoingMailProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(mail.deskId);
  const now = useNow();
  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.subject} dir="auto">
          {mail.subject}
        </h2>
        <Acts mail={mail} close={close} />
      </header>
      <dl className={classes.about}>
        <dt>{t('conversations.column.to')}</dt>
        <dd>
          <bdi>{mail.to}</bdi>
        </dd>
        <dt>{t('conversations.column.kind')}</dt>
        <dd>{t(`conversations.${mail.kind}`)}</dd>
        <dt>{t('conversations.column.at')}</dt>
        <dd>
          <When at={mail.at} zone={zone} />
        </dd>
        <dt>{t('conversations.column.state')}</dt>
        <dd className={mail.state === 'failed' ? classes.failed : undefined}>
          {mail.waitsFor && mail.state === 'queued'
            ? t('cases.waitsForQuiet', {
                moment: sayMoment(Date.parse(mail.nextAttemptAt), { now, zone, t }),
              })
            : t(`cases.delivery.${mail.state}`)}
        </dd>
        {mail.finalReply && (
          <>
            <dt>{t('conversations.cameBack')}</dt>
            <dd>
              <bdi>{mail.finalReply}</bdi>
            </dd>
          </>
        )}
      </dl>
      <p className={classes.text}>{mail.text}</p>
    </>
  );
}

/** What the desk sends by itself comes again by itself. */
const isSentAgain = (kind: Outgoing['kind']) => kind === 'message' || kind === 'task';

function Acts({ mail, close }: OutgoingMailProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const navigate = useNavigate();
  const actor = useActor();
  const again = useCommand(conversationsApi.sendAgain, { done: () => say(t('conversations.sendingAgain')) });
  const problem = useProblem(again);
  const didNotGo = mail.state === 'failed' || mail.state === 'not sent, no mail server set';
  const mayAgain =
    didNotGo && isSentAgain(mail.kind) && actor !== null && maySpeakToCustomers(actor, mail.deskId);
  const openCase = () =>
    navigate({ to: '/app/o/$organization/cases/$case', params: { organization, case: mail.reference } });
  const sendAgain = () => again.mutate({ desk: mail.deskId, mail: mail.id });
  const opens = t('conversations.openOther', { reference: sayReference(mail.reference) });
  useKeys({
    esc: { says: t('ui.close'), act: close },
    o: { says: opens, act: openCase },
    ...(mayAgain && !again.isPending && { t: { says: t('conversations.sendAgain'), act: sendAgain } }),
  });
  return (
    <div className={classes.actions}>
      <Verb shownKey="Esc" onPress={close}>
        {t('ui.close')}
      </Verb>
      {mayAgain && (
        <Verb shownKey="t" loading={again.isPending} onPress={sendAgain}>
          {t('conversations.sendAgain')}
        </Verb>
      )}
      <Verb shownKey="o" onPress={openCase}>
        {opens}
      </Verb>
      <Problem sentence={problem} />
    </div>
  );
}
