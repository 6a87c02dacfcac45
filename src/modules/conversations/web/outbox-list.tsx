import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { More } from '../../../ui/more.tsx';
import { When } from '../../../ui/when.tsx';
import { usePages } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { conversationsApi } from '../contract.ts';
import classes from './mail-list.module.css';

type Outgoing = Output<typeof conversationsApi.outbox>['items'][number];

export function OutboxList({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const mails = usePages(conversationsApi.outbox, { desk });
  return (
    <Answered of={mails} sentence={sentence}>
      {({ pages }) => {
        const outgoing = pages.flatMap((page) => page.items);
        if (outgoing.length === 0) return <Empty>{t('conversations.outboxEmpty')}</Empty>;
        return (
          <>
            <ul className={classes.list} aria-label={t('conversations.outbox')}>
              {outgoing.map((mail) => (
                <OutgoingMail key={mail.id} mail={mail} />
              ))}
            </ul>
            <More pages={mails} />
          </>
        );
      }}
    </Answered>
  );
}

const looks = {
  queued: classes.quiet,
  leased: classes.quiet,
  sent: classes.good,
  failed: classes.bad,
  'not sent, no mail server set': classes.waiting,
};

/** One mail: whom it goes to and how it fares; what it says opens on request. */
function OutgoingMail({ mail }: { mail: Outgoing }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(mail.deskId);
  return (
    <li className={classes.mail}>
      <details className={classes.what}>
        <summary data-row>
          <strong>{mail.subject}</strong>{' '}
          <span className={classes.quiet}>
            {mail.to} · {t(`conversations.${mail.kind}`)} · <When at={mail.at} zone={zone} />
          </span>
        </summary>
        <p className={classes.text}>{mail.text}</p>
        {mail.finalReply && (
          <p className={classes.quiet}>{t('conversations.finalReply', { reply: mail.finalReply })}</p>
        )}
        <Link to="/app/o/$organization/cases/$case" params={{ organization, case: mail.reference }}>
          {t('conversations.openCase')}
        </Link>
      </details>
      <span className={looks[mail.state]}>{t(`cases.delivery.${mail.state}`)}</span>
    </li>
  );
}
