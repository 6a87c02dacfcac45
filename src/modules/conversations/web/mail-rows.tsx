import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './mail-list.module.css';

type Column = 'subject' | 'from' | 'to' | 'reason' | 'kind' | 'state' | 'received' | 'at';

type MailRowsProps<Mail> = {
  label: string;
  columns: readonly Column[];
  /** What else its columns look like. */
  look?: string | undefined;
  mails: readonly Mail[];
  row: (mail: Mail) => ReactNode;
};

/** Mails, one to a line, under the names of their columns. */
export function MailRows<Mail extends { id: string }>(props: MailRowsProps<Mail>) {
  const { label, columns, look = '', mails, row } = props;
  const { t } = useTranslation();
  return (
    <div className={classes.card}>
      <div className={`${classes.columns} ${look}`} aria-hidden>
        {columns.map((column) => (
          <span key={column}>{t(`conversations.column.${column}`)}</span>
        ))}
      </div>
      <ul aria-label={label}>
        {mails.map((mail) => (
          <li key={mail.id}>{row(mail)}</li>
        ))}
      </ul>
    </div>
  );
}
