import { Checkbox, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/text-field.tsx';
import classes from './preparations.module.css';
import type { Fields } from './prepare-form.tsx';
import { marks, type RestDraft, registerFields, ruleRoles } from './rest-draft.ts';

/** As many signs as the lines have that may be sent: 400 dates, 20 companies, 30 names. */
const most = { holidays: 400 * 11, thirdParties: 20 * 1720, needs: 30 * 61 };

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
        <Lines
          label={t('preparations.thirdParties')}
          hint={t('preparations.thirdPartiesHint')}
          value={rest.thirdParties}
          choose={(thirdParties) => change({ thirdParties })}
          maxLength={most.thirdParties}
        />
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
        {rest.rule.trim() && <RuleFields rest={rest} change={change} />}
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

type RuleFieldsProps = { rest: RestDraft; change: (part: Partial<RestDraft>) => void };

/** For whom the rule is, and how long the client may refuse. */
function RuleFields({ rest, change }: RuleFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Checkbox.Group
        label={t('desks.ruleRoles')}
        value={rest.ruleRoles}
        onChange={(values) => change({ ruleRoles: ruleRoles.filter((role) => values.includes(role)) })}
      >
        {ruleRoles.map((role) => (
          <Checkbox key={role} mt={4} value={role} label={t(`desks.role.${role}`)} />
        ))}
      </Checkbox.Group>
      <TextField
        optional
        type="number"
        label={t('preparations.ruleHours')}
        hint={t('preparations.ruleHoursHint')}
        value={rest.vetoHours}
        choose={(vetoHours) => change({ vetoHours })}
        min={1}
        max={336}
      />
    </>
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
