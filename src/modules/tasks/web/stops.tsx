import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Money, minorOf, sayMoney } from '../../../platform/money.ts';
import { Choice } from '../../../ui/choice.tsx';
import { useNow } from '../../../ui/clock.ts';
import { isolated } from '../../../ui/isolated.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import type { SaidOfStop, TaskView } from '../contract.ts';
import classes from './my-tasks.module.css';

/** Until when what was ordered can be stopped and what that costs; or that it is late for that. */
export function Stops({ task: { stop }, zone }: { task: TaskView; zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  if (!stop) return null;
  if (typeof stop === 'string') return <p className={classes.quiet}>{t(`tasks.noStop.${stop}`)}</p>;
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

type Whether = 'unknown' | 'cannot' | 'until';
export type WrittenStop = {
  whether: Whether;
  until: string | null;
  cost: string;
  currency: string;
  words: string;
};
export const noStop: WrittenStop = { whether: 'unknown', until: null, cost: '', currency: '', words: '' };

/** What is written of it; null where it says no time or a cost that cannot be read. */
export function stopOf({ whether, until, cost, currency, words }: WrittenStop): SaidOfStop | null {
  if (whether !== 'until') return whether;
  const money = moneyOf(cost, currency);
  return until === null || money === undefined ? null : { until, cost: money, words: words.trim() || null };
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
  const options = (['unknown', 'cannot', 'until'] as const).map((value) => ({
    value,
    label: t(value === 'until' ? 'tasks.stopsUntil' : `tasks.noStop.${value}`),
  }));
  return (
    <>
      <Choice
        label={t('tasks.canBeStopped')}
        value={stop.whether}
        options={options}
        choose={(whether) => change({ whether })}
      />
      {stop.whether === 'until' && <UntilFields stop={stop} zone={zone} change={change} />}
    </>
  );
}

function UntilFields({ stop, zone, change }: StopFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
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
    </>
  );
}
