import { useTranslation } from 'react-i18next';
import { CaseRows } from '../../cases/web/index.ts';
import { useDrafted } from '../../conversations/web/index.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { CallTime } from '../../tasks/web/index.ts';
import type { CallRow } from '../contract.ts';
import classes from './case-list.module.css';

/** Whom to call today, each at the time that they chose. */
export function Calls({ rows }: { rows: readonly CallRow[] }) {
  const { t } = useTranslation();
  const drafted = useDrafted();
  if (rows.length === 0) return null;
  return (
    <section id="calls" className={classes.section} aria-labelledby="calls-title">
      <h2 id="calls-title">{t('today.calls')}</h2>
      <CaseRows
        rows={rows}
        label={t('today.calls')}
        drafted={drafted}
        withOwner
        last={{ name: t('today.callAt'), of: (row) => <When row={row} /> }}
      />
    </section>
  );
}

function When({ row }: { row: CallRow }) {
  const zone = useDeskZone(row.deskId);
  return <CallTime window={row} zone={zone} />;
}
