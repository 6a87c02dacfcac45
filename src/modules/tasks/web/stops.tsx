import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Money, minorOf, sayMoney } from '../../../platform/money.ts';
import { useNow } from '../../../ui/clock.ts';
import { isolated } from '../../../ui/isolated.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import type { Stop, TaskView } from '../contract.ts';
import classes from './my-tasks.module.css';

/** Until when what was ordered can be stopped and what that costs; or that it is late for that. */
export function Stops({ task: { stop }, zone }: { task: TaskView; zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  if (!stop) return null;
  const moment = sayMoment(Date.parse(stop.until), { now, zone, t });
  if (Date.parse(stop.until) <= now)
    return <p className={classes.late}>{t('tasks.couldBeStopped', { moment })}</p>;
  const said = stop.cost
    ? t('tasks.stops', { moment, cost: sayMoney(stop.cost, t('language')) })
    : t('tasks.stopsFree', { moment });
  return (
    <p>
      {said}
      {stop.words && ` (${isolated(stop.words)})`}
    </p>
  );
}

export type WrittenStop = { until: string | null; cost: string; currency: string; words: string };
export const noStop: WrittenStop = { until: null, cost: '', currency: '', words: '' };

/** What is written of it; null where the cost cannot be read, and nothing where nothing is written. */
export function stopOf({ until, cost, currency, words }: WrittenStop): { stop?: Stop } | null {
  const money = moneyOf(cost, currency);
  if (money === undefined) return null;
  return until === null ? {} : { stop: { until, cost: money, words: words.trim() || null } };
}

function moneyOf(cost: string, currency: string): Money | null | undefined {
  if (cost.trim() === '') return null;
  const code = currency.trim().toUpperCase();
  const minor = /^[A-Z]{3}$/.test(code) ? minorOf(cost, code) : null;
  return minor === null ? undefined : { minor, currency: code };
}

type StopFieldsProps = { stop: WrittenStop; zone: string; change: (part: Partial<WrittenStop>) => void };

export function StopFields({ stop, zone, change }: StopFieldsProps) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('tasks.canBeStopped')}</summary>
      <MomentField
        label={t('tasks.stopUntil')}
        value={stop.until}
        zone={zone}
        choose={(until) => change({ until })}
      />
      <TextInput
        label={t('tasks.stopCost')}
        inputMode="decimal"
        value={stop.cost}
        onChange={({ currentTarget: { value } }) => change({ cost: value })}
        maxLength={16}
      />
      <TextInput
        label={t('tasks.stopCurrency')}
        value={stop.currency}
        onChange={({ currentTarget: { value } }) => change({ currency: value })}
        maxLength={3}
      />
      <TextInput
        label={t('tasks.stopWords')}
        value={stop.words}
        onChange={({ currentTarget: { value } }) => change({ words: value })}
        maxLength={200}
      />
    </details>
  );
}
