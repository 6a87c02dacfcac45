import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Empty } from '../../../ui/answered.tsx';
import { When } from '../../../ui/when.tsx';
import { useDeskZone } from '../../people/web/index.ts';
import type { conversationsApi } from '../contract.ts';
import { sayHeldReason } from './held-reason.ts';
import classes from './mail-list.module.css';
import { MailRows } from './mail-rows.tsx';

export type HeldState = 'quarantined' | 'ignored';
type Held = Output<typeof conversationsApi.quarantine>['items'][number];
type QuarantineListProps = { mails: readonly Held[]; state: HeldState };

/** Mail that was held back, one to a line. */
export function QuarantineList({ mails, state }: QuarantineListProps) {
  const { t } = useTranslation();
  if (mails.length === 0) return <Empty>{t(`conversations.quarantineEmpty.${state}`)}</Empty>;
  return (
    <MailRows
      label={t('conversations.quarantine')}
      columns={['subject', 'from', 'reason', 'received']}
      mails={mails}
      row={(mail) => <Row mail={mail} />}
    />
  );
}

function Row({ mail }: { mail: Held }) {
  const { t } = useTranslation();
  const zone = useDeskZone(mail.deskId);
  const subject = mail.subject || t('conversations.noSubject');
  return (
    <Link
      from="/app/o/$organization/desks/$desk/quarantine"
      to="."
      search={(before) => ({ ...before, mail: mail.id })}
      className={classes.row}
      data-row
    >
      <span className={classes.subject} title={subject}>
        <bdi>{subject}</bdi>
      </span>
      <span className={classes.who} title={mail.from}>
        <bdi>{mail.from || t('conversations.nobodyNamed')}</bdi>
      </span>
      <span className={classes.what}>{sayHeldReason(mail.reason, t)}</span>
      <span className={classes.when}>
        <When at={mail.receivedAt} zone={zone} />
      </span>
    </Link>
  );
}
