import { Link } from '@tanstack/react-router';
import type { MouseEvent as Click, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganization } from '../../../web/organization.ts';
import { useMe } from '../../people/web/index.ts';
import type { CaseRow } from '../contract.ts';
import classes from './case-rows.module.css';
import { DraftMark } from './draft-mark.tsx';
import { NextWord } from './next-word-time.tsx';
import { OfferedMark } from './offered-mark.tsx';

/** Which rows are chosen for what is done to several at once; with `range`, all from the last one chosen to this. */
export type Choosing = {
  chosen: ReadonlySet<string>;
  choose: (row: CaseRow, how: { range: boolean }) => void;
};

type Looks<R extends CaseRow> = {
  label: string;
  withOwner?: boolean;
  /** On which something of whoever looks waits unsent. */
  drafted: ReadonlySet<string>;
  choosing?: Choosing;
  /** What stands last in a row, instead of the clock of its next word. */
  last?: { name: string; of: (row: R) => ReactNode };
};

/** Cases, one to a line, in the order given. */
export function CaseRows<R extends CaseRow>({ rows, ...looks }: Looks<R> & { rows: readonly R[] }) {
  const { t } = useTranslation();
  const { label, withOwner, choosing, last } = looks;
  return (
    <div className={classes.card}>
      <div className={classes.head} data-choosing={choosing !== undefined} aria-hidden>
        <div className={classes.columns}>
          <span>{t('cases.column.subject')}</span>
          <span>{t('cases.column.customer')}</span>
          <span>{t('cases.column.stands')}</span>
          <span>{t(withOwner ? 'cases.column.owner' : 'cases.column.desk')}</span>
          <span className={classes.next}>{last?.name ?? t('cases.column.next')}</span>
        </div>
      </div>
      <ul aria-label={label}>
        {rows.map((row) => (
          <Row key={row.id} row={row} {...looks} />
        ))}
      </ul>
    </div>
  );
}

function Row<R extends CaseRow>({ row, withOwner, drafted, choosing, last }: Looks<R> & { row: R }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const me = useMe();
  const zone = me.data?.desks.find((desk) => desk.id === row.deskId)?.zone ?? 'UTC';
  const stands =
    row.state === 'open' ? (row.stands ?? t('cases.notAnswered')) : t(`cases.state.${row.state}`);
  const chosen = choosing?.chosen.has(row.id) ?? false;
  const orRange = (event: Click) => {
    if (!choosing || !event.shiftKey) return;
    event.preventDefault();
    choosing.choose(row, { range: true });
  };
  return (
    <li className={classes.line} data-case={row.id} data-chosen={chosen}>
      {choosing && (
        <Box
          name={t('cases.choose', { subject: row.subject })}
          row={row}
          chosen={chosen}
          choosing={choosing}
        />
      )}
      <Link
        to="/app/o/$organization/cases/$case"
        params={{ organization, case: row.reference }}
        className={classes.row}
        onClick={orRange}
        data-row
        data-owner={withOwner}
      >
        <span className={classes.subject}>
          {drafted.has(row.id) && <DraftMark />}
          {row.offeredTo && <OfferedMark to={row.offeredTo} me={me.data?.id} zone={zone} />}
          {row.subject}
        </span>
        <span className={classes.customer}>{row.customer}</span>
        <span className={classes.stands}>{stands}</span>
        <span className={withOwner ? classes.owner : classes.desk}>
          {withOwner ? row.owner.name : row.desk}
        </span>
        {!last && (
          <span className={classes.next}>
            <NextWord due={row.due} dueSetAt={row.dueSetAt} zone={zone} />
          </span>
        )}
      </Link>
      {last && <span className={classes.last}>{last.of(row)}</span>}
    </li>
  );
}

type BoxProps = { name: string; row: CaseRow; chosen: boolean; choosing: Choosing };

function Box({ name, row, chosen, choosing }: BoxProps) {
  return (
    <label className={classes.box}>
      <input
        type="checkbox"
        aria-label={name}
        checked={chosen}
        onChange={({ nativeEvent }) =>
          choosing.choose(row, { range: nativeEvent instanceof MouseEvent && nativeEvent.shiftKey })
        }
      />
    </label>
  );
}
