import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { isolated } from '../../../ui/isolated.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { CaseRows } from '../../cases/web/index.ts';
import { useDrafted } from '../../conversations/web/index.ts';
import { useDeskZone } from '../../people/web/index.ts';
import type { LateRow } from '../contract.ts';
import classes from './case-list.module.css';

/** Cases on which somebody who was asked is late, before the customer's own time breaks. */
export function Late({ rows }: { rows: readonly LateRow[] }) {
  const { t } = useTranslation();
  const drafted = useDrafted();
  if (rows.length === 0) return null;
  return (
    <section id="late" className={classes.section} aria-labelledby="late-title">
      <h2 id="late-title">{t('today.late')}</h2>
      <CaseRows
        rows={rows}
        label={t('today.late')}
        drafted={drafted}
        last={{ name: t('today.waitsFor'), of: (row) => <Whom row={row} /> }}
      />
    </section>
  );
}

function Whom({ row: { deskId, whom, neededBy } }: { row: LateRow }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(deskId);
  const moment = sayMoment(Date.parse(neededBy), { now, zone, t });
  return <span className={classes.lateBy}>{t('today.lateBy', { whom: isolated(whom), moment })}</span>;
}
