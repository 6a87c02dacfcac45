import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeputyFields } from './deputy-fields.tsx';
import { PartyFields } from './party-fields.tsx';
import classes from './preparations.module.css';
import type { Fields } from './prepare-form.tsx';
import { marks, type RestDraft, registerFields } from './rest-draft.ts';
import { RuleFields } from './rule-fields.tsx';

/** As many signs as the lines have that may be sent: 400 dates, 30 names. */
const most = { holidays: 400 * 11, needs: 30 * 61 };

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
          maxLength={most.holidays}
        />
        <PartyFields rows={rest.thirdParties} choose={(thirdParties) => change({ thirdParties })} />
        <DeputyFields rows={rest.deputies} choose={(deputies) => change({ deputies })} zone={draft.zone} />
        {marks.map((mark) => (
          <Lines
            key={mark}
            label={t(`preparations.needs.${mark}`)}
            hint={t('preparations.needsHint')}
            value={rest.needs[mark]}
            choose={(typed) => change({ needs: { ...rest.needs, [mark]: typed } })}
            maxLength={most.needs}
          />
        ))}
        <Lines
          label={t('preparations.rule')}
          hint={t('preparations.ruleHint')}
          value={rest.rule}
          choose={(rule) => change({ rule })}
          maxLength={1000}
        />
        {rest.rule.trim() && <RuleFields draft={draft} change={change} />}
        {registerFields.map((field) => (
          <Lines
            key={field}
            maxLength={2000}
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

type LinesProps = {
  label: string;
  hint: string;
  value: string;
  choose: (value: string) => void;
  maxLength: number;
};

function Lines({ label, hint, value, choose, maxLength }: LinesProps) {
  return (
    <Textarea
      label={label}
      description={hint}
      value={value}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
      maxLength={maxLength}
      autosize
      minRows={1}
      maxRows={8}
    />
  );
}
