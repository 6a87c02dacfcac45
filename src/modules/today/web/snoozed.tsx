import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { CaseRows } from '../../cases/web/index.ts';
import { useDrafted } from '../../conversations/web/index.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { type SnoozedRow, todayApi } from '../contract.ts';
import classes from './case-list.module.css';

/** What I put aside, folded away; each says when it is back, and can be taken back before. */
export function Snoozed({ rows }: { rows: readonly SnoozedRow[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const drafted = useDrafted();
  if (rows.length === 0) return null;
  return (
    <section className={classes.section} aria-label={t('today.snoozed', { count: rows.length })}>
      <button type="button" className={classes.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('today.snoozed', { count: rows.length })}
      </button>
      {open && (
        <CaseRows
          rows={rows}
          label={t('today.snoozed', { count: rows.length })}
          drafted={drafted}
          last={{ name: t('today.back'), of: (row) => <Back row={row} /> }}
        />
      )}
    </section>
  );
}

function Back({ row }: { row: SnoozedRow }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(row.deskId);
  const wake = useCommand(todayApi.wake, { done: () => say(t('today.awake')) });
  const moment = sayMoment(Date.parse(row.backAt), { now, zone, t });
  return (
    <>
      <span className={classes.back}>
        {t(row.until === null ? 'today.backOrAnswer' : 'today.backAt', { moment })}
      </span>
      <Verb
        plain
        label={t('today.wakeIt', { subject: row.subject })}
        loading={wake.isPending}
        onPress={() => wake.mutate({ case: row.id })}
      >
        {t('today.wake')}
      </Verb>
    </>
  );
}
