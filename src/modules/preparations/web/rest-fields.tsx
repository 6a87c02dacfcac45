import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/text-field.tsx';
import classes from './preparations.module.css';
import type { Fields } from './prepare-form.tsx';
import { marks, type RestDraft, registerFields } from './rest-draft.ts';

/** What may be prepared and need not be: the client can do all of it later. */
export function RestFields({ draft, set }: Fields) {
  const { t } = useTranslation();
  const { rest } = draft;
  const change = (part: Partial<RestDraft>) => set({ rest: { ...rest, ...part } });
  return (
    <details>
      <summary>{t('preparations.rest')}</summary>
      <div className={classes.group}>
        <Lines
          label={t('desks.holidays')}
          hint={t('desks.holidaysHint')}
          value={rest.holidays}
          choose={(holidays) => change({ holidays })}
        />
        <Lines
          label={t('preparations.thirdParties')}
          hint={t('preparations.thirdPartiesHint')}
          value={rest.thirdParties}
          choose={(thirdParties) => change({ thirdParties })}
        />
        {marks.map((mark) => (
          <TextField
            key={mark}
            optional
            label={t(`preparations.needs.${mark}`)}
            hint={t('preparations.needsHint')}
            value={rest.needs[mark]}
            choose={(typed) => change({ needs: { ...rest.needs, [mark]: typed } })}
            maxLength={500}
          />
        ))}
        <Lines
          label={t('preparations.rule')}
          hint={t('preparations.ruleHint')}
          value={rest.rule}
          choose={(rule) => change({ rule })}
        />
        <TextField
          optional
          label={t('preparations.ruleHours')}
          value={rest.vetoHours}
          choose={(vetoHours) => change({ vetoHours })}
          maxLength={3}
        />
        {registerFields.map((field) => (
          <Lines
            key={field}
            label={t(`desks.${field}`)}
            hint={t(`desks.hintOf.${field}`)}
            value={rest.register[field]}
            choose={(typed) => change({ register: { ...rest.register, [field]: typed } })}
          />
        ))}
      </div>
    </details>
  );
}

type LinesProps = { label: string; hint: string; value: string; choose: (value: string) => void };

function Lines({ label, hint, value, choose }: LinesProps) {
  return (
    <Textarea
      label={label}
      description={hint}
      value={value}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
      maxLength={2000}
      autosize
      minRows={1}
      maxRows={8}
    />
  );
}
