import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Empty } from '../../../ui/answered.tsx';
import { When } from '../../../ui/when.tsx';
import { useDeskZone } from '../../people/web/index.ts';
import type { conversationsApi } from '../contract.ts';
import classes from './mail-list.module.css';
import { MailRows } from './mail-rows.tsx';

export type Outgoing = Output<typeof conversationsApi.outbox>['items'][number];
export type Fate = 'any' | 'waiting' | 'sent' | 'failed' | 'not sent';
type OutboxListProps = { mails: readonly Outgoing[]; fate: Fate };

/** What the desk sends, one mail to a line. */
export function OutboxList({ mails, fate }: OutboxListProps) {
  const { t } = useTranslation();
  if (mails.length === 0) return <Empty>{t(`conversations.outboxEmpty.${fate}`)}</Empty>;
  return (
    <MailRows
      label={t('conversations.outbox')}
      columns={['subject', 'to', 'kind', 'state', 'at']}
      look={classes.outgoing}
      mails={mails}
      row={(mail) => <Row mail={mail} />}
    />
  );
}

function Row({ mail }: { mail: Outgoing }) {
  const { t } = useTranslation();
  const zone = useDeskZone(mail.deskId);
  const look = mail.state === 'failed' ? `${classes.what} ${classes.failed}` : classes.what;
  return (
    <Link
      from="/app/o/$organization/desks/$desk/outbox"
      to="."
      search={(before) => ({ ...before, mail: mail.id })}
      className={`${classes.row} ${classes.outgoing}`}
      data-row
    >
      <span className={classes.subject} title={mail.subject}>
        <bdi>{mail.subject}</bdi>
      </span>
      <span className={classes.who} title={mail.to}>
        <bdi>{mail.to}</bdi>
      </span>
      <span className={classes.kind}>{t(`conversations.${mail.kind}`)}</span>
      <span className={look}>{t(`conversations.fateOf.${mail.state}`)}</span>
      <span className={classes.when}>
        <When at={mail.at} zone={zone} />
      </span>
    </Link>
  );
}
