import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Quiet } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import classes from './preparations.module.css';

type Row = { row: string; name: string };

type RowsProps<T extends Row> = {
  title: string;
  hint: string;
  rows: readonly T[];
  choose: (rows: T[]) => void;
  /** What adds another one, and how many there may be. */
  add: string;
  another: () => T;
  most: number;
  fields: (row: T, change: (part: Partial<T>) => void) => ReactNode;
};

/** Several of a kind, each of which can be left out again. */
export function Rows<T extends Row>({ title, hint, rows, choose, ...more }: RowsProps<T>) {
  const { t } = useTranslation();
  const { add, another, most, fields } = more;
  const change = (row: T) => (part: Partial<T>) =>
    choose(rows.map((one) => (one.row === row.row ? { ...one, ...part } : one)));
  return (
    <fieldset className={classes.group}>
      <legend>{title}</legend>
      <p>
        <Quiet>{hint}</Quiet>
      </p>
      {rows.map((row) => (
        <fieldset key={row.row} className={classes.row}>
          <legend>{row.name || add}</legend>
          {fields(row, change(row))}
          <div>
            <Verb
              plain
              label={t('preparations.leaveOutOf', { name: row.name || add })}
              onPress={() => choose(rows.filter((one) => one.row !== row.row))}
            >
              {t('preparations.leaveOut')}
            </Verb>
          </div>
        </fieldset>
      ))}
      {rows.length < most && (
        <div>
          <Verb onPress={() => choose([...rows, another()])}>{add}</Verb>
        </div>
      )}
    </fieldset>
  );
}
