import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hours } from '../platform/time/hours.ts';
import { usualWeek } from '../platform/time/hours.ts';
import classes from './hours-field.module.css';
import { HoursLines } from './hours-lines.tsx';
import { Verb } from './verb.tsx';
import { type Day, dayNames, days, type Span, weekWith } from './week.ts';

type HoursFieldProps = { label: string; value: Hours; choose: (hours: Hours) => void };

/** Weekly hours to read, and on request to change, a line a day; a day without hours is closed. */
export function HoursField({ label, value, choose }: HoursFieldProps) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  return (
    <fieldset className={classes.hours}>
      <legend>{label}</legend>
      {changing ? <Week value={value} choose={choose} /> : <HoursLines hours={value} />}
      <div>
        <Verb plain aria-expanded={changing} onPress={() => setChanging(!changing)}>
          {t(changing ? 'ui.hours.show' : 'ui.hours.change')}
        </Verb>
      </div>
    </fieldset>
  );
}

function Week({ value, choose }: Omit<HoursFieldProps, 'label'>) {
  const { t } = useTranslation();
  return (
    <>
      <Checkbox
        label={t('ui.hours.always')}
        checked={'always' in value}
        onChange={({ currentTarget }) => choose(currentTarget.checked ? { always: true } : usualWeek)}
      />
      {'week' in value &&
        days.map((day) => (
          <DayLine
            key={day}
            day={day}
            spans={value.week[day]}
            choose={(spans) => choose({ week: weekWith(value.week, day, spans) })}
          />
        ))}
    </>
  );
}
type DayLineProps = { day: Day; spans: readonly Span[]; choose: (spans: Span[]) => void };

function DayLine({ day, spans, choose }: DayLineProps) {
  const { t } = useTranslation();
  const name = t(`ui.hours.day.${dayNames[day]}`);
  const change = (at: number, span: Span) => choose(spans.map((one, index) => (index === at ? span : one)));
  return (
    <div className={classes.day}>
      <span className={classes.name}>{name}</span>
      <div className={classes.spans}>
        {spans.length === 0 && <span className={classes.closed}>{t('ui.hours.closed')}</span>}
        {spans.map(([from, until], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span of hours has no identity but its place in the day.
          <div key={index} className={classes.span}>
            <Time
              label={t('ui.hours.from', { day: name, number: index + 1 })}
              value={from}
              choose={(value) => change(index, [value, until])}
            />
            –
            <Time
              label={t('ui.hours.until', { day: name, number: index + 1 })}
              value={until}
              choose={(value) => change(index, [from, value])}
            />
            <button
              type="button"
              className={classes.remove}
              aria-label={t('ui.hours.remove', { day: name, number: index + 1 })}
              onClick={() => choose(spans.filter((_, at) => at !== index))}
            >
              ×
            </button>
          </div>
        ))}
        <button
          type="button"
          className={classes.add}
          aria-label={t('ui.hours.addTo', { day: name })}
          title={t('ui.hours.addTo', { day: name })}
          onClick={() => choose([...spans, spanAfter(spans)])}
        >
          +
        </button>
      </div>
    </div>
  );
}

/** What is likely meant: the usual hours, or an afternoon behind the hours there are. */
function spanAfter(spans: readonly Span[]): Span {
  const last = spans.at(-1);
  return last && last[1] < '23:00' ? [last[1], '23:00'] : ['09:00', '17:00'];
}

type TimeProps = { label: string; value: string; choose: (value: string) => void };

// A browser's own time field knows no 24:00.
function Time({ label, value, choose }: TimeProps) {
  return (
    <TextInput
      className={classes.time}
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
      pattern="([01]\d|2[0-3]):[0-5]\d|24:00"
      placeholder="09:00"
      inputMode="numeric"
      maxLength={5}
      required
    />
  );
}
