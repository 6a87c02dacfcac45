import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MomentField } from '../../../ui/moment-field.tsx';

/** When the person changes once they have accepted: not before a time, or at once with the reason. */
export type Changes = { at: string | null; whyAtOnce: string | null };

type ChangesFieldsProps = { changes: Changes; zone: string; change: (changes: Changes) => void };

/** The customer can say something before, unless it cannot wait. */
export function ChangesFields({ changes, zone, change }: ChangesFieldsProps) {
  const { t } = useTranslation();
  const { at, whyAtOnce } = changes;
  return (
    <>
      {whyAtOnce === null && (
        <MomentField
          label={t('conversations.changesAt')}
          value={at}
          zone={zone}
          choose={(next) => change({ ...changes, at: next })}
        />
      )}
      <Checkbox
        label={t('conversations.atOnce')}
        checked={whyAtOnce !== null}
        onChange={({ currentTarget: { checked } }) => change({ ...changes, whyAtOnce: checked ? '' : null })}
      />
      {whyAtOnce !== null && (
        <TextInput
          label={t('conversations.whyAtOnce')}
          value={whyAtOnce}
          onChange={({ currentTarget: { value } }) => change({ ...changes, whyAtOnce: value })}
          required
          withAsterisk={false}
          maxLength={500}
        />
      )}
    </>
  );
}
