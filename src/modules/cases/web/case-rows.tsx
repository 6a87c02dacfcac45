import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOrganization } from '../../../web/organization.ts';
import { useMe } from '../../people/web/index.ts';
import type { CaseRow } from '../contract.ts';
import classes from './case-rows.module.css';
import { NextWord } from './next-word-time.tsx';

type CaseRowsProps = { rows: readonly CaseRow[]; label: string; withOwner?: boolean };

/** Cases, one to a line, in the order given. */
export function CaseRows({ rows, label, withOwner }: CaseRowsProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.card}>
      <div className={classes.columns} aria-hidden>
        <span>{t('cases.column.subject')}</span>
        <span>{t('cases.column.customer')}</span>
        <span>{t('cases.column.stands')}</span>
        <span>{t(withOwner ? 'cases.column.owner' : 'cases.column.desk')}</span>
        <span className={classes.next}>{t('cases.column.next')}</span>
      </div>
      <ul aria-label={label}>
        {rows.map((row) => (
          <li key={row.id}>
            <Row row={row} withOwner={withOwner} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Row({ row, withOwner }: { row: CaseRow; withOwner?: boolean }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const me = useMe();
  const zone = me.data?.desks.find((desk) => desk.id === row.deskId)?.zone ?? 'UTC';
  const stands =
    row.state === 'open' ? (row.stands ?? t('cases.notAnswered')) : t(`cases.state.${row.state}`);
  return (
    <Link
      to="/app/o/$organization/cases/$case"
      params={{ organization, case: row.reference }}
      className={classes.row}
      data-row
    >
      <span className={classes.subject}>{row.subject}</span>
      <span className={classes.customer}>{row.customer}</span>
      <span className={classes.stands}>{stands}</span>
      <span className={classes.desk}>{withOwner ? row.owner.name : row.desk}</span>
      <span className={classes.next}>
        <NextWord due={row.due} dueSetAt={row.dueSetAt} zone={zone} />
      </span>
    </Link>
  );
}
