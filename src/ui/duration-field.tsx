import { TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './duration-field.module.css';

type DurationFieldProps = {
  label: string;
  hint: string;
  minutes: number;
  choose: (minutes: number) => void;
  mostHours: number;
};

/** A length of time in hours and minutes. */
export function DurationField({ label, hint, minutes, choose, mostHours }: DurationFieldProps) {
  const { t } = useTranslation();
  const hintId = useId();
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return (
    <fieldset className={classes.duration} aria-describedby={hintId}>
      <legend>{label}</legend>
      <p id={hintId}>{hint}</p>
      <div className={classes.parts}>
        <Part word={t('ui.hoursPart')} value={hours} most={mostHours} choose={(h) => choose(h * 60 + rest)} />
        <Part word={t('ui.minutesPart')} value={rest} most={59} choose={(m) => choose(hours * 60 + m)} />
      </div>
    </fieldset>
  );
}

type PartProps = { word: string; value: number; most: number; choose: (value: number) => void };

function Part({ word, value, most, choose }: PartProps) {
  return (
    <div className={classes.part}>
      <TextInput
        type="number"
        aria-label={word}
        inputMode="numeric"
        min={0}
        max={most}
        value={value}
        onChange={({ currentTarget }) =>
          choose(Math.min(most, Math.max(0, Math.trunc(Number(currentTarget.value)))))
        }
        w={88}
        required
      />
      <span aria-hidden>{word}</span>
    </div>
  );
}
